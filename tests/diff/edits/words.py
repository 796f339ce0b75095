"""Other words about the same contacts."""

from __future__ import annotations

import random

from tests.diff.edits._edit import edit
from tests.diff.random_journeys import helps, roots
from tests.journeys_strategy import Written


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
    return True  # the old version is the one without: BACKWARDS of the test


@edit("no-change", "kind-changed")
def call_a_call_a_task(new: Written, chance: random.Random) -> bool:
    chance.choice(helps(new))["kind"] = "task"
    return True


@edit("no-change", "kind-changed")
def say_that_the_company_calls(new: Written, chance: random.Random) -> bool:
    chance.choice(helps(new))["initiated_by"] = "company"
    return True
