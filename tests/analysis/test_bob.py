"""Bob's travel alert: every figure of the worked example in docs/method.md 11.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.causes import Removable
from cxmap.analysis.costs import PRESETS, price
from cxmap.analysis.demand import Range
from cxmap.analysis.friction import ByMode
from cxmap.analysis.parts import Parts
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.analysis.worked import near

TEXT = (Path(__file__).parents[2] / "journeys" / "bank-travel-alert.yaml").read_text(encoding="utf-8")
PORTAL, CHAT, PHONE, EMAIL, BRANCH = range(5)


def analysed(text: str) -> Analysis:
    found = load(read(text.encode()), path="bank-travel-alert.yaml")
    assert found.problems == ()
    assert found.journey is not None
    return analyze(found.journey, book=PRESETS["gartner-2019"])


@pytest.fixture(scope="module")
def bob() -> Analysis:
    return analysed(TEXT)


def test_the_five_touchpoints_are_those_of_the_table(bob: Analysis) -> None:
    assert [
        (
            touchpoint.id,
            touchpoint.team,
            touchpoint.kind,
            touchpoint.friction,
            touchpoint.points,
            touchpoint.outcome,
            touchpoint.duration,
        )
        for touchpoint in bob.journey.touchpoints
    ] == [
        ("portal", "digital", "task", 5, 4, "failed", 15),
        ("chat", "contact-centre", "assisted", 5, 4, "unavailable", 1),
        ("phone", "contact-centre", "assisted", 5, 4, "unavailable", 3),
        ("email", "contact-centre", "assisted", 5, 4, "abandoned", 5),
        ("branch", "branch-operations", "assisted", 1, 0, "done", 10),
    ]


def test_they_finish_when_the_table_says(bob: Analysis) -> None:
    # 0:15, 0:16, 0:19, 48:24 (5 minutes and 48 hours, given up), 10:34.
    assert [moment.finish for moment in bob.timing.moments] == [15, 16, 19, 48 * 60 + 24, 10 * 60 + 34]


def test_their_slack_is_that_of_the_table(bob: Analysis) -> None:
    # 11 h 45, 11 h 44, 11 h 41, -36 h 24, 1 h 26.
    assert [moment.slack for moment in bob.timing.moments] == [705, 704, 701, -2184, 86]
    assert [moment.misses_deadline for moment in bob.timing.moments] == [False, False, False, True, False]


def test_less_than_twelve_hours_are_left_at_the_email(bob: Analysis) -> None:
    assert bob.journey.deadline is not None
    assert bob.journey.deadline - bob.timing.moments[EMAIL].start == 11 * 60 + 41


def test_each_is_caused_by_the_one_before(bob: Analysis) -> None:
    assert [[cause.at for cause in causes] for causes in bob.causes.direct] == [[], [0], [1], [2], [3]]
    assert [list(roots) for roots in bob.roots] == [[PORTAL]] * 5


def test_removable_friction_and_contacts_are_nested(bob: Analysis) -> None:
    assert [(removable.friction, removable.contacts) for removable in bob.removable] == [
        (16, 4),
        (12, 3),
        (8, 2),
        (4, 1),
        (0, 0),
    ]
    # Minutes: 15 + 1 + 3 + 5 + 10, and so on down the chain.
    assert bob.removable[PORTAL] == Removable(16, 4, 34)
    assert [removable.minutes for removable in bob.removable] == [34, 19, 18, 15, 10]
    assert [removable.friction / 16 for removable in bob.removable] == [1, 0.75, 0.5, 0.25, 0]


def test_the_goal_is_met_at_the_fifth_attempt(bob: Analysis) -> None:
    assert (bob.journey.ends, bob.journey.goal_at, bob.attempts) == ("resolved", BRANCH, 5)
    assert bob.journey.goal_assumed is False


def test_it_takes_ten_hours_and_thirty_four_minutes_thirty_four_of_them_active(bob: Analysis) -> None:
    assert (bob.timing.elapsed, bob.timing.active, bob.timing.slack) == (634, 34, 86)


def test_the_load_is_sixteen_of_twenty(bob: Analysis) -> None:
    friction = bob.friction
    assert (friction.load, friction.possible, friction.index) == (16, 20, 80)
    assert (friction.scored, friction.touchpoints, friction.coverage) == (5, 5, 1)


def test_mary_lifts_what_is_remembered_by_1_2(bob: Analysis) -> None:
    friction = bob.friction
    assert (friction.mean, friction.peak, friction.end, friction.peak_end) == (4.2, 5, 1, 3)
    assert friction.mean is not None
    assert friction.peak_end is not None
    assert near(friction.mean - friction.peak_end) == 1.2


def test_one_contact_is_needed_and_three_are_repeated(bob: Analysis) -> None:
    demand = bob.demand
    assert (demand.help_needed, demand.help_repeated, demand.value, demand.unknown) == (1, 3, 0, 0)


def test_the_contact_centre_sees_half_of_the_four_contacts(bob: Analysis) -> None:
    demand = bob.demand
    assert (demand.contacts_tried, demand.contacts_handled) == (4, 2)
    assert demand.failure_demand == Range(1, 1)
    assert (demand.service_reach, demand.no_service_completion) == (Range(1, 1), Range(0, 0))


def test_service_is_four_of_five_touchpoints_and_feels_75_percent_and_starts_none(bob: Analysis) -> None:
    split = bob.split
    assert split.touchpoints == split.encounters == Parts(1, 0, 4)
    assert split.active_minutes == Parts(15, 0, 19)
    assert split.friction_felt == Parts(4, 0, 12)
    assert split.friction_caused == Parts(16, 0, 0)
    assert [round(100 * (split.active_minutes.share(amount) or 0)) for amount in (15, 19)] == [44, 56]
    assert split.friction_felt is not None
    assert split.friction_felt.share(split.friction_felt.service) == 0.75


def test_by_channel_mode_only_the_branch_is_good(bob: Analysis) -> None:
    assert bob.modes == (ByMode("digital", 3, 5), ByMode("voice", 1, 5), ByMode("in-person", 1, 1))


def test_two_handoffs_in_four_steps_are_both_carried_by_bob(bob: Analysis) -> None:
    handoffs = bob.handoffs
    assert [
        (handoff.from_team, handoff.to_team, handoff.context, handoff.customer_carried) for handoff in handoffs.all
    ] == [
        ("digital", "contact-centre", "unknown", True),
        ("contact-centre", "branch-operations", "lost", True),
    ]
    assert (handoffs.transitions, handoffs.customer_carried, handoffs.channel_switches) == (4, 2, 4)
    assert (handoffs.with_context("lost"), handoffs.with_context("unknown"), handoffs.returns) == (1, 1, 0)
    assert len({touchpoint.channel for touchpoint in bob.journey.touchpoints}) == 5


def test_four_to_six_teams_are_three_in_front_and_three_behind(bob: Analysis) -> None:
    assert bob.handoffs.teams_in_front == ("digital", "contact-centre", "branch-operations")
    assert bob.handoffs.teams_behind == ("technology", "data", "marketing")


def test_the_four_breakdowns_come_with_the_largest_effect_first(bob: Analysis) -> None:
    assert bob.breakdowns.ranked == (PORTAL, CHAT, PHONE, EMAIL)
    assert bob.breakdowns.signals == (
        ("failed", "blocked", "sends-to-service"),
        ("unavailable", "blocked", "sends-to-service"),
        ("unavailable", "blocked", "sends-to-service"),
        ("abandoned", "blocked", "misses-deadline", "sends-to-service"),
        (),
    )
    assert bob.breakdowns.strain[BRANCH] == ("context-lost",)


def test_the_phone_is_closed_when_it_is_needed_and_no_promise_is_missed(bob: Analysis) -> None:
    moments = bob.timing.moments
    assert [i for i, moment in enumerate(moments) if moment.closed_when_needed] == [PHONE]
    assert [i for i, moment in enumerate(moments) if moment.misses_promise or moment.wait_without_promise] == []


def test_the_branch_recovers_what_the_email_left(bob: Analysis) -> None:
    # From 5 to 1 in one more attempt, from 0:24 to 10:34.
    assert bob.recovery is not None
    assert (bob.recovery.start, bob.recovery.friction_drop, bob.recovery.attempts, bob.recovery.minutes) == (
        EMAIL,
        4,
        1,
        610,
    )


def test_the_cost_floor_is_16_12_and_0_10_if_the_website_had_worked(bob: Analysis) -> None:
    assert bob.costs is not None
    assert near(bob.costs.split) == near(Parts(0.10, 0.0, 16.02))
    assert near(bob.costs.split.total) == 16.12
    assert near(bob.costs.failure_demand) == 16.02
    assert bob.costs.failure_demand_per_month is None  # no volume
    assert price(bob.journey.touchpoints[PORTAL], PRESETS["gartner-2019"]) == 0.10


def test_six_teams_belong_in_the_room_and_three_of_them_are_not_invited(bob: Analysis) -> None:
    assert bob.retro.invite == (
        "digital",
        "technology",
        "data",
        "marketing",
        "contact-centre",
        "branch-operations",
    )
    assert set(bob.retro.missing) == {"contact-centre", "data", "branch-operations"}
    assert bob.retro.reasons["branch-operations"] == (
        "solved it at 'Go to the branch, where Mary notes the trip on the account'",
    )
    assert bob.retro.unowned == ()


def test_all_friction_scores_are_estimates(bob: Analysis) -> None:
    assert bob.evidence.estimate_share == 1
    assert (bob.evidence.by_source, bob.evidence.without) == ({"published": 5, "estimate": 5}, ())


def test_only_the_reach_is_assumed(bob: Analysis) -> None:
    assert (bob.assumed.reach, bob.assumed.duration, bob.assumed.outcome) == ((0, 1, 2, 3, 4), (), ())


def test_the_chain_is_the_contact_centre_s_to_feel_and_digital_s_to_answer_for(bob: Analysis) -> None:
    assert [
        (team.team, team.friction_felt, team.friction_caused, team.contacts_caused, team.contacts_handled)
        for team in bob.teams
    ] == [("digital", 4, 16, 4, 0), ("contact-centre", 12, 0, 0, 1), ("branch-operations", 0, 0, 0, 1)]


def test_service_is_nearly_all_of_one_stage(bob: Analysis) -> None:
    assert [(stage.stage, stage.touchpoints, stage.service_touchpoints, stage.contacts) for stage in bob.stages] == [
        ("prepare", 1, 0, 0),
        ("get-help", 4, 4, 4),
    ]


def test_as_self_service_the_website_changes_the_headline_and_not_the_conclusion(bob: Analysis) -> None:
    other = analysed(TEXT.replace("kind: task", "kind: self-service"))
    assert other.split.touchpoints == Parts(0, 1, 4)
    assert other.split.friction_caused == Parts(0, 16, 0)
    assert other.roots == bob.roots
    assert other.removable == bob.removable
    assert other.breakdowns == bob.breakdowns


def test_without_the_written_causes_the_same_chain_is_inferred(bob: Analysis) -> None:
    lines = [line for line in TEXT.splitlines(keepends=True) if "caused_by" not in line]
    other = analysed("".join(lines))
    assert [[(cause.at, cause.share) for cause in causes] for causes in other.causes.direct] == [
        [(cause.at, cause.share) for cause in causes] for causes in bob.causes.direct
    ]
    assert {cause.inferred for causes in other.causes.direct for cause in causes} == {True}
    assert {cause.inferred for causes in bob.causes.direct for cause in causes} == {False}
    assert (other.roots, other.removable, other.demand, other.retro) == (
        bob.roots,
        bob.removable,
        bob.demand,
        bob.retro,
    )
