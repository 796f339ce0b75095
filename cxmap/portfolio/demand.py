"""Who makes the contacts that service takes: a team for each row, a team for each column (docs/method.md 15.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxmap.analysis.costs import price
from cxmap.analysis.origins import Origin
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import ranked, sums


class Cell(NamedTuple):
    """Contacts a month that start at a team's touchpoint and come to a team; ``cost`` is None without prices."""

    from_team: str
    to_team: str
    contacts: float
    cost: float | None


class Column(NamedTuple):
    """What comes to a team in a month: all contacts, those that something caused, those of unknown cause."""

    team: str
    tried: float
    caused: float
    unknown: float


class Demand(NamedTuple):
    """Contacts a month. ``tried`` is ``caused`` + ``repeated`` + ``value`` + ``unknown``.

    In ``cells`` and ``columns`` who makes or takes most comes first, then the name decides. ``elsewhere`` lands on
    another team than the one that caused it, ``inferred`` rests on an inferred cause, ``not_handled`` got no answer.
    """

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    tried: float
    caused: float
    repeated: float
    value: float
    unknown: float
    elsewhere: float
    inferred: float
    not_handled: float

    @property
    def makers(self) -> dict[str, float]:
        """What each team of the rows causes, in their order."""
        made = sums((cell.from_team, cell.contacts) for cell in self.cells)
        return {team: made[team] for team in ranked(made)}

    @property
    def elsewhere_share(self) -> float | None:
        """Of what was caused, the share that lands on a team that did not cause it; None if nothing was caused."""
        return self.elsewhere / self.caused if self.caused > EPSILON else None

    @property
    def unknown_share(self) -> float | None:
        """The share of all contacts of which nobody said why; None without contacts."""
        return self.unknown / self.tried if self.tried > EPSILON else None


class _Contact(NamedTuple):
    """One contact of a journey, with what turns its origin into amounts of a month."""

    journey: Journey
    step: Touchpoint
    origin: Origin
    customers: float
    price: float


def demand(journeys: Sequence[Summed]) -> Demand:
    """The origins of every contact, times customers per month."""
    contacts = list(_contacts(journeys))
    made = sums((pair, amount) for contact in contacts for pair, amount in _caused(contact))
    cost = sums((pair, amount * contact.price) for contact in contacts for pair, amount in _caused(contact))
    has_prices = any(analysis.costs for analysis, _ in journeys)
    makers = ranked(sums((pair[0], amount) for pair, amount in made.items()))
    takers = ranked(sums((pair[1], amount) for pair, amount in made.items()))
    cells = [
        Cell(maker, taker, made[maker, taker], cost[maker, taker] if has_prices else None)
        for maker in makers
        for taker in takers
        if made.get((maker, taker), 0.0) > EPSILON
    ]
    return Demand(
        tuple(cells),
        _columns(contacts),
        tried=sum(contact.customers * contact.origin.tried for contact in contacts),
        caused=sum(made.values()),
        repeated=sum(contact.customers * contact.origin.repeated for contact in contacts),
        value=sum(contact.customers * contact.origin.value for contact in contacts),
        unknown=sum(contact.customers * contact.origin.unknown for contact in contacts),
        elsewhere=sum(amount for (maker, taker), amount in made.items() if maker != taker),
        inferred=sum(contact.customers * contact.origin.inferred for contact in contacts),
        not_handled=sum(
            contact.customers * contact.origin.tried for contact in contacts if not contact.step.is_handled
        ),
    )


def _contacts(journeys: Sequence[Summed]) -> Iterator[_Contact]:
    for analysis, customers in journeys:
        for origin in analysis.origins:
            step = analysis.journey.touchpoints[origin.at]
            each = (price(step, analysis.costs.book) if analysis.costs else None) or 0.0
            yield _Contact(analysis.journey, step, origin, customers, each)


def _caused(contact: _Contact) -> Iterator[tuple[tuple[str, str], float]]:
    """Who caused it and who gets it, and how much of it in a month."""
    for root, amount in contact.origin.caused.items():
        maker = contact.journey.touchpoints[root].owner
        yield (maker, contact.step.owner), contact.customers * amount


def _columns(contacts: Sequence[_Contact]) -> tuple[Column, ...]:
    tried = sums((contact.step.owner, contact.customers * contact.origin.tried) for contact in contacts)
    unknown = sums((contact.step.owner, contact.customers * contact.origin.unknown) for contact in contacts)
    caused = sums((taker, amount) for contact in contacts for (_, taker), amount in _caused(contact))
    found = [Column(team, tried[team], caused.get(team, 0.0), unknown[team]) for team in ranked(tried)]
    return tuple(sorted(found, key=lambda column: -round(column.caused, 6)))
