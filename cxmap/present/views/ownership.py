"""Who owns what customers meet, and what nobody owns."""

from __future__ import annotations

from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, first, more
from cxmap.present.page import Block, Column, Section, Sentence, Table, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import percent


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.ownership
    if not portfolio.today:
        return None
    blocks: list[Block] = [Sentence(_unowned(portfolio))]
    if found.teams:
        columns = Column("team"), Column("journeys", right=True)
        rows = tuple((line(team), line(str(journeys))) for team, journeys in first(found.teams, look))
        blocks.append(Table(columns, rows, "Journeys of today in which a team owns a step, with or without a volume"))
        blocks += more(found.teams, look, "ownership")
    return Section("ownership", "Who owns what customers meet", tuple(blocks))


def _unowned(portfolio: Portfolio) -> tuple[Words, ...]:
    found = portfolio.ownership
    if found.unowned_share is None:
        return line("No journey can be added up, so nobody knows how much is unowned.")
    if not found.unowned:
        return line(Words(f"Somebody owns each of {amount(found.encounters)} encounters a month.", "good"))
    share = Words(f"{percent(found.unowned_share)} of what customers meet in the company is owned by nobody", "warn")
    return line(share, f": {amount(found.unowned)} of {amount(found.encounters)} encounters a month.")


VIEW = ViewOf(80, False, _build)
