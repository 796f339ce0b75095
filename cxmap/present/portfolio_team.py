"""What one team makes and takes over all journeys."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.portfolio.portfolio import Portfolio
from cxmap.portfolio.teams import TeamSums
from cxmap.present.look import Look
from cxmap.present.monthly import amount, contacts, first, more, points
from cxmap.present.page import Column, Section, Sentence, Table, Words, line
from cxmap.present.views.demand import UNKNOWN_CAUSE
from cxmap.present.views.fixes import OVERLAP, fixes_block
from cxmap.wording import counted


def team_sections(portfolio: Portfolio, team: str, look: Look) -> Iterator[Section]:
    """What it makes, what it takes, what it can mend."""
    found = next((item for item in portfolio.teams if item.team == team), None)
    if found is None:
        words = line(f"{team} owns nothing in the journeys that are added up.")
        yield Section("team", f"The share of {team}", (Sentence(words),))
        return
    yield Section("team", f"The share of {team}", tuple(Sentence(line(text)) for text in _told(found)))
    yield from _makes_and_takes(portfolio, team)
    own = [fix for fix in portfolio.fixes if fix.team == team]
    if own:
        blocks = (fixes_block(portfolio, first(own, look), look), Sentence(line(Words(OVERLAP, "muted"))))
        yield Section("fixes", f"What {team} can fix", (*blocks, *more(own, look, "fixes")))


def _told(team: TeamSums) -> Iterator[str]:
    yield f"It makes {contacts(team.contacts_caused)} a month and handles {contacts(team.contacts_handled)}."
    if team.friction_made is not None and team.friction_felt is not None:
        felt = f"{amount(team.friction_felt)} are felt with it"
        yield f"{points(team.friction_made)} a month start with it; {felt}."
    partner = "It is a partner. " if team.is_partner else ""
    thin = " only, so its sums say as much about the journey as about the team" if team.is_thin else ""
    yield f"{partner}It has a part in {counted(team.journeys, 'journey')}{thin}."


def _makes_and_takes(portfolio: Portfolio, team: str) -> Iterator[Section]:
    demand = portfolio.demand
    made = [(cell.to_team, cell.contacts) for cell in demand.cells if cell.from_team == team]
    taken = [(cell.from_team, cell.contacts) for cell in demand.cells if cell.to_team == team]
    taken += [(UNKNOWN_CAUSE, column.unknown) for column in demand.columns if column.team == team and column.unknown]
    for name, title, who, rows in (
        ("made", f"Where the contacts go that {team} makes", "taken by", made),
        ("taken", f"Who makes the contacts that {team} takes", "caused by", taken),
    ):
        if rows:
            rows = sorted(rows, key=lambda row: -round(row[1], 6))
            cells = tuple((line(other), line(amount(count))) for other, count in rows)
            yield Section(name, title, (Table((Column(who), Column("contacts a month", right=True)), cells),))
