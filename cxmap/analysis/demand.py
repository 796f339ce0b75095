"""How much service the journey needs and what made it needed; ranges wherever something is not known.

Formulas: docs/method.md 5.2, 5.3, 5.4, 5.5, 5.6 and 5.7.

Failure demand is "demand caused by a failure to do something or do something right for the customer" (John Seddon).
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint


class Range(NamedTuple):
    """The least and the most that it can be; the same twice if it is known."""

    low: float
    high: float


class ServiceDemand(NamedTuple):
    """Demand for service. Amounts are per customer who starts, shares 0 to 1.

    ``help_needed``: help-seeking steps that the experience caused. ``help_repeated``: those that service caused, or
    that came again because it did not help. ``unknown``: those of which nobody said why. ``customers_needing_help`` is
    the share of customers who make the needed ones. ``without_class``
    counts the touchpoints of which nobody knows whether they are service: their demand is in none of the amounts;
    ``is_known`` says that there is another one. ``contacts_handled`` is what the contact centre's own reports see.
    ``failure_demand`` is a share of the contacts tried, None without contacts.
    """

    help_needed: float
    customers_needing_help: Range
    help_repeated: float
    value: float
    unknown: float
    contacts_tried: float
    contacts_handled: float
    failure_demand: Range | None
    service_reach: Range
    no_service_completion: Range
    without_class: int = 0
    is_known: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether that is known of every touchpoint; else help needed is at least what it says."""
        return not self.without_class


def service_demand(journey: Journey, causes: Causes, roots: tuple[dict[int, float], ...]) -> ServiceDemand:
    """Help needed, help repeated, value demand and what is unknown, over the steps where customers seek help."""
    needed = repeated = value = unknown = 0.0
    for touchpoint in journey.touchpoints:
        if not touchpoint.is_help_seeking:
            continue
        demand, found = causes.demand[touchpoint.index], causes.direct[touchpoint.index]
        requests = touchpoint.encounters - touchpoint.repeated
        repeated += touchpoint.repeated
        value += requests * demand.value
        unknown += requests * max(0.0, 1 - demand.value - sum(cause.share for cause in found))
        for cause in found:
            sender = journey.touchpoints[cause.at]
            if sender.is_service:
                repeated += requests * cause.share
            elif sender.is_experience:
                needed += requests * cause.share
            else:  # nobody knows whether service or the rest of the experience sent them
                unknown += requests * cause.share
    contacts = [step for step in journey.touchpoints if step.is_contact]
    without = [step for step in journey.touchpoints if not step.has_class]
    assisted = _reach([step for step in journey.touchpoints if step.class_ == "assisted"], without)
    return ServiceDemand(
        help_needed=needed,
        customers_needing_help=_customers(journey, causes, roots),
        help_repeated=repeated,
        value=value,
        unknown=unknown,
        contacts_tried=sum(step.encounters for step in contacts),
        contacts_handled=sum(step.encounters for step in contacts if step.is_handled),
        failure_demand=_failure_demand(journey, causes),
        service_reach=_reach([step for step in journey.touchpoints if step.is_service], without),
        no_service_completion=Range(1 - assisted.high, 1 - assisted.low),
        without_class=len(without),
        is_known=len(without) < len(journey.in_front),
    )


def _customers(journey: Journey, causes: Causes, roots: tuple[dict[int, float], ...]) -> Range:
    """The share of customers who ask for help that the experience made needed: a range, since some ask twice."""
    touchpoints = journey.touchpoints
    asking: list[float] = []
    direct: set[int] = set()
    started: set[int] = set()
    for touchpoint in touchpoints:
        sent = [cause for cause in causes.direct[touchpoint.index] if touchpoints[cause.at].is_experience]
        share = sum(cause.share for cause in sent)
        if touchpoint.is_help_seeking and share > EPSILON:
            asking.append(touchpoint.reach * share)
            direct |= {cause.at for cause in sent if cause.share > EPSILON}
            started |= {root for root in roots[touchpoint.index] if root != touchpoint.index}
    if not asking:
        return Range(0.0, 0.0)
    met = [sum(touchpoints[i].reach for i in indices) for indices in (direct, started)]
    high = min(1.0, sum(asking), *met)
    return Range(min(max(asking), high), high)


def _failure_demand(journey: Journey, causes: Causes) -> Range | None:
    contacts = [touchpoint for touchpoint in journey.touchpoints if touchpoint.is_contact]
    tried = sum(contact.encounters for contact in contacts)
    if tried <= EPSILON:
        return None
    failure = unknown = 0.0
    for contact in contacts:
        demand, requests = causes.demand[contact.index], contact.encounters - contact.repeated
        failure += requests * demand.failure + contact.repeated
        unknown += requests * demand.unknown
    return Range(failure / tried, (failure + unknown) / tried)


def _reach(met: list[Touchpoint], perhaps: list[Touchpoint]) -> Range:
    """From single reaches only a range is known: all the same customers, or all different ones.

    ``perhaps`` are those of which nobody knows whether they belong to it.
    """
    low = max((step.reach for step in met), default=0.0)
    return Range(low, min(1.0, sum(step.reach for step in (*met, *perhaps))))
