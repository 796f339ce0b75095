"""How the last breakdown before the goal was made good. It never makes the friction before it smaller.

Recovery raises satisfaction; an effect on buying again was not found: docs/method.md 2.7 has the source.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.timing import Timing
from cxmap.journey.journey import Journey


class Recovery(NamedTuple):
    """From which touchpoint (index), by how many points of the scale, in how many further attempts and minutes."""

    start: int
    friction_drop: float | None
    attempts: float
    minutes: float | None


def attempts(journey: Journey) -> float:
    """Touchpoints that the customer starts, up to the goal, per customer; all of them if the goal is not met.

    Formula: docs/method.md 2.2.
    """
    return sum(one.encounters for one in journey.up_to_goal if one.initiated_by == "customer")


def recovery(journey: Journey, broken: tuple[int, ...], timing: Timing) -> Recovery | None:
    """From the last breakdown before the goal to the goal; None if there was none or the goal is not met."""
    goal = journey.goal_at
    before = [i for i in broken if goal is not None and i < goal]
    if goal is None or not before:
        return None
    start = max(before)
    was, now = journey.touchpoints[start].friction, journey.touchpoints[goal].friction
    further = journey.touchpoints[start + 1 : goal + 1]
    elapsed = timing.moments[goal].clock - timing.moments[start].clock
    return Recovery(
        start,
        was - now if was is not None and now is not None else None,
        sum(one.encounters for one in further if one.initiated_by == "customer"),
        elapsed if timing.moments[goal].known else None,
    )
