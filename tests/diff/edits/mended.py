"""A root cause is mended."""

from __future__ import annotations

import random

from tests.diff.edits._edit import edit
from tests.diff.random_journeys import caused, roots, version_of, without
from tests.journeys_strategy import Written


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
