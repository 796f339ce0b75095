"""One sign that a version is better or worse for the customer, and how far a change counts as one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cxmap.analysis.parts import EPSILON

Part = Literal["experience", "service"]
What = Literal["help-needed", "goal-share", "help-repeated", "friction", "breakdowns", "deadline", "time", "hours"]


TOLERANCE = 0.1
"""The share by which a time has to change before it says anything."""


class Sign(NamedTuple):
    """What moved in one part of the experience, from what to what, and whether the customer is better off for it.

    Help and the goal's share per 100 customers, friction in points per customer, breakdowns in touchpoints, time in
    minutes per customer, the deadline in minutes left, hours in minutes open a week.
    """

    part: Part
    what: What
    old: float
    new: float
    better: bool


def lower_is_better(part: Part, what: What, old: float, new: float) -> list[Sign]:
    """The sign of an amount that customers want less of; none if it did not move."""
    return [Sign(part, what, old, new, new < old)] if abs(new - old) > EPSILON * max(1.0, abs(old)) else []
