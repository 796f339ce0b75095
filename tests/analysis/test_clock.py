"""Times as distributions; see docs/method.md 2.3."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxmap.analysis.clock import MOST, START, Clock, Time, latest, mixture
from tests.analysis.worked import analysis_of, near

DAY = 24 * 60
CONSULT = """\
- {id: letter, name: Letter, channel: letter, wait: 1w}
- {id: cancelled, name: Cancelled, channel: letter, reach: 0.05, wait: 8w}
- {id: consult, name: Consult, channel: branch, after: 4w, outcome: done}
"""


def clock(*times: tuple[float, float]) -> Clock:
    return Clock(tuple(Time(*time) for time in times))


def test_a_detour_that_few_take_makes_nobody_else_late() -> None:
    found = analysis_of(CONSULT, "deadline: 10w")
    times = found.timing
    assert near(times.times) == near(((35 * DAY, 0.95), (91 * DAY, 0.05)))
    assert times.to_goal is not None
    assert (times.elapsed, times.to_goal.low, times.to_goal.high) == (35 * DAY, 35 * DAY, 91 * DAY)
    assert near(times.late_share) == 0.05
    assert times.slack == 35 * DAY
    assert found.breakdowns.signals[2] == ()
    assert found.breakdowns.strain[2] == ("late-for-some",)
    assert [near(moment.late_share) for moment in times.moments] == [0, 0, 0.05]


def test_from_half_of_those_who_are_there_on_the_deadline_is_missed() -> None:
    late = CONSULT.replace("0.05", "0.5")
    assert analysis_of(late, "deadline: 10w").breakdowns.signals[2] == ("misses-deadline",)
    assert analysis_of(late.replace("0.5", "0.49"), "deadline: 10w").breakdowns.signals[2] == ()


def test_the_usual_clock_is_the_one_by_which_half_are_there() -> None:
    assert clock((1, 0.5), (2, 0.5)).usual == 1
    assert clock((1, 0.1), (2, 0.4), (3, 0.5)).usual == 2  # 0.1 + 0.4 is less than 0.5 in floats
    assert clock((1, 0.4), (2, 0.6)).usual == 2


def test_who_waits_for_two_things_waits_for_the_later_one() -> None:
    fast_or_slow = clock((10, 0.5), (100, 0.5))
    assert latest([(fast_or_slow, 1.0), (clock((50, 1.0)), 1.0)]) == clock((50, 0.5), (100, 0.5))


def test_what_only_some_meet_holds_up_only_those() -> None:
    assert near(latest([(clock((10, 1.0)), 1.0), (clock((99, 1.0)), 0.3)])) == near(clock((10, 0.7), (99, 0.3)))


def test_times_come_together_by_their_shares() -> None:
    mixed = mixture([(clock((10, 1.0)), 0.8), (clock((10, 0.5), (30, 0.5)), 0.2)])
    assert near(mixed) == near(clock((10, 0.9), (30, 0.1)))
    assert mixture([]) == START


def test_where_no_time_is_stated_on_the_way_nothing_is_known() -> None:
    times = analysis_of("- {name: A, channel: web}\n- {name: B, channel: web, wait: 1h}", "deadline: 30m").timing
    assert [(moment.known, moment.slack, moment.late_share) for moment in times.moments] == [
        (False, None, None),
        (True, -30, 1),
    ]


def test_the_goal_at_any_of_several_touchpoints_takes_the_time_of_each() -> None:
    steps = """\
    - {id: ship, name: S, channel: web, wait: 1d}
    - {id: door, name: D, channel: parcel, reach: 0.7, outcome: done, follows: [ship]}
    - {id: shop, name: F, channel: shop, reach: 0.3, after: 2d, outcome: done, follows: [ship]}
    """
    found = analysis_of(steps, "goal_met_at: [door, shop]")
    assert near(found.timing.times) == near(((DAY, 0.7), (3 * DAY, 0.3)))
    assert near(found.goal.share) == 1
    assert (found.journey.goals, found.journey.goal_at) == ((1, 2), 2)


CLOCKS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 50)), min_size=1, max_size=300).map(
    lambda pairs: mixture(
        (clock((minutes, 1.0)), weight / sum(weight for _, weight in pairs)) for minutes, weight in pairs
    )
)


@given(CLOCKS, CLOCKS)
def test_clocks_stay_small_in_order_and_whole(first: Clock, second: Clock) -> None:
    for made in (first, mixture([(first, 0.3), (second, 0.7)]), latest([(first, 1.0), (second, 1.0)])):
        minutes = [time.minutes for time in made.times]
        assert len(minutes) <= MOST
        assert minutes == sorted(set(minutes))
        assert abs(sum(time.share for time in made.times) - 1) < 1e-6
        assert made.low <= made.usual <= made.high
    both = latest([(first, 1.0), (second, 1.0)])
    assert (both.low, both.high) == (max(first.low, second.low), max(first.high, second.high))
