"""Time, deadline, goal and promise."""

from __future__ import annotations

import random

from cxmap.journey.durations import minutes
from tests.diff.edits._edit import edit, pick
from tests.diff.random_journeys import by_id, version_of
from tests.journeys_strategy import Written


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
