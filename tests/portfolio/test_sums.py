"""Two small journeys added up by hand: 1,000 bills and 100 parcels a month (docs/method.md 15.2, 15.3, 15.4, 15.5, 15.6
and 15.8).
"""

from __future__ import annotations

import pytest

from cxmap.analysis.costs import PRESETS
from cxmap.portfolio.channels import Channel
from cxmap.portfolio.demand import Cell, Column
from cxmap.portfolio.fixes import by_contacts
from cxmap.portfolio.handoffs import Pair
from cxmap.portfolio.ownership import Ownership
from cxmap.portfolio.portfolio import Portfolio
from cxmap.portfolio.teams import TeamSums
from tests.analysis.worked import near
from tests.portfolio.two import BILL, PARCEL, portfolio_of


@pytest.fixture(scope="module")
def both() -> Portfolio:
    return portfolio_of(BILL, PARCEL)


def test_a_row_caused_the_contacts_and_a_column_takes_them(both: Portfolio) -> None:
    """400 + 100 calls start at the bill; 20 calls and half of 30 chats start where the courier did not come."""
    assert near(both.demand.cells) == (
        Cell("billing", "care", 500, None),
        Cell("courier", "care", 15, None),
        Cell("courier", "courier", 20, None),
    )
    assert near(both.demand.makers) == {"billing": 500, "courier": 35}


def test_every_contact_is_caused_repeated_wanted_or_unknown(both: Portfolio) -> None:
    demand = both.demand
    assert near([demand.tried, demand.caused, demand.repeated, demand.value, demand.unknown]) == [550, 535, 0, 7.5, 7.5]
    assert near(demand.columns) == (Column("care", 530, 515, 7.5), Column("courier", 20, 20, 0))
    assert near(demand.unknown_share) == near(7.5 / 550)


def test_what_lands_on_the_team_that_caused_it_is_no_burden_of_another(both: Portfolio) -> None:
    assert near([both.demand.elsewhere, both.demand.elsewhere_share]) == near([515, 515 / 535])


def test_contacts_that_get_no_answer_are_made_all_the_same(both: Portfolio) -> None:
    assert near(both.demand.not_handled) == 100


def test_makers_and_takers_have_friction_too(both: Portfolio) -> None:
    """Points: bill 2 x 1,000; calls 1 x 400 and 4 x 100; parcel 4 x 50; courier's calls 1 x 20; chats 2 x 30."""
    assert near(both.teams) == (
        TeamSums("billing", 500, 0, 2800, 2000, 1, is_thin=True, is_partner=False),
        TeamSums("care", 0, 430, 30, 860, 2, is_thin=False, is_partner=False),
        TeamSums("courier", 35, 20, 250, 220, 1, is_thin=True, is_partner=True),
        TeamSums("web", 0, 0, 0, 0, 1, is_thin=True, is_partner=False),
    )
    assert near(both.friction) == 3080


def test_the_worst_pair_is_where_most_context_is_lost(both: Portfolio) -> None:
    assert near(both.handoffs) == (
        Pair("billing", "care", handoffs=400, lost=400, unknown=0, carried=400, journeys=1),
        Pair("web", "courier", handoffs=50, lost=0, unknown=50, carried=0, journeys=1),
        Pair("courier", "care", handoffs=30, lost=0, unknown=30, carried=30, journeys=1),
    )


def test_a_channel_adds_up_what_breaks_there_and_what_does_not_get_through(both: Portfolio) -> None:
    assert near(both.channels) == (
        Channel("invoice", encounters=1000, broken=1000, unavailable=0, repeated=0, breakdowns=1),
        Channel("phone", encounters=520, broken=500, unavailable=100, repeated=100, breakdowns=2),
        Channel("doorstep", encounters=50, broken=50, unavailable=0, repeated=0, breakdowns=1),
        Channel("web", encounters=100, broken=0, unavailable=0, repeated=0, breakdowns=0),
        Channel("chat", encounters=30, broken=0, unavailable=0, repeated=0, breakdowns=0),
    )


