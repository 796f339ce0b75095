"""Where each contact comes from: the steps that made it, or why else it is there (docs/method.md 15.2)."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey


class Origin(NamedTuple):
    """One contact, in contacts per customer who starts; the parts add up to ``tried``.

    ``caused`` has what started at other touchpoints, by their index. ``repeated`` came again because help failed here,
    ``value`` for something they want, and of ``unknown`` nobody said why. ``inferred`` is the part of what was caused
    that rests on an inferred cause.
    """

    at: int
    tried: float
    caused: dict[int, float]
    repeated: float
    value: float
    unknown: float
    inferred: float


def origins(journey: Journey, causes: Causes, roots: tuple[dict[int, float], ...]) -> tuple[Origin, ...]:
    """Every contact, in the order of the file."""
    guessed = _inferred(causes)
    found = []
    for step in journey.touchpoints:
        if not step.is_contact or step.encounters <= EPSILON:
            continue
        at, stays, value = step.index, causes.stays[step.index], causes.demand[step.index].value
        requests = step.encounters - step.repeated
        caused = {root: share * step.encounters for root, share in roots[at].items() if root != at}
        found.append(
            Origin(
                at,
                step.encounters,
                caused,
                repeated=stays * step.repeated,
                value=requests * min(value, stays),
                unknown=requests * max(0.0, stays - value),
                inferred=guessed[at] * step.encounters,
            )
        )
    return tuple(found)


def _inferred(causes: Causes) -> list[float]:
    """For each touchpoint the share of its causes that are inferred, somewhere on the way."""
    shares: list[float] = []
    for direct in causes.direct:
        shares.append(sum(cause.share * (1.0 if cause.inferred else shares[cause.at]) for cause in direct))
    return shares
