"""Other scores for the same steps."""

from __future__ import annotations

import random

from tests.diff.edits._edit import edit, hard, pick
from tests.diff.random_journeys import roots
from tests.journeys_strategy import Written


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
