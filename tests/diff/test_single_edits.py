"""Single edits with a known meaning, each made to hundreds of random journeys: what they come to, and what is asked.

The seed is printed where one of them fails.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import NamedTuple

import pytest

from cxmap.diff.comparison import Comparison
from tests.diff.random_journeys import (
    ASSISTED,
    SEED,
    by_id,
    caused,
    compared,
    drawn,
    helps,
    roots,
    version_of,
    without,
)
from tests.journeys_strategy import Written

JOURNEYS = 300
Edit = Callable[[Written, random.Random], bool]
"""Changes the journey in place; False if it has nothing to change so."""


class Expected(NamedTuple):
    """What an edit does, the verdict that it has to have, and the question that it has to raise."""

    apply: Edit
    verdict: str
    asks: str | None


EDITS: dict[str, Expected] = {}


def edit(verdict: str, asks: str | None = None) -> Callable[[Edit], Edit]:
    """Declare an edit with what it has to come to."""

    def declare(function: Edit) -> Edit:
        EDITS[function.__name__.replace("_", " ")] = Expected(function, verdict, asks)
        return function

    return declare


def pick(chance: random.Random, steps: list[Written]) -> Written | None:
    """One of them, if there is any."""
    return chance.choice(steps) if steps else None


# A root cause is mended.


def mend(root: Written) -> None:
    root |= {"outcome": "done", "friction": 1}


@edit("experience-improvement")
def mend_a_root_cause_and_retire_the_help(new: Written, chance: random.Random) -> bool:
    root = chance.choice([*roots(new)])
    mend(root)
    late = is_late(new, root)  # one that still comes after the deadline is not mended
    without(new, caused(new, root), "the page does it now")
    new["state"] = "to-be"
    return not late


def is_late(new: Written, step: Written) -> bool:
    moments = version_of(new).analysis.timing.moments
    return bool(moments[new["touchpoints"].index(step)].misses_deadline)


@edit("experience-improvement")
def mend_a_root_cause_so_that_fewer_need_help(new: Written, chance: random.Random) -> bool:
    root = chance.choice([*roots(new)])
    mend(root)
    for step in caused(new, root):
        step["reach"] = step["reach"] / 3
    new["state"] = "to-be"
    return True


# Service gets quicker or slower.


def service_time(new: Written) -> float:
    """Minutes per customer at the steps where they seek help."""
    return float(sum(step["reach"] * step.get("times", 1) * spent(step) for step in helps(new)))


def spent(step: Written) -> float:
    return sum(minutes(step.get(field, "0m")) for field in ("after", "duration", "wait"))


def queued(new: Written) -> Written:
    """The help step where customers wait longest."""
    return max((step for step in helps(new) if "wait" in step), key=lambda step: minutes(step["wait"]) * step["reach"])


@edit("service-only")
def shorten_a_service_queue(new: Written, chance: random.Random) -> bool:
    step = queued(new)
    before, step["wait"] = service_time(new), "1m"
    return "deadline" not in new and service_time(new) < 0.9 * before


@edit("regression")
def lengthen_a_service_queue(new: Written, chance: random.Random) -> bool:
    step = queued(new)
    before, step["wait"] = service_time(new), f"{minutes(step['wait']) * 9:.0f}m"
    return service_time(new) > 1.1 * before


# The only way to a person is closed.


def only_route(new: Written) -> Written | None:
    """The contact that gets customers somewhere, where each root cause has one."""
    found = [step for step in helps(new) if step["channel"] in ASSISTED and step["outcome"] in ("done", "partly")]
    return found[0] if len(found) == 1 else None


@edit("deflection")
def remove_the_only_route(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        without(new, [route], chance.choice((None, "to save money")))
    return route is not None


@edit("deflection")
def close_the_only_route(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"hours": "Mo-Fr 08:00-18:00", "when": "Sa 10:00"}
    return route is not None


@edit("deflection")
def make_the_phone_unavailable(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"outcome": "unavailable", "friction": 5}
    return route is not None


@edit("deflection")
def put_a_chatbot_in_front_of_a_closed_phone(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if not route:
        return False
    bot = {**route, "id": "bot", "channel": "chatbot", "name": "Ask the chatbot", "friction": 2}
    at = new["touchpoints"].index(route)
    new["touchpoints"].insert(at, bot)
    without(new, [route], "the chatbot does it")
    return True


@edit("deflection")
def turn_the_phone_into_a_chatbot(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"channel": "chatbot"}
    return route is not None


# Words.


@edit("no-change", "demand-relabelled")
def call_the_calls_welcome(new: Written, chance: random.Random) -> bool:
    for step in helps(new):
        del step["caused_by"]
        step["demand"] = "value"
    return True


@edit("no-change", "demand-relabelled")
def call_a_part_of_the_calls_welcome(new: Written, chance: random.Random) -> bool:
    step = next(step for step in helps(new) if step["caused_by"] == [next(roots(new))["id"]])
    step["demand"] = {"failure": 0.4, "value": 0.6}
    return True


@edit("no-change")
def delete_why_they_call(new: Written, chance: random.Random) -> bool:
    del chance.choice(helps(new))["caused_by"]
    return True


@edit("no-change")
def say_why_they_call(new: Written, chance: random.Random) -> bool:
    return True  # the old version is the one without: see below


@edit("no-change", "kind-changed")
def call_a_call_a_task(new: Written, chance: random.Random) -> bool:
    chance.choice(helps(new))["kind"] = "task"
    return True


@edit("no-change", "kind-changed")
def say_that_the_company_calls(new: Written, chance: random.Random) -> bool:
    chance.choice(helps(new))["initiated_by"] = "company"
    return True


# Scores.


def hard(new: Written) -> list[Written]:
    return [step for step in new["touchpoints"] if step.get("friction") in (3, 4, 5)]


@edit("no-change", "friction-down-unsupported")
def lower_a_score(new: Written, chance: random.Random) -> bool:
    step = pick(chance, hard(new))
    if step:
        step["friction"] = 1
    return step is not None


@edit("no-change", "friction-down-unsupported")
def lower_all_scores_in_a_plan_with_other_words(new: Written, chance: random.Random) -> bool:
    new["state"] = "to-be"
    for step in hard(new):
        step |= {"friction": 1, "name": f"{step['name']}, easily", "team": f"new-{step['team']}", "doing": "Smiles"}
    return True


@edit("no-change", "friction-down-unsupported")
def lower_a_five_to_a_four_without_an_outcome(new: Written, chance: random.Random) -> bool:
    found = [step for step in roots(new) if step["friction"] == 5]
    for step in found:
        step["friction"] = 4
        step.pop("outcome")
    new["state"] = chance.choice(("as-is", "to-be"))
    return bool(found)


@edit("no-change", "score-withdrawn")
def withdraw_a_score(new: Written, chance: random.Random) -> bool:
    step = pick(chance, [step for step in new["touchpoints"] if step.get("friction") == 5])
    if step:
        step["friction"] = "unknown"
    return step is not None


# Time, deadline, goal, promise.


@edit("regression")
def come_to_the_goal_a_month_later(new: Written, chance: random.Random) -> bool:
    goal = by_id(new, new["goal_met_at"])
    stated = [field for field in ("after", "wait", "duration") if field in goal]
    if new.get("deadline") not in ("10d", "60d") or not stated or slack(new) < 0:
        return False
    goal[stated[0]] = f"{minutes(goal[stated[0]]) + 30 * 1440:.0f}m"
    return slack(new) < 0


def slack(new: Written) -> float:
    found = version_of(new).analysis.timing.slack
    assert found is not None
    return found


@edit("no-change", "deadline-changed")
def give_a_longer_deadline(new: Written, chance: random.Random) -> bool:
    if "deadline" in new:
        new["deadline"] = "900d"
    return "deadline" in new


@edit("no-change", "goal-moved")
def call_the_goal_met_earlier(new: Written, chance: random.Random) -> bool:
    done = [step for step in new["touchpoints"][:-1] if step.get("outcome") == "done"]
    step = pick(chance, done)
    if step:
        new["goal_met_at"] = step["id"]
    return step is not None


@edit("no-change", "time-withdrawn")
def delete_a_wait(new: Written, chance: random.Random) -> bool:
    step = pick(chance, [step for step in new["touchpoints"] if "wait" in step])
    if step:
        del step["wait"]
    return step is not None


@edit("no-change", "promise-loosened")
def promise_less(new: Written, chance: random.Random) -> bool:
    step = pick(chance, [step for step in new["touchpoints"] if "promise" in step])
    if step:
        step["promise"] = "9d"
    return step is not None


# Fewer customers.


@edit("no-change", "friction-down-unsupported")
def say_that_fewer_come_to_a_hard_step(new: Written, chance: random.Random) -> bool:
    step = next(roots(new))
    step["reach"] = 0.4
    for help_ in caused(new, step):
        help_["reach"] = min(help_["reach"], 0.4)
    return bool(min(help_["reach"] for help_ in caused(new, step)) == 0.3)


@edit("no-change", "help-needed-down-unsupported")
def say_that_fewer_call(new: Written, chance: random.Random) -> bool:
    step = chance.choice(helps(new))
    for fewer in (step, *caused(new, step)):
        fewer["reach"] = fewer["reach"] / 3
    return True


@edit("experience-improvement")
def show_with_data_that_fewer_need_help(new: Written, chance: random.Random) -> bool:
    step = next(step for step in helps(new) if step["caused_by"] == [next(roots(new))["id"]])
    show_fewer(new, step)
    return True


def show_fewer(new: Written, step: Written) -> None:
    """Fewer customers come to a contact and to those that follow from it, and data shows it."""
    for fewer in (step, *caused(new, step)):
        fewer["reach"] = fewer["reach"] / 3
        fewer["evidence"] = [*fewer.get("evidence", []), {"covers": ["reach"], "from": "data", "ref": "log"}]
    new["sources"] = {"log": "The log of May"}


@edit("service-only")
def show_with_data_that_fewer_call_again(new: Written, chance: random.Random) -> bool:
    service = {step["id"] for step in helps(new)}
    step = pick(chance, [step for step in helps(new) if set(step["caused_by"]) <= service])
    if step:
        show_fewer(new, step)
    return step is not None


# Worse.


@edit("regression")
def let_a_step_fail_that_worked(new: Written, chance: random.Random) -> bool:
    steps = new["touchpoints"][:-1]
    step = pick(chance, [step for step in steps if step.get("outcome") == "done" and step not in helps(new)])
    if step:
        step |= {"outcome": "failed", "friction": 5}
    return step is not None


@edit("regression")
def add_a_contact_that_never_works(new: Written, chance: random.Random) -> bool:
    root = next(roots(new))
    at = new["touchpoints"].index(root) + 1
    step = {"id": "dead", "name": "Try the old number", "channel": "phone", "friction": 5, "reach": 0.2}
    new["touchpoints"].insert(at, {**step, "outcome": "unavailable", "caused_by": [root["id"]]})
    return True


@edit("no-change")
def remove_a_contact_that_never_worked(new: Written, chance: random.Random) -> bool:
    return True  # the old version is the one with it: see below


# Nothing.


@edit("no-change")
def rename_reword_and_reorder(new: Written, chance: random.Random) -> bool:
    for i, step in enumerate(new["touchpoints"]):
        step |= {"name": f"Other words, number {i}", "doing": "Something", "team": f"new-{step['team']}"}
        for key in chance.sample(sorted(step), len(step)):
            step[key] = step.pop(key)
    new["volume"] = {"count": 77, "per": "week"}
    return True


@edit("no-change", "split")
def draw_a_step_as_two(new: Written, chance: random.Random) -> bool:
    draw_as_two(new, chance.choice(new["touchpoints"][:-1]))
    return True


@edit("no-change", "split")
def draw_a_hard_step_as_two_softer_ones(new: Written, chance: random.Random) -> bool:
    step = pick(chance, hard(new)[:-1])
    if step:
        for part in draw_as_two(new, step):
            part["friction"] = 2
    return step is not None


def draw_as_two(new: Written, step: Written) -> tuple[Written, Written]:
    second = {**copy.deepcopy(step), "id": "second", "name": "The second part", "renamed_from": [step["id"]]}
    second.pop("caused_by", None)
    step["renamed_from"] = [step["id"]]
    new["touchpoints"].insert(new["touchpoints"].index(step) + 1, second)
    return step, second


def minutes(text: str) -> float:
    from cxmap.journey.durations import minutes

    return minutes(text)


BACKWARDS = {
    "say why they call": "delete why they call",
    "remove a contact that never worked": "add a contact that never works",
}
"""Edits that are others made undone."""


def made(name: str, number: int) -> tuple[Written, Written] | None:
    """Old and new of one edit; None if the journey has nothing to change so."""
    old, chance = drawn(number)
    new = copy.deepcopy(old)
    if not EDITS[BACKWARDS.get(name, name)].apply(new, chance):
        return None
    return (new, old) if name in BACKWARDS else (old, new)


@pytest.mark.parametrize("name", EDITS)
def test_a_single_edit_comes_to_what_it_means(name: str) -> None:
    seen, number = 0, 0
    while seen < JOURNEYS:
        number += 1
        pair = made(name, number)
        if pair is None:
            continue
        seen += 1
        found = compared(*pair)
        told = f"{name}: journey {number} of seed {SEED}"
        assert found.verdict.name == EDITS[name].verdict, (told, found.verdict.reasons)
        if EDITS[name].asks:
            assert EDITS[name].asks in {change.id for change in found.changes}, told
        assert_headline_and_list_agree(found, told)


def assert_headline_and_list_agree(found: Comparison, told: str) -> None:
    """Nothing is called an improvement under a verdict that says that nothing changed."""
    if found.verdict.name == "no-change":
        better = [change.id for change in found.changes if change.class_ == "improvement"]
        assert better == [], told
