"""How the last breakdown before the goal was made good. It never makes the friction before it smaller.

Recovery raises satisfaction; an effect on buying again was not found: docs/method.md 2.7 has the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.analysis.timing import Timing
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Kind


class Recovery(NamedTuple):
    """From which touchpoint (index), by how many points of the scale, in how many further attempts and minutes."""

    start: int
    friction_drop: float | None
    attempts: float
    minutes: float | None


ATTEMPTS: frozenset[Kind] = frozenset({"task", "sales", "self-service", "assisted"})
"""Kinds at which something is tried: looking something up, and what customers do alone, are no attempts."""


def attempts(journey: Journey) -> float:
    """Different things that a customer tries, up to the goal, on average; all of them if the goal is not met."""
    return _tried(journey.up_to_goal)


def _tried(touchpoints: Iterable[Touchpoint]) -> float:
    """By reach: trying the same thing again is a repeat and no further attempt."""
    return sum(
        touchpoint.reach
        for touchpoint in touchpoints
        if touchpoint.initiated_by == "customer" and touchpoint.kind in ATTEMPTS
    )


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
        _tried(further),
        elapsed if timing.moments[goal].known else None,
    )
