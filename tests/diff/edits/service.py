"""Service gets quicker or slower, or fewer customers come to it."""

from __future__ import annotations

import random

from cxmap.journey.durations import minutes
from tests.diff.edits._edit import edit, pick
from tests.diff.random_journeys import caused, helps, roots
from tests.journeys_strategy import Written


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
