"""What an encounter costs the company: from the file, the configuration, or a dated preset that names its source.

There are no built-in costs. Contacts that did not get through cost nothing, and what has no price stays unknown.
Formulas and presets: docs/method.md 5.9 and 5.10.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.parts import Parts, parts
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Channels, Touchpoint
from cxmap.journey.vocabulary import Mode, ServiceClass


class Rate(NamedTuple):
    """An amount for one encounter of a class and a mode; None matches any."""

    amount: float
    class_: ServiceClass | None = None
    mode: Mode | None = None


class CostBook(NamedTuple):
    """Prices: the first rate that matches holds. A channel's own cost goes before, a touchpoint's before that."""

    preset: str | None = None
    source: str | None = None
    year: int | None = None
    currency: str | None = None
    rates: tuple[Rate, ...] = ()
    note: str = ""
    channels: Mapping[str, float] = MappingProxyType({})


# Self-service comes last among the digital rates: in a preset "other digital" means all that is digital and unassisted.
PRESETS: dict[str, CostBook] = {
    "gartner-2019": CostBook(
        "gartner-2019",
        "Gartner, as reported by destinationCRM, 26 November 2019",
        2019,
        "USD",
        (Rate(8.01, "assisted"), Rate(0.10, None, "digital")),
        note="the live-channel figure does not cover branches, so totals are a floor",
    ),
    "socitm": CostBook(
        "socitm",
        "SOCITM, as quoted by Welwyn Hatfield Borough Council, Think digital",
        None,
        "GBP",
        (Rate(2.83, "assisted", "voice"), Rate(8.62, "assisted", "in-person"), Rate(0.15, "experience", "digital"),
         Rate(0.15, "self-service", "digital")),
        note="assisted digital contacts have no figure there, so totals are a floor",
    ),
}  # fmt: skip


class Costs(NamedTuple):
    """Money per customer who starts. ``failure_demand`` is the cost of contacts that a failure caused.

    ``unpriced`` are the indices of touchpoints that no price is known for: with any, the sums are a floor.
    """

    book: CostBook
    split: Parts
    failure_demand: float
    failure_demand_per_month: float | None
    unpriced: tuple[int, ...]


def with_channels(book: CostBook | None, channels: Channels) -> CostBook | None:
    """The book with the costs that the configuration gives for channels; None if there are no prices at all."""
    own = {name: settings.cost for name, settings in channels.items() if settings.cost is not None}
    if not own:
        return book
    book = book or CostBook()
    return CostBook(book.preset, book.source, book.year, book.currency, book.rates, book.note, own)


def costs(journey: Journey, causes: Causes, book: CostBook | None) -> Costs | None:
    """Price every encounter; None if neither the configuration nor the file has a price."""
    if book is None and all(touchpoint.written.cost is None for touchpoint in journey.touchpoints):
        return None
    book = book or CostBook()
    prices = [price(touchpoint, book) for touchpoint in journey.touchpoints]
    spent = [
        (touchpoint, touchpoint.encounters * (amount or 0.0))
        for touchpoint, amount in zip(journey.touchpoints, prices, strict=True)
    ]
    failure = sum(
        amount * causes.demand[touchpoint.index].failure for touchpoint, amount in spent if touchpoint.is_contact
    )
    volume = journey.customers_per_month
    return Costs(
        book,
        parts(spent),
        failure,
        failure * volume if volume is not None else None,
        tuple(i for i, amount in enumerate(prices) if amount is None),
    )


def price(touchpoint: Touchpoint, book: CostBook) -> float | None:
    """What one encounter costs, in the currency of the book; None if nothing says so."""
    if touchpoint.is_backstage or (touchpoint.is_contact and not touchpoint.is_handled):
        return 0.0
    if touchpoint.written.cost is not None:
        return touchpoint.written.cost
    if touchpoint.channel in book.channels:
        return book.channels[touchpoint.channel]
    fits = (
        rate for rate in book.rates if rate.class_ in (None, touchpoint.class_) and rate.mode in (None, touchpoint.mode)
    )
    rate = next(fits, None)
    return rate.amount if rate else None
