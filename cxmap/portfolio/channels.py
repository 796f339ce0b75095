"""How each channel holds over all journeys (docs/method.md 15.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import rank


class Channel(NamedTuple):
    """One channel, in encounters a month. ``broken`` are those at breakdowns, ``unavailable`` the contacts that did not
    get through, ``repeated`` the contacts that failing service caused. ``breakdowns`` counts touchpoints.
    """

    channel: str
    encounters: float
    broken: float
    unavailable: float
    repeated: float
    breakdowns: int


def channels(journeys: Sequence[Summed]) -> tuple[Channel, ...]:
    """Every channel; where most encounters break first, then the most used, then by name."""
    met: dict[str, list[tuple[Analysis, Touchpoint, float]]] = {}
    for analysis, customers in journeys:
        for step in analysis.journey.in_front:
            met.setdefault(step.channel, []).append((analysis, step, customers))
    found = [_channel(name, steps) for name, steps in met.items()]
    return tuple(sorted(found, key=lambda channel: (-rank(channel.broken), -rank(channel.encounters), channel.channel)))


def _channel(name: str, met: list[tuple[Analysis, Touchpoint, float]]) -> Channel:
    broken = [(step, customers) for analysis, step, customers in met if analysis.breakdowns.signals[step.index]]
    return Channel(
        name,
        encounters=sum(customers * step.encounters for _, step, customers in met),
        broken=sum(customers * step.encounters for step, customers in broken),
        unavailable=sum(
            customers * step.encounters for _, step, customers in met if step.is_contact and not step.is_handled
        ),
        repeated=sum(customers * _repeated(analysis, step) for analysis, step, customers in met if step.is_contact),
        breakdowns=len(broken),
    )


def _repeated(analysis: Analysis, step: Touchpoint) -> float:
    """Encounters that are there because service did not help before (docs/method.md 5.4)."""
    touchpoints = analysis.journey.touchpoints
    sent = sum(cause.share for cause in analysis.causes.direct[step.index] if touchpoints[cause.at].is_service)
    return step.repeated + (step.encounters - step.repeated) * sent
