"""The same journey, drawn in another way."""

from __future__ import annotations

import copy
import random

from tests.diff.edits._edit import edit, hard, pick
from tests.journeys_strategy import Written


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
