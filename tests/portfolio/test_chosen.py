"""Which journeys are added up: nobody counts twice, and no number is made up (docs/method.md 15.1)."""

from __future__ import annotations

import pytest

from cxmap.portfolio.portfolio import Portfolio
from tests.analysis.worked import near
from tests.portfolio.two import BILL, PARCEL, analysis_of, portfolio_of


def why(portfolio: Portfolio) -> list[tuple[str, str]]:
    """What is left out and why."""
    return [(item.analysis.path, item.reason) for item in portfolio.left_out]


def added(portfolio: Portfolio) -> list[tuple[str, float]]:
    """What is added up, and for how many customers a month."""
    return [(analysis.path, near(customers)) for analysis, customers in portfolio.summed]


@pytest.mark.parametrize(
    ("volume", "customers"),
    [
        ("{count: 84, per: week}", 365),
        ("{count: 12, per: day}", 365),
        ("{count: 30, per: quarter}", 10),
        ("{count: 0, per: month}", 0),
    ],
)
def test_volumes_become_customers_of_a_month(volume: str, customers: float) -> None:
    assert added(portfolio_of(BILL.replace("{count: 1000, per: month}", volume))) == [("0.yaml", customers)]


def test_a_journey_without_a_volume_is_never_taken_for_one_customer() -> None:
    found = portfolio_of(BILL, PARCEL.replace("volume: {count: 1200, per: year}\n", ""))
    assert (added(found), why(found)) == ([("0.yaml", 1000)], [("1.yaml", "no-volume")])
    assert near(found.demand.tried) == 500


def test_a_volume_per_event_is_mixed_with_no_month() -> None:
    found = portfolio_of(BILL, PARCEL.replace("per: year", "per: event"))
    assert (added(found), why(found)) == ([("0.yaml", 1000)], [("1.yaml", "per-event")])


def test_a_plan_is_not_added_to_what_happens_today() -> None:
    plan = BILL.replace("title:", "state: to-be\ntitle:")
    found = portfolio_of(BILL, plan)
    assert (added(found), why(found)) == ([("0.yaml", 1000)], [("1.yaml", "to-be")])
    assert near(found.demand.caused) == 500


def test_a_journey_is_left_out_for_its_parts() -> None:
    part = PARCEL.replace("id: parcel", "id: parcel\npart_of: bill")
    found = portfolio_of(BILL, part)
    assert (added(found), why(found)) == ([("1.yaml", 100)], [("0.yaml", "parent")])
    assert found.left_out[0].others == ("parcel",)


def test_of_parts_of_parts_only_the_last_ones_count() -> None:
    middle = BILL.replace("id: bill", "id: middle\npart_of: whole")
    whole, part = BILL.replace("id: bill", "id: whole"), PARCEL.replace("id: parcel", "id: parcel\npart_of: middle")
    found = portfolio_of(whole, middle, part)
    assert (added(found), why(found)) == ([("2.yaml", 100)], [("0.yaml", "parent"), ("1.yaml", "parent")])


def test_a_plan_for_a_part_takes_nobody_out_of_today() -> None:
    plan = PARCEL.replace("id: parcel", "id: parcel\nstate: to-be\npart_of: bill")
    assert added(portfolio_of(BILL, plan)) == [("0.yaml", 1000)]


def test_a_part_of_something_that_is_not_there_counts() -> None:
    assert added(portfolio_of(BILL.replace("id: bill", "id: bill\npart_of: everything"))) == [("0.yaml", 1000)]


def test_a_journey_is_no_part_of_itself() -> None:
    assert added(portfolio_of(BILL.replace("id: bill", "id: bill\npart_of: bill"))) == [("0.yaml", 1000)]


def test_two_files_that_tell_one_journey_are_not_added_up_and_neither_is_chosen() -> None:
    found = portfolio_of(BILL, BILL.replace("count: 1000", "count: 900"), PARCEL)
    assert added(found) == [("2.yaml", 100)]
    assert [(item.reason, item.others) for item in found.left_out] == [
        ("told-twice", ("1.yaml",)),
        ("told-twice", ("0.yaml",)),
    ]


def test_a_second_file_without_a_volume_takes_nothing_from_the_first() -> None:
    found = portfolio_of(BILL, BILL.replace("volume: {count: 1000, per: month}\n", ""))
    assert (added(found), why(found)) == ([("0.yaml", 1000)], [("1.yaml", "no-volume")])


def test_nothing_to_add_up_gives_no_sum_and_no_share() -> None:
    found = portfolio_of(BILL.replace("per: month", "per: event"))
    assert (found.summed, found.friction, found.scored_share, found.fixes, found.teams) == ((), None, None, (), ())
    assert (found.demand.tried, found.demand.unknown_share, found.demand.elsewhere_share) == (0, None, None)


def test_two_files_with_one_id_have_two_anchors() -> None:
    first, second = analysis_of(BILL, "a.yaml"), analysis_of(BILL, "b.yaml")
    assert list(Portfolio([first, second]).anchors.values()) == ["bill", "bill-2"]
