"""What a change comes to for the company: contacts, the customers' time and money, as far as it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.costs import CostBook

_PER_100 = 100.0


class Spent(NamedTuple):
    """What one version takes: contacts that are tried, hours that customers are busy, money for all and for failure."""

    contacts: float
    hours: float
    cost: float
    failure_cost: float


class Business(NamedTuple):
    """Both versions at the same number of customers: those of a month, or 100 where no version has a volume.

    ``unpriced`` are the ids of touchpoints that no price is known for, in either version: with any, money is a floor.
    """

    customers: float
    is_month: bool
    book: CostBook
    before: Spent
    after: Spent
    unpriced: tuple[str, ...]


def business(old: Analysis, new: Analysis) -> Business | None:
    """The business case; None if no price is known for either version.

    The new version's volume holds for both, so that more customers save nothing and fewer cost nothing.
    """
    prices = new.costs or old.costs
    if prices is None:
        return None
    month = new.journey.customers_per_month or old.journey.customers_per_month
    customers = month or _PER_100
    unpriced = dict.fromkeys(side.journey.touchpoints[i].id for side in (old, new) for i in _unpriced(side))
    before, after = (_spent(side, customers) for side in (old, new))
    return Business(customers, month is not None, prices.book, before, after, tuple(unpriced))


def _unpriced(side: Analysis) -> Sequence[int]:
    return side.costs.unpriced if side.costs else range(len(side.journey.touchpoints))


def _spent(side: Analysis, customers: float) -> Spent:
    costs = side.costs
    return Spent(
        contacts=customers * side.demand.contacts_tried,
        hours=customers * side.split.active_minutes.total / 60,
        cost=customers * costs.split.total if costs else 0.0,
        failure_cost=customers * costs.failure_demand if costs else 0.0,
    )
