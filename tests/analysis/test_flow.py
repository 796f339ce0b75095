"""Who comes from where; see docs/method.md 1.6."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.analysis.bounded import BOUNDED, analysed
from tests.analysis.worked import analysis_of, near
from tests.journeys_strategy import Written, journeys


def came(touchpoints: str, head: str = "") -> dict[str, dict[str, float]]:
    """For each touchpoint that somebody comes to: from where, and how many of 1 who start."""
    found = analysis_of(touchpoints, head)
    ids = [touchpoint.id for touchpoint in found.journey.touchpoints]
    return {
        ids[i]: {ids[inflow.at]: round(inflow.customers, 9) for inflow in arrivals.came}
        for i, arrivals in enumerate(found.flow.arrivals)
        if arrivals.came
    }


def joins(touchpoints: str) -> dict[str, str]:
    """How each touchpoint with several before it waits for them."""
    found = analysis_of(touchpoints)
    arrivals = zip(found.journey.touchpoints, found.flow.arrivals, strict=True)
    return {touchpoint.id: at.join for touchpoint, at in arrivals if len(at.came) > 1}


def step(id: str, fields: str = "") -> str:
    return f"- {{id: {id}, name: {id}, channel: web{', ' if fields else ''}{fields}}}\n"


CANCELLED = step("letter") + step("cancelled", "reach: 0.05, follows: [letter]")


def test_whoever_takes_no_detour_comes_straight_from_before_it() -> None:
    both = CANCELLED + step("consult", "follows: [letter, cancelled]")
    assert came(both)["consult"] == {"letter": 0.95, "cancelled": 0.05}
    assert joins(both) == {"consult": "any"}  # the letter lies on a way to the cancellation
    assert came(CANCELLED + step("consult")) == came(both)  # the list alone says as much


PARALLEL = """\
- {{id: drop, name: D, channel: web}}
- {{id: order, name: O, channel: web, reach: {0}}}
- {{id: survey, name: S, channel: web, reach: {0}, follows: [order]}}
- {{id: papers, name: P, channel: web, reach: {0}, follows: [order]}}
- {{id: offer, name: F, channel: web, reach: {0}, follows: [survey, papers]}}
"""


@pytest.mark.parametrize("reach", [1, 0.7])
def test_ways_that_all_take_side_by_side_are_all_waited_for(reach: float) -> None:
    steps = PARALLEL.format(reach)
    assert joins(steps) == {"offer": "all"}
    assert came(steps)["offer"] == {"survey": reach, "papers": reach}


def test_ways_of_which_customers_take_one_are_not_waited_for() -> None:
    steps = step("desk", "reach: 0.8") + step("web", "reach: 0.2, follows: []") + step("next", "follows: [desk, web]")
    assert joins(steps) == {"next": "any"}
    assert came(steps)["next"] == {"desk": 0.8, "web": 0.2}


def test_shares_that_are_written_hold() -> None:
    steps = step("desk") + step("web", "follows: []") + step("next", "reach: 0.5, follows: {desk: 0.8, web: 0.2}")
    assert came(steps)["next"] == {"desk": 0.4, "web": 0.1}


def test_weights_of_causes_are_shares_where_they_are_the_very_steps_that_it_follows() -> None:
    steps = step("a") + step("b") + step("ask", "reach: 0.5, follows: [a, b], caused_by: {a: 0.9, b: 0.1}")
    assert came(steps)["ask"] == {"a": 0.45, "b": 0.05}
    assert came(steps.replace("follows: [a, b]", "follows: [a]"))["ask"] == {"a": 0.5}


def test_who_lacks_comes_from_those_who_are_elsewhere_at_the_same_time() -> None:
    # Both messages come while all customers wait: nobody is left when the second one arrives.
    steps = step("order") + step("first", "follows: [order]") + step("second", "follows: [order]")
    assert came(steps) == {"first": {"order": 1}, "second": {"order": 1}}


def test_a_side_branch_takes_nobody_away() -> None:
    ask = step("form") + step("ask", "reach: 0.4, follows: [form]") + step("send", "follows: [form]")
    found = analysis_of(ask)
    assert came(ask) == {"ask": {"form": 0.4}, "send": {"form": 1}}
    assert found.flow.left == (0, 0.4, 1)
    gave_up = ask.replace("reach: 0.4", "reach: 0.4, outcome: abandoned")
    assert analysis_of(gave_up.replace("id: send", "reach: 0.6, id: send")).flow.left == (0, 0.4, 0.6)


def test_more_than_come_come_from_nowhere() -> None:
    found = analysis_of(step("a", "reach: 0.3") + step("b", "reach: 0.5"))
    assert [near(arrivals.nowhere) for arrivals in found.flow.arrivals] == [0, near(0.2)]
    assert near(found.flow.arrivals[1].came) == near(((0, 0.3, 1.0),))


def test_how_often_customers_come_plays_no_part() -> None:
    assert came(step("a", "times: 3") + step("b", "times: 2")) == {"b": {"a": 1}}


@BOUNDED
@given(journeys())
def test_nobody_is_lost_and_nobody_is_made_up(written: Written) -> None:
    found = analysed(written)
    for touchpoint, arrivals in zip(found.journey.touchpoints, found.flow.arrivals, strict=True):
        for inflow in arrivals.came:
            assert -1e-9 <= inflow.customers <= found.journey.touchpoints[inflow.at].reach + 1e-9
            assert -1e-9 <= inflow.customers <= touchpoint.reach + 1e-9
        if arrivals.came:
            assert abs(sum(inflow.share for inflow in arrivals.came) - 1) < 1e-9
            arrived = sum(inflow.customers for inflow in arrivals.came)
            assert arrivals.join == "all" or arrived <= touchpoint.reach + 1e-9
    for touchpoint, left in zip(found.journey.touchpoints, found.flow.left, strict=True):
        assert 0 <= left <= touchpoint.reach + 1e-9
    assert 0 <= found.goal.share <= 1
    assert sum(stop.share for stop in found.goal.stops) <= 1 - found.goal.share + 1e-9


def test_a_long_chain_and_a_thousand_diamonds_are_walked_once() -> None:
    """No recursion, no quadratic step; the benchmark measures how long they take."""
    rising = "".join(step(f"s{i}", f"reach: {(i + 1) / 4000:.6f}") for i in range(4000))
    assert analysis_of(rising).flow.arrivals[-1].nowhere > 0
    diamonds = step("e0") + "".join(
        step(f"a{i}", f"reach: 0.5, follows: [e{i}]") + step(f"b{i}", f"reach: 0.5, follows: [e{i}], wait: {i}m")
        + step(f"e{i + 1}", f"follows: [a{i}, b{i}]")
        for i in range(1000)
    )  # fmt: skip
    found = analysis_of(diamonds)
    assert near(found.flow.arrivals[-1].came[0].share) == 0.5
    assert len(found.timing.moments[-1].moved_on.times) <= 100
