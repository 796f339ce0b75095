"""A step or a contact fails, and the way back."""

from __future__ import annotations

import random

from tests.diff.edits._edit import edit, pick
from tests.diff.random_journeys import helps, roots
from tests.journeys_strategy import Written


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
    return True  # the old version is the one with it: BACKWARDS of the test
