"""Customer service against the rest of the experience, through seven lenses: felt is printed beside caused.

Formulas: docs/method.md 5.1.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.costs import Costs
from cxmap.analysis.parts import Parts, parts
from cxmap.journey.journey import Journey


class Split(NamedTuple):
    """Amounts: counts, encounters, minutes and friction points per customer, money. None where nothing is known."""

    touchpoints: Parts
    encounters: Parts
    active_minutes: Parts
    waiting_minutes: Parts
    friction_felt: Parts | None
    friction_caused: Parts | None
    cost: Parts | None


def split(journey: Journey, causes: Causes, costs: Costs | None) -> Split:
    """The parts of the journey by class; friction once where it is felt and once where it starts."""
    touchpoints = journey.touchpoints
    is_scored = any(touchpoint.friction is not None for touchpoint in touchpoints)
    _, started = causes.flow([touchpoint.felt for touchpoint in touchpoints])
    return Split(
        touchpoints=parts((touchpoint, 1) for touchpoint in touchpoints),
        encounters=parts((touchpoint, touchpoint.encounters) for touchpoint in touchpoints),
        active_minutes=parts((touchpoint, touchpoint.encounters * touchpoint.duration) for touchpoint in touchpoints),
        waiting_minutes=parts((touchpoint, touchpoint.encounters * touchpoint.waited) for touchpoint in touchpoints),
        friction_felt=parts((touchpoint, touchpoint.felt) for touchpoint in touchpoints) if is_scored else None,
        friction_caused=parts(zip(touchpoints, started, strict=True)) if is_scored else None,
        cost=costs.split if costs else None,
    )
