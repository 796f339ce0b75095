"""How much service the journey needs and what made it needed; ranges wherever something is not known.

Formulas: docs/method.md 5.2, 5.3, 5.4, 5.5, 5.6 and 5.7.

Failure demand is "demand caused by a failure to do something or do something right for the customer" (John Seddon).
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey


class Range(NamedTuple):
    """The least and the most that it can be; the same twice if it is known."""

    low: float
    high: float


class ServiceDemand(NamedTuple):
    """Demand for service. Amounts are per customer who starts, shares 0 to 1.

    ``help_needed``: help-seeking steps that the experience caused. ``help_repeated``: those that service caused.
    ``unknown``: those of which nobody said why. ``contacts_handled`` is what the contact centre's own reports see.
    ``failure_demand`` is a share of the contacts tried, None without contacts.
    """

    help_needed: float
    help_repeated: float
    value: float
    unknown: float
    contacts_tried: float
    contacts_handled: float
    failure_demand: Range | None
    service_reach: Range
    no_service_completion: Range


def service_demand(journey: Journey, causes: Causes) -> ServiceDemand:
    """Help needed, help repeated, value demand and what is unknown, over the steps where customers seek help."""
    needed = repeated = value = unknown = 0.0
    for one in journey.touchpoints:
        if not one.is_help_seeking:
            continue
        demand, found = causes.demand[one.index], causes.direct[one.index]
        value += one.encounters * demand.value
        unknown += one.encounters * (demand.unknown if found else demand.unknown + demand.failure)
        for cause in found:
            if journey.touchpoints[cause.at].is_service:
                repeated += one.encounters * cause.share
            else:
                needed += one.encounters * cause.share
    contacts = [one for one in journey.touchpoints if one.is_contact]
    assisted = _reach([one.reach for one in journey.touchpoints if one.class_ == "assisted"])
    return ServiceDemand(
        help_needed=needed,
        help_repeated=repeated,
        value=value,
        unknown=unknown,
        contacts_tried=sum(one.encounters for one in contacts),
        contacts_handled=sum(one.encounters for one in contacts if one.is_handled),
        failure_demand=_failure_demand(journey, causes),
        service_reach=_reach([one.reach for one in journey.touchpoints if one.is_service]),
        no_service_completion=Range(1 - assisted.high, 1 - assisted.low),
    )


def _failure_demand(journey: Journey, causes: Causes) -> Range | None:
    contacts = [(one.encounters, causes.demand[one.index]) for one in journey.touchpoints if one.is_contact]
    tried = sum(encounters for encounters, _ in contacts)
    if tried <= EPSILON:
        return None
    failure = sum(encounters * demand.failure for encounters, demand in contacts)
    unknown = sum(encounters * demand.unknown for encounters, demand in contacts)
    return Range(failure / tried, (failure + unknown) / tried)


def _reach(reaches: list[float]) -> Range:
    """From single reaches only a range is known: all the same customers, or all different ones."""
    return Range(max(reaches), min(1.0, sum(reaches))) if reaches else Range(0.0, 0.0)
