"""The answers about contacts → how many there are, what they come after, and whether the map's causes are seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.events.ask import Answers
from cxmap.events.assemble_touchpoints import base_rate
from cxmap.events.facts import FIRST_THING, TOO_LONG_AGO, ByBreakdown, Cause, ContactFacts, Upstream
from cxmap.events.privacy import hidden, is_small, shown
from cxmap.events.settings import Settings
from cxmap.events.statistics import share

CONFIRMED, SEEN = 0.5, 0.1
"""Shares of a contact's visits from which a declared cause counts as confirmed, and as seen."""
_SOURCES = {-1: FIRST_THING, -2: TOO_LONG_AGO}


def contact_facts(answers: Answers, settings: Settings) -> ContactFacts:
    """All about contacts."""
    rows, least = answers.rows, settings.log.min_cell
    journeys = int(rows["journeys"][0][0])
    contacts, with_contact = (int(n) for n in rows["contacts"][0])
    if is_small(with_contact, least):
        return ContactFacts(None, None, None, (), None, None, (), ())
    followed = sum(int(row[4]) for row in rows["contact_after"])
    low, high = _failure(answers, least)
    upstream = _upstream(answers, settings)
    return ContactFacts(
        per_100=100 * contacts / journeys,
        share=with_contact / journeys,
        base_rate=None if is_small(followed, least) else base_rate(answers),
        upstream=upstream,
        failure_low=share(low, contacts),
        failure_high=share(high, contacts),
        by_breakdown=_by_breakdown(answers, settings),
        causes=tuple(_causes(answers, settings, upstream)),
    )


def _failure(answers: Answers, least: int) -> tuple[int | None, int | None]:
    """Contacts after a mapped breakdown that mean failure, and with them those whose meaning nobody knows."""
    rows = answers.rows["failure_demand"]
    journeys = sum(int(row[2]) for row in rows)
    high, low = sum(int(row[1]) for row in rows), sum(int(row[3]) for row in rows)
    return shown(low, min(low, journeys), least), shown(high, min(high, journeys), least)


def _upstream(answers: Answers, settings: Settings) -> tuple[Upstream, ...]:
    totals: dict[int, int] = {}
    for row in answers.rows["upstream"]:
        totals[row[0]] = totals.get(row[0], 0) + int(row[2])
    made = []
    for contact in sorted(totals):
        rows = sorted(
            (row for row in answers.rows["upstream"] if row[0] == contact), key=lambda row: (-int(row[2]), row[1])
        )
        gone = hidden([int(row[3]) for row in rows], settings.log.min_cell)
        for i, row in enumerate(rows):
            n = None if i in gone else int(row[2])
            name = _SOURCES.get(row[1]) or settings.touchpoints[row[1]].id
            made.append(Upstream(settings.touchpoints[contact].id, name, n, share(n, totals[contact]), i in gone))
    return tuple(made)


def _by_breakdown(answers: Answers, settings: Settings) -> tuple[ByBreakdown, ...]:
    rows = sorted(answers.rows["failure_demand"], key=lambda row: (-int(row[1]), row[0]))
    gone = hidden([int(row[2]) for row in rows], settings.log.min_cell)
    return tuple(
        ByBreakdown(settings.touchpoints[row[0]].id, None if i in gone else int(row[1]), i in gone)
        for i, row in enumerate(rows)
    )


def _causes(answers: Answers, settings: Settings, before: tuple[Upstream, ...]) -> list[Cause]:
    found = []
    shares = {(upstream.contact, upstream.touchpoint): upstream for upstream in before}
    present = {settings.touchpoints[row[0]].id for row in answers.rows["upstream"]}
    for position in sorted(settings.contacts):
        touchpoint = settings.touchpoints[position]
        causes = touchpoint.written.caused_by or ()
        for cause in causes:
            declared = causes[cause] if isinstance(causes, Mapping) else 1 / len(causes)
            row = shares.get((touchpoint.id, cause))
            if touchpoint.id not in present:
                continue
            measured = 0.0 if row is None else row.share
            found.append(Cause(touchpoint.id, cause, declared, measured, _word(measured)))
    return found


def _word(measured: float | None) -> Any:
    if measured is None:
        return "too few"
    return "confirmed" if measured >= CONFIRMED else "seen" if measured >= SEEN else "not seen"
