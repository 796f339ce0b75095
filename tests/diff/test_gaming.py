"""Edits that look like progress and are none, alone and together: none of them may be called better.

The seed is printed where one of them gets through.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

import pytest

from tests.diff.random_journeys import (
    ASSISTED,
    SEED,
    by_id,
    caused,
    compared,
    drawn,
    helps,
    is_help,
    roots,
    without,
)
from tests.journeys_strategy import Written

JOURNEYS = 60
BETTER = {"experience-improvement", "need-removed", "service-only", "mixed"}
Trick = Callable[[Written, random.Random], None]
TRICKS: dict[str, Trick] = {}
NOT_TOGETHER = {"show it with the word of the team"}
"""In a plan a written outcome is what is planned, so this is no trick there."""


def trick(function: Trick) -> Trick:
    """Declare a way to look better."""
    TRICKS[function.__name__.replace("_", " ")] = function
    return function


def hardest(new: Written) -> Written:
    return max((step for step in new["touchpoints"] if step.get("friction") != "unknown"), key=lambda s: s["friction"])


@trick
def say_the_same_time_in_other_words_beside_a_lower_score(new: Written, chance: random.Random) -> None:
    new["state"] = "to-be"
    for step in new["touchpoints"]:
        for field in ("wait", "duration"):
            if field in step and step[field].endswith("h"):
                step[field] = f"{int(step[field][:-1]) * 60}m"
        step |= {"context": step.get("context", "unknown"), "friction": 1}
        step.setdefault("outcome", "failed" if step["friction"] == 5 else "done")


@trick
def withdraw_times_beside_a_lower_score(new: Written, chance: random.Random) -> None:
    new["state"] = "to-be"
    for step in new["touchpoints"]:
        for field in ("wait", "duration", "after", "promise", "steps"):
            step.pop(field, None)
        step["friction"] = 1


@trick
def retire_and_draw_again_softer(new: Written, chance: random.Random) -> None:
    step = hardest(new)
    again = {**step, "id": f"{step['id']}-again", "name": "Something that sounds different", "friction": 1}
    new["touchpoints"].insert(new["touchpoints"].index(step), again)
    for other in caused(new, step):
        if step["id"] in other["caused_by"]:
            other["caused_by"] = [again["id"]]
    if new["goal_met_at"] == step["id"]:
        new["goal_met_at"] = again["id"]
    retired = new.get("retired", [])
    without(new, [step], "replaced")
    new["retired"] += retired


@trick
def retire_and_draw_again_with_a_renamed_team(new: Written, chance: random.Random) -> None:
    retire_and_draw_again_softer(new, chance)
    for step in new["touchpoints"]:
        step["team"] = f"new-{step['team']}"


@trick
def cut_a_call_in_two_of_which_one_is_welcome(new: Written, chance: random.Random) -> None:
    calls = [step for step in helps(new) if step["channel"] in ASSISTED and "caused_by" in step]
    if not calls:
        return
    call = chance.choice(calls)
    half = {**copy.deepcopy(call), "id": "half", "name": "Have a chat", "reach": call["reach"] / 2, "demand": "value"}
    half.pop("caused_by")
    new["touchpoints"].insert(new["touchpoints"].index(call) + 1, half)
    for step in (call, *caused(new, call)):
        step["reach"] = step["reach"] / 2


@trick
def move_the_call_to_a_page(new: Written, chance: random.Random) -> None:
    for step in helps(new):
        step |= {"channel": "web", "kind": "task"}


@trick
def call_it_something_that_the_company_does(new: Written, chance: random.Random) -> None:
    for step in helps(new):
        step |= {"kind": "communication", "initiated_by": "company"}


@trick
def blame_service_for_the_calls(new: Written, chance: random.Random) -> None:
    first: str | None = None
    for step in helps(new):
        if first and by_id(new, first).get("reach", 1) >= step["reach"]:
            step["caused_by"] = [first]
        first = first or step["id"]


@trick
def drop_the_deadline(new: Written, chance: random.Random) -> None:
    new.pop("deadline", None)


@trick
def draw_the_slow_steps_aside(new: Written, chance: random.Random) -> None:
    goal = by_id(new, new["goal_met_at"])
    goal["follows"] = [new["touchpoints"][0]["id"]]


@trick
def show_it_with_the_word_of_the_team(new: Written, chance: random.Random) -> None:
    for step in new["touchpoints"]:
        if step.get("friction") != "unknown":
            step["friction"] = 1
        step["outcome"] = "done"
        step["evidence"] = [{"covers": ["friction", "outcome"], "from": chance.choice(("staff", "estimate"))}]


@trick
def show_it_with_what_was_known_before(new: Written, chance: random.Random) -> None:
    for step in new["touchpoints"]:
        if step.get("friction") != "unknown" and "evidence" in step:
            step["friction"] = 1
            for entry in step["evidence"]:
                entry["covers"] = ["friction", "outcome", "reach", "times", "demand"]


@trick
def merge_hard_steps_into_an_easy_one(new: Written, chance: random.Random) -> None:
    at = next((i for i, step in enumerate(new["touchpoints"]) if step in [*roots(new)]), 0)
    if not at:
        return
    first, second = new["touchpoints"][at - 1], new["touchpoints"][at]
    timed = any(field in first for field in ("wait", "after", "duration"))  # what is shorter as stated is shorter
    if timed or first["id"] in {cause for step in helps(new) for cause in step.get("caused_by", ())}:
        return
    second["renamed_from"] = [first["id"], second["id"]]
    second["friction"] = 1
    del new["touchpoints"][at - 1]


@trick
def say_that_nothing_comes_of_it(new: Written, chance: random.Random) -> None:
    new["state"] = "to-be"
    for step in roots(new):
        step |= {"outcome": "none", "friction": 1}


@trick
def take_steps_out_without_a_word(new: Written, chance: random.Random) -> None:
    gone = [step for step in new["touchpoints"] if is_help(step)]
    without(new, gone)


@trick
def fewer_of_everybody(new: Written, chance: random.Random) -> None:
    for step in new["touchpoints"]:
        step["reach"] = step.get("reach", 1) * 0.8


@trick
def put_another_order(new: Written, chance: random.Random) -> None:
    first = new["touchpoints"].pop(0)
    new["touchpoints"].insert(1, first)


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_not_called_better(name: str) -> None:
    for number in range(JOURNEYS):
        old, chance = drawn(number)
        new = copy.deepcopy(old)
        TRICKS[name](new, chance)
        found = compared(old, new)
        assert found.verdict.name not in BETTER, (name, number, SEED, found.verdict.reasons)


def test_tricks_together_are_not_called_better() -> None:
    for number in range(4 * JOURNEYS):
        old, chance = drawn(number)
        new = copy.deepcopy(old)
        names = chance.sample(sorted(set(TRICKS) - NOT_TOGETHER), 2)
        for name in names:
            TRICKS[name](new, chance)
        found = compared(old, new)
        assert found.verdict.name not in BETTER, (names, number, SEED, found.verdict.reasons)
