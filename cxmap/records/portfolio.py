"""The sums of many journeys under the names that other programs rely on; amounts are those of a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.coverage import Coverage
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.records import Json, Records, View, number


def content(portfolio: Portfolio, look: Look) -> Json:
    """All sums; with a team, of the lists what that team has a part in."""
    return portfolio_facts(portfolio, look.team)


def portfolio_facts(portfolio: Portfolio, team: str | None = None) -> Json:
    """The object that ``cxmap portfolio --format json`` writes."""
    demand = portfolio.demand
    return {
        "customers_per_month": number(portfolio.customers),
        "contacts": {
            "tried_per_month": number(demand.tried),
            "caused_per_month": number(demand.caused),
            "repeated_per_month": number(demand.repeated),
            "value_per_month": number(demand.value),
            "unknown_per_month": number(demand.unknown),
            "elsewhere_share": number(demand.elsewhere_share),
            "inferred_per_month": number(demand.inferred),
            "not_handled_per_month": number(demand.not_handled),
        },
        "unknown_cause_share": number(demand.unknown_share),
        "friction": {
            "points_per_month": number(portfolio.friction),
            "scored_share": number(portfolio.scored_share),
            "estimate_share": number(portfolio.estimate_share),
        },
        "demand_matrix": list(_matrix(portfolio, team)),
        "demand_columns": list(_columns(portfolio, team)),
        "teams": list(_teams(portfolio, team)),
        "handoffs": list(_handoffs(portfolio, team)),
        "channels": list(_channels(portfolio)),
        "fixes": list(_fixes(portfolio, team)),
        "coverage": _coverage(portfolio.coverage),
        "ownership": {
            "encounters_per_month": number(portfolio.ownership.encounters),
            "unowned_share": number(portfolio.ownership.unowned_share),
            "teams": list(_owners(portfolio, team)),
        },
        "journeys": list(_journeys(portfolio)),
        "without_volume": [
            item.analysis.journey.id for item in portfolio.left_out if item.reason in ("no-volume", "per-event")
        ],
        "unread": list(portfolio.unread),
    }


def _matrix(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for cell in portfolio.demand.cells:
        if team in (None, cell.from_team, cell.to_team):
            yield {
                "from_team": cell.from_team,
                "to_team": cell.to_team,
                "contacts_per_month": number(cell.contacts),
                "cost_per_month": number(cell.cost),
            }


def _columns(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for column in portfolio.demand.columns:
        if team in (None, column.team):
            yield {
                "team": column.team,
                "tried_per_month": number(column.tried),
                "caused_per_month": number(column.caused),
                "unknown_per_month": number(column.unknown),
            }


def _teams(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for item in portfolio.teams:
        if team in (None, item.team):
            yield {
                "team": item.team,
                "contacts_caused": number(item.contacts_caused),
                "contacts_handled": number(item.contacts_handled),
                "friction_made": number(item.friction_made),
                "friction_felt": number(item.friction_felt),
                "journeys": item.journeys,
                "thin": item.is_thin,
                "partner": item.is_partner,
            }


def _handoffs(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for pair in portfolio.handoffs:
        if team in (None, pair.from_team, pair.to_team):
            yield {
                "from_team": pair.from_team,
                "to_team": pair.to_team,
                "per_month": number(pair.handoffs),
                "context_lost_per_month": number(pair.lost),
                "context_unknown_per_month": number(pair.unknown),
                "customer_carried_per_month": number(pair.carried),
                "journeys": pair.journeys,
            }


def _channels(portfolio: Portfolio) -> Iterator[Json]:
    for channel in portfolio.channels:
        yield {
            "channel": channel.channel,
            "encounters_per_month": number(channel.encounters),
            "at_breakdowns_per_month": number(channel.broken),
            "unavailable_per_month": number(channel.unavailable),
            "repeated_per_month": number(channel.repeated),
            "breakdowns": channel.breakdowns,
        }


def _fixes(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for fix in portfolio.fixes:
        if team in (None, fix.team):
            yield {
                "touchpoint": fix.touchpoint,
                "name": fix.name,
                "team": fix.team,
                "journeys": [site.analysis.journey.id for site in fix.sites],
                "breakdown": fix.is_breakdown,
                "friction_per_month": number(fix.friction),
                "friction_share": number(fix.friction / portfolio.friction) if portfolio.friction else None,
                "contacts_per_month": number(fix.contacts),
            }


def _coverage(coverage: Coverage) -> Json:
    return {
        "journeys": coverage.journeys,
        "personas": list(_personas(coverage)),
        "without_lifecycle": _ids(coverage.without_lifecycle),
        "without_owner": _ids(coverage.without_owner),
        "without_goal": _ids(coverage.without_goal),
        "without_evidence": _ids(coverage.without_evidence),
    }


def _personas(coverage: Coverage) -> Iterator[Json]:
    for persona in coverage.personas:
        mapped = {str(part): count for part, count in persona.mapped.items()}
        yield {
            "persona": persona.persona,
            "journeys": persona.journeys,
            **mapped,
            "loop_closed": persona.loop_closed,
        }


def _ids(analyses: Iterable[Analysis]) -> list[str]:
    return [analysis.journey.id for analysis in analyses]


def _owners(portfolio: Portfolio, team: str | None) -> Iterator[Json]:
    for name, journeys in portfolio.ownership.teams:
        if team in (None, name):
            yield {"team": name, "journeys": journeys}


def _journeys(portfolio: Portfolio) -> Iterator[Json]:
    """Every journey that was given: what it is, and whether it counts."""
    left_out = {item.analysis: item for item in portfolio.left_out}
    for analysis in portfolio.analyses:
        item = left_out.get(analysis)
        yield {
            "journey": analysis.journey.id,
            "title": analysis.journey.written.title,
            "state": analysis.journey.written.state,
            "path": analysis.path,
            "customers_per_month": number(analysis.journey.customers_per_month),
            "summed": item is None,
            "left_out": item.reason if item else None,
            "instead": list(item.others) if item else [],
        }


def _view(columns: str, rows: Any) -> View:
    return View(tuple(columns.split()), lambda portfolio, look: rows(portfolio, look.team))


RECORDS = Records(
    content,
    views={
        "demand": _view("from_team to_team contacts_per_month cost_per_month", _matrix),
        "fixes": _view(
            "touchpoint name team journeys breakdown friction_per_month friction_share contacts_per_month", _fixes
        ),
        "teams": _view(
            "team contacts_caused contacts_handled friction_made friction_felt journeys thin partner", _teams
        ),
        "handoffs": _view(
            "from_team to_team per_month context_lost_per_month context_unknown_per_month customer_carried_per_month"
            " journeys",
            _handoffs,
        ),
        "journeys": _view(
            "journey title state path customers_per_month summed left_out instead",
            lambda portfolio, _: _journeys(portfolio),
        ),
        "channels": _view(
            "channel encounters_per_month at_breakdowns_per_month unavailable_per_month repeated_per_month breakdowns",
            lambda portfolio, _: _channels(portfolio),
        ),
        "coverage": _view(
            "persona journeys attraction interaction cultivation exit loop_closed",
            lambda portfolio, _: _personas(portfolio.coverage),
        ),
        "ownership": _view("team journeys", _owners),
    },
)
