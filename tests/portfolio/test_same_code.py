"""A portfolio has no formula of its own: it adds up the figures of single analyses (docs/method.md 15.2 and 15.3)."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.portfolio.portfolio import Portfolio
from tests.conftest import Cxmap
from tests.journeys_strategy import Written, journey_of, journeys

BOUNDED = settings(max_examples=40, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])


def analysed(written: Written, customers: int) -> Analysis:
    changed = {**written, "volume": {"count": customers, "per": "month"}, "state": "as-is"}
    return analyze(journey_of(changed))


@BOUNDED
@given(journeys(), st.integers(1, 1000))
def test_one_journey_is_its_analysis_times_its_customers(written: Written, customers: int) -> None:
    analysis = analysed(written, customers)
    found = Portfolio([analysis])
    assert near_equal(found.demand.tried, analysis.demand.contacts_tried * customers)
    single = {team.team: team for team in analysis.teams}
    assert {team.team for team in found.teams} == set(single)
    for sums in found.teams:
        team = single[sums.team]
        assert near_equal(sums.contacts_caused, team.contacts_caused * customers)
        assert near_equal(sums.contacts_handled, team.contacts_handled * customers)
        assert near_equal(found.demand.makers.get(team.team, 0.0), team.contacts_caused * customers)


def near_equal(one: float, other: float) -> bool:
    return one == pytest.approx(other, abs=1e-5)


@BOUNDED
@given(journeys())
def test_every_contact_has_one_reason(written: Written) -> None:
    demand = Portfolio([analysed(written, 100)]).demand
    parts = demand.caused + demand.repeated + demand.value + demand.unknown
    assert near_equal(parts, demand.tried)
    assert demand.elsewhere <= demand.caused + 1e-6
    assert demand.inferred <= demand.caused + 1e-6
    assert near_equal(sum(column.tried for column in demand.columns), demand.tried)


@BOUNDED
@given(journeys())
def test_friction_that_is_made_is_felt(written: Written) -> None:
    found = Portfolio([analysed(written, 100)])
    made, felt = (
        sum(getattr(team, name) or 0.0 for team in found.teams) for name in ("friction_made", "friction_felt")
    )
    assert near_equal(made, felt)
    assert near_equal(felt, found.friction or 0.0)


def test_our_journeys_add_up_to_what_their_analyses_say(cxmap: Cxmap) -> None:
    """Billing makes 11,520 contacts a month: 11,040 come to the contact centre and 480 are complaints."""
    portfolio = json.loads(cxmap("portfolio", "journeys", "--format", "json").stdout)
    row = {
        cell["to_team"]: cell["contacts_per_month"]
        for cell in portfolio["demand_matrix"]
        if cell["from_team"] == "billing"
    }
    assert row == {"contact-centre": 11040, "complaints": 480}
    analyses = json.loads(cxmap("analyze", "journeys", "--format", "json").stdout)["analyses"]
    sums: dict[str, float] = {}
    for analysis in analyses:
        customers = analysis["journey"]["volume_per_month"]
        if customers is not None and analysis["journey"]["state"] == "as-is":
            for team in analysis["teams"]:
                sums[team["team"]] = sums.get(team["team"], 0.0) + customers * team["contacts_caused"]
    assert {team["team"]: team["contacts_caused"] for team in portfolio["teams"]} == pytest.approx(sums)
