"""Random journeys with known ingredients, and edits of them that mean one thing: plain values, seeded."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator

from cxmap.analysis.analysis import analyze
from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.version import Version
from cxmap.journey.checks import check
from cxmap.journey.journey import journey
from cxmap.journey.written import validated
from tests.journeys_strategy import TEAMS, Written

SEED = 20260707
EXPERIENCE = ("web", "app", "letter", "sms", "invoice", "parcel", "store", "own")
SELF_SERVICE = ("faq", "help-centre", "chatbot", "ivr")
ASSISTED = ("phone", "chat", "email", "branch")


def drawn(number: int, seed: int = SEED) -> tuple[Written, random.Random]:
    """A journey: steps of the experience, some of which break and send customers to service; and what chance is left.

    The goal is met at the last step, by most customers, outside of service.
    """
    chance = random.Random(f"{seed}:{number}")
    steps: list[Written] = []
    for _ in range(chance.randint(2, 5)):
        steps.append(_ordinary(chance, len(steps)))
    episodes = chance.randint(1, 2)
    for _ in range(episodes):
        root = _broken(chance, len(steps))
        steps.append(root)
        _episode(chance, steps, root)
        for _ in range(chance.randint(0, 2)):
            steps.append(_ordinary(chance, len(steps)))
    goal = {**_ordinary(chance, len(steps)), "friction": chance.choice((1, 2, 3)), "outcome": "done"}
    goal.pop("reach", None)
    written: Written = {"cxmap": 1, "id": "drawn", "title": "Drawn", "basis": "typical", "goal_met_at": goal["id"]}
    if chance.random() < 0.5:
        written["deadline"] = chance.choice(("2d", "10d", "60d", "300d"))
    if chance.random() < 0.3:
        written["volume"] = {"count": 1000, "per": "month"}
    return {**written, "touchpoints": [*steps, goal]}, chance


def _step(chance: random.Random, at: int, channel: str) -> Written:
    step: Written = {"id": f"s{at}", "name": f"Step number {at} of {chance.randint(10, 99)}", "channel": channel}
    step["team"] = chance.choice(TEAMS)
    if chance.random() < 0.6:
        step["duration"] = f"{chance.randint(1, 40)}m"
    if chance.random() < 0.3:
        step["wait"] = chance.choice(("2h", "1d", "3d"))
    if chance.random() < 0.3:
        step["after"] = chance.choice(("30m", "1d", "2d"))
    if chance.random() < 0.3:
        step["steps"] = chance.randint(2, 9)
    if chance.random() < 0.4:
        step["evidence"] = [{"covers": ["friction"], "from": chance.choice(("estimate", "customer", "data"))}]
    return step


def _ordinary(chance: random.Random, at: int) -> Written:
    step = {**_step(chance, at, chance.choice(EXPERIENCE)), "friction": chance.choice((1, 1, 2, 2, 3))}
    if chance.random() < 0.5:
        step["outcome"] = "done"
    if chance.random() < 0.3:
        step["reach"] = chance.choice((0.9, 0.75, 0.5))
    if chance.random() < 0.1:
        step["friction"] = "unknown"
    return step


def _broken(chance: random.Random, at: int) -> Written:
    step = {**_step(chance, at, chance.choice(("web", "app", "letter", "invoice"))), "friction": chance.choice((4, 5))}
    step["outcome"] = chance.choice(("failed", "abandoned", "unavailable", "partly"))
    return step


def _episode(chance: random.Random, steps: list[Written], root: Written) -> None:
    """The help that a broken step makes necessary: self-service first, perhaps, then people, perhaps twice."""
    reach = chance.choice((0.9, 0.6, 0.3))
    cause = root["id"]
    if chance.random() < 0.3:
        step = {**_step(chance, len(steps), chance.choice(SELF_SERVICE)), "friction": 4, "outcome": "failed"}
        steps.append({**step, "reach": reach, "caused_by": [cause]})
        cause = step["id"]
    for _ in range(chance.randint(0, 1)):
        steps.append(_call(chance, len(steps), reach, cause, chance.choice(("failed", "partly"))))
        cause = steps[-1]["id"]
    steps.append(_call(chance, len(steps), reach, cause, "done"))


def _call(chance: random.Random, at: int, reach: float, cause: str, outcome: str) -> Written:
    step = {**_step(chance, at, chance.choice(ASSISTED)), "reach": reach, "caused_by": [cause], "outcome": outcome}
    step["friction"] = chance.choice((2, 3)) if outcome == "done" else 4
    step["wait"] = chance.choice(("20m", "45m", "3h"))
    if chance.random() < 0.5:
        step["promise"] = "1h"
    if chance.random() < 0.3:
        step["times"] = 2
    return step


def version_of(written: Written) -> Version:
    """The version that plain values make; they have to be a valid journey."""
    said = validated(copy.deepcopy(written))
    problems = list(check(said, {}))
    assert not problems, problems
    return Version(analyze(journey(said, file_name="drawn", channels={})))


def compared(old: Written, new: Written) -> Comparison:
    """The comparison of two of them."""
    return compare(version_of(old), version_of(new))


def roots(written: Written) -> Iterator[Written]:
    """The steps outside of service that send customers there."""
    causes = {cause for step in written["touchpoints"] for cause in step.get("caused_by", ())}
    return (step for step in written["touchpoints"] if step["id"] in causes and not is_help(step))


def is_help(step: Written) -> bool:
    """Customers come to it for help."""
    return step["channel"] in (*SELF_SERVICE, *ASSISTED)


def helps(written: Written) -> list[Written]:
    """The steps at which customers seek help."""
    return [step for step in written["touchpoints"] if is_help(step)]


def caused(written: Written, root: Written) -> list[Written]:
    """The help that a step sends customers to, directly or through other help."""
    ids, found = {root["id"]}, []
    for step in written["touchpoints"]:
        if ids & set(step.get("caused_by", ())) and step["id"] not in ids:
            ids.add(step["id"])
            found.append(step)
    return found


def by_id(written: Written, id: str) -> Written:
    """The step of that id."""
    return next(step for step in written["touchpoints"] if step["id"] == id)


def without(written: Written, gone: list[Written], why: str | None = None) -> None:
    """Take steps out; with a reason they are retired."""
    ids = {step["id"] for step in gone}
    written["touchpoints"] = [step for step in written["touchpoints"] if step["id"] not in ids]
    if why:
        written["retired"] = [{"id": step["id"], "why": why} for step in gone]
