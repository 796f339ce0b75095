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
    is_scored = any(one.friction is not None for one in touchpoints)
    _, started = causes.flow([one.felt for one in touchpoints])
    return Split(
        touchpoints=parts((one, 1) for one in touchpoints),
        encounters=parts((one, one.encounters) for one in touchpoints),
        active_minutes=parts((one, one.encounters * one.duration) for one in touchpoints),
        waiting_minutes=parts((one, one.encounters * one.waited) for one in touchpoints),
        friction_felt=parts((one, one.felt) for one in touchpoints) if is_scored else None,
        friction_caused=parts(zip(touchpoints, started, strict=True)) if is_scored else None,
        cost=costs.split if costs else None,
    )
