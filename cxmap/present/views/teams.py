"""Which teams make demand and friction, and which take it."""

from __future__ import annotations

from cxmap.portfolio.portfolio import Portfolio
from cxmap.portfolio.teams import TeamSums
from cxmap.present.look import Look
from cxmap.present.monthly import amount, cell, first, more
from cxmap.present.page import Block, Column, Line, Section, Sentence, Table, Words, line
from cxmap.present.views import ViewOf

THIN = "thin: one journey only, so its sums say as much about the journey as about the team."


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.teams
    if not found:
        return None
    columns = (
        Column("team"),
        Column("contacts made", right=True),
        Column("taken", right=True),
        Column("more made than taken", right=True),
        Column("friction made", right=True),
        Column("felt", right=True),
        Column("journeys", right=True),
    )
    caption = "Contacts and friction points a month: made is where they start, taken and felt where customers are"
    shown = first(found, look)
    blocks: list[Block] = [Table(columns, tuple(map(_row, shown)), caption), *more(found, look, "teams")]
    if any(team.is_thin for team in shown):
        blocks.append(Sentence(line(Words(THIN, "muted"))))
    return Section("teams", "Who makes it, and who takes it", tuple(blocks), note="contacts and friction a month")


def _row(team: TeamSums) -> tuple[Line, ...]:
    marks = [word for word, holds in (("partner", team.is_partner), ("thin", team.is_thin)) if holds]
    return (
        line(team.team, Words(f" ({', '.join(marks)})" if marks else "", "muted")),
        line(cell(team.contacts_caused)),
        line(cell(team.contacts_handled)),
        line(_signed(team.contacts_caused - team.contacts_handled)),
        line("not scored" if team.friction_made is None else cell(team.friction_made)),
        line("not scored" if team.friction_felt is None else cell(team.friction_felt)),
        line(str(team.journeys)),
    )


def _signed(difference: float) -> str:
    """More made than taken has a plus, less a minus."""
    if abs(difference) < 1e-6:
        return "–"
    return f"{'+' if difference > 0 else '-'}{amount(abs(difference))}"


VIEW = ViewOf(30, True, _build)
