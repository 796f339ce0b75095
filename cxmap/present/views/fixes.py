"""What to mend first."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.portfolio.fixes import Fix, by_contacts
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, cell, contacts, first, journey, more, points
from cxmap.present.page import Block, Column, Item, Line, Listing, Section, Sentence, Table, Tone, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import listed, percent

OVERLAP = "Fixes in one journey overlap. Do not add them up."


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.fixes
    if not found:
        return None
    blocks: list[Block] = [fixes_block(portfolio, _shown(found, look), look)]
    blocks += [Sentence(line(Words(OVERLAP, "muted"))), *more(found, look, "fixes")]
    return Section("fixes", "What to fix first", tuple(blocks), note="what it would remove in a month")


def _shown(found: Sequence[Fix], look: Look) -> Sequence[Fix]:
    """Those that remove most friction, and the one that removes most contacts wherever it stands."""
    rows = list(first(found, look))
    best = by_contacts(found)[0]
    return rows if best in rows or not best.contacts else [*rows[:-1], best]


def fixes_block(portfolio: Portfolio, found: Sequence[Fix], look: Look) -> Block:
    """A few fixes as a list that one reads, all of them as a table that one searches."""
    if look.in_full:
        return fixes_table(portfolio, found, look)
    return Listing(tuple(_item(portfolio, fix, look) for fix in found), numbered=True)


def _item(portfolio: Portfolio, fix: Fix, look: Look) -> Item:
    share = f" ({percent(fix.friction / portfolio.friction)} of all)" if portfolio.friction else ""
    gone = [contacts(fix.contacts)] if fix.contacts else []
    gone += [points(fix.friction) + share] if fix.friction else []
    tone: Tone = "strong" if fix.is_breakdown else "plain"
    return Item(
        line(Words(fix.name, tone)),
        line(fix.team),
        (line(Words("in ", "muted"), *_where(portfolio, fix, look)), line(listed(gone))),
    )


def _where(portfolio: Portfolio, fix: Fix, look: Look) -> Line:
    """The journey in which it does most, and how many more share it."""
    others = f" and {len(fix.sites) - 1} more" if len(fix.sites) > 1 else ""
    return line(journey(portfolio, fix.sites[0].analysis, look), others)


def fixes_table(portfolio: Portfolio, found: Sequence[Fix], look: Look) -> Table:
    """A row for each fix."""
    columns = (
        Column("touchpoint"),
        Column("team"),
        Column("journey"),
        Column("contacts", right=True),
        Column("friction points", right=True),
        Column("of all friction", right=True),
    )
    return Table(
        columns, tuple(_row(portfolio, fix, look) for fix in found), "What fixing a touchpoint would remove a month"
    )


def _row(portfolio: Portfolio, fix: Fix, look: Look) -> tuple[Line, ...]:
    return (
        line(Words(fix.name, "strong" if fix.is_breakdown else "plain")),
        line(fix.team),
        _where(portfolio, fix, look),
        line(cell(fix.contacts)),
        line(amount(fix.friction)),
        line(percent(fix.friction / portfolio.friction) if portfolio.friction else "–"),
    )


VIEW = ViewOf(20, True, _build)