def test_the_best_fix_is_told_by_friction_and_by_contacts(both: Portfolio) -> None:
    assert near([(fix.touchpoint, fix.friction, fix.contacts) for fix in both.fixes]) == [
        ("open", 2800, 500),
        ("call", 800, 100),
        ("again", 400, 0),
        ("wait", 250, 35),
        ("chat", 60, 0),
        ("ask", 20, 0),
    ]
    assert [fix.touchpoint for fix in by_contacts(both.fixes)][:3] == ["open", "call", "wait"]


def test_the_fix_for_friction_need_not_be_the_fix_for_contacts() -> None:
    form = (
        BILL.replace("id: bill", "id: form").replace("count: 1000", "count: 200").replace("friction: 3", "friction: 1")
    )
    found = portfolio_of(form, PARCEL).fixes
    assert [(fix.touchpoint, near(fix.friction), near(fix.contacts)) for fix in found[:2]] == [
        ("wait", 250, 35),
        ("open", 160, 100),
    ]
    assert by_contacts(found)[0].touchpoint == "open"


def test_nothing_is_unowned_where_everything_has_a_team(both: Portfolio) -> None:
    assert near(both.ownership) == Ownership(
        encounters=1700, unowned=0, teams=(("care", 2), ("billing", 1), ("courier", 1), ("web", 1))
    )


def test_what_nobody_owns_is_a_share_of_what_customers_meet_in_the_company() -> None:
    found = portfolio_of(BILL.replace("team: billing, ", "")).ownership
    assert near([found.encounters, found.unowned]) == [1500, 1000]
    assert near(found.unowned_share) == near(2 / 3)


def test_what_demand_costs_is_said_by_who_makes_it_and_only_with_prices() -> None:
    """A call that is answered costs 8.01 USD, one that is not costs nothing."""
    cells = portfolio_of(BILL, PARCEL, book=PRESETS["gartner-2019"]).demand.cells
    assert near([cell.cost for cell in cells]) == near([400 * 8.01, 15 * 8.01, 20 * 8.01])


def test_a_phone_that_has_to_be_called_again_made_the_second_call_itself() -> None:
    phone = BILL.replace("outcome: unavailable", "outcome: failed, times: 3").replace("[call]", "[]")
    demand = portfolio_of(phone).demand
    assert near([demand.tried, demand.caused, demand.repeated, demand.unknown]) == [700, 400, 200, 100]


def test_what_rests_on_an_inferred_cause_is_counted() -> None:
    inferred = BILL.replace("caused_by: [open]", "demand: failure").replace("friction: 3", "friction: 4")
    demand = portfolio_of(inferred).demand
    assert near([demand.caused, demand.inferred]) == [500, 500]
    assert portfolio_of(BILL).demand.inferred == 0


def test_a_touchpoint_that_journeys_share_is_one_fix() -> None:
    other = BILL.replace("id: bill", "id: bill-of-business").replace("count: 1000", "count: 10")
    fix = portfolio_of(BILL, other).fixes[0]
    assert near([fix.friction, fix.contacts]) == [2828, 505]
    assert [site.analysis.journey.id for site in fix.sites] == ["bill", "bill-of-business"]


def test_steps_of_two_teams_are_no_shared_touchpoint_whatever_their_id() -> None:
    other = (
        BILL.replace("id: bill", "id: note").replace("team: billing", "team: sales").replace("count: 1000", "count: 10")
    )
    assert [fix.team for fix in portfolio_of(BILL, other).fixes if fix.touchpoint == "open"] == ["billing", "sales"]


def test_ties_go_by_name() -> None:
    twin = BILL.replace("id: bill", "id: twin").replace("team: billing", "team: accounts")
    both = portfolio_of(BILL, twin)
    assert list(both.demand.makers) == ["accounts", "billing"]
    assert [team.team for team in both.teams][:3] == ["care", "accounts", "billing"]
    assert [pair.from_team for pair in both.handoffs] == ["accounts", "billing"]
