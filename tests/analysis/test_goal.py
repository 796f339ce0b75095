"""For how many the goal is met, and where the others stop; see docs/method.md 2.1."""

from __future__ import annotations

import pytest

from cxmap.analysis.analysis import Analysis
from cxmap.present.sections.verdict import goal as said
from tests.analysis.worked import analysis_of, near

FUNNEL = """\
- {id: form, name: Fill in the form, channel: web, friction: 3}
- {id: call, name: Call, channel: phone, friction: 3, reach: 0.6, outcome: partly}
- {id: give-up, name: Hang up, channel: phone, friction: 4, reach: 0.1, outcome: abandoned, follows: [call]}
- {id: paid, name: Get the money, channel: bank-transfer, friction: 1, reach: 0.35, outcome: done, follows: [call]}
"""


def stops(found: Analysis) -> dict[str, float]:
    """Where customers stop, and how many of 1."""
    return {found.journey.touchpoints[stop.at].id: round(stop.share, 9) for stop in found.goal.stops}


def test_the_goal_is_met_by_those_who_get_there_and_the_others_stop_somewhere() -> None:
    found = analysis_of(FUNNEL)
    assert near(found.goal.share) == 0.35
    assert stops(found) == {"form": 0.4, "call": 0.15, "give-up": 0.1}
    text, tone = said(found)
    assert text.startswith("Goal met by 35 of 100 customers")
    assert text.endswith("; 40 stop at 'Fill in the form' and 15 stop at 'Call'.")
    assert tone == "bad"


def test_a_goal_that_all_meet_is_met() -> None:
    found = analysis_of("- {name: A, channel: web, friction: 1, outcome: done}")
    assert (found.goal.share, found.goal.stops) == (1, ())
    assert said(found)[0].startswith("Goal met ")


def test_a_goal_that_is_not_met_is_met_by_nobody() -> None:
    found = analysis_of(FUNNEL, "ends: unresolved")
    assert found.goal.share == 0


def test_who_comes_from_one_goal_to_another_counts_once() -> None:
    steps = """\
    - {id: door, name: Get it at the door, channel: parcel, reach: 0.7, outcome: done}
    - {id: shop, name: Fetch it, channel: shop, reach: 0.5, outcome: done, follows: [door]}
    """
    assert near(analysis_of(steps, "goal_met_at: [door, shop]").goal.share) == 0.7
    apart = steps.replace("follows: [door]", "follows: []")
    assert near(analysis_of(apart.replace("0.5", "0.3"), "goal_met_at: [door, shop]").goal.share) == 1


def test_where_customers_come_from_nowhere_nobody_can_say_where_the_others_were_lost() -> None:
    found = analysis_of(FUNNEL.replace("reach: 0.35", "reach: 0.8"))
    assert (near(found.goal.share), found.goal.stops) == (0.8, ())


@pytest.mark.parametrize(("ids", "at"), [("a", 0), ("[a]", 0), ("[b, a]", 1)])
def test_one_goal_or_any_of_several(ids: str, at: int) -> None:
    steps = "- {id: a, name: A, channel: web, outcome: done}\n- {id: b, name: B, channel: web, outcome: failed}"
    found = analysis_of(steps, f"goal_met_at: {ids}")
    assert (found.journey.ends, found.journey.goal_at) == ("resolved", at)


def test_nobody_meets_the_goal_or_the_end_where_nobody_comes() -> None:
    found = analysis_of("- {id: a, name: A, channel: web, outcome: done}\n- {name: B, channel: web, reach: 0}")
    assert found.journey.goal_at == 0
