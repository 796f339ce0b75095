"""The clock, the deadline, promises, opening hours: docs/method.md 2.3, 2.4, 2.5 and 2.6."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.analysis.timing import Moment, Timing
from tests.analysis.worked import analysis_of, move, near


def timing(touchpoints: str, head: str = "") -> Timing:
    return analysis_of(touchpoints, head).timing


def row(moment: Moment) -> Any:
    return near((moment.start, moment.finish, moment.clock, moment.slack))


def test_the_clock_of_the_move() -> None:
    # 5 days are 7,200 minutes. The letter comes two days (2,880) after the order's 20 minutes. 60 of 100 come to the
    # visit from the letter (2,900) and 40 from the call (2,923): usually its 3 days end at 7,220.
    times = move().timing
    assert [row(moment) for moment in times.moments] == [
        (0, 0, 0, None),  # the ad states no time, and nothing is before it
        (0, 20, 20, 7180),
        (2900, 2900, 2900, 4300),
        (2900, 2905, 2905, 4295),
        (2905, 2923, 2923, 4277),
        (2900, 7220, 7220, -20),
        (7220, 7220, 7220, -20),
        (7220, 7250, 7250, -50),
        (7250, 7250, 7250, None),  # after the goal there is no deadline
    ]
    assert [i for i, moment in enumerate(times.moments) if moment.misses_deadline] == [5]
    assert [i for i, moment in enumerate(times.moments) if moment.misses_promise] == [5]
    assert [i for i, moment in enumerate(times.moments) if moment.wait_without_promise] == [4]
    # Active: 20 + 5 + 8 + 30. Without a duration: ad, letter, visit, second call, survey.
    assert (times.elapsed, times.active, times.slack, times.without_duration) == (7250, 63, -50, 5)
    assert times.is_stated


def test_a_wait_that_was_given_up_ends_later_than_the_clock() -> None:
    # Bob's email: 5 minutes at 19, the answer 48 hours later, the clock goes on at 24.
    times = timing(
        """\
        - {name: A, channel: web, duration: 19m}
        - {name: B, channel: email, duration: 5m, wait: 48h, outcome: abandoned}
        - {name: C, channel: branch, after: 10h, duration: 10m, outcome: done}
        """,
        "deadline: 12h",
    )
    assert [row(moment) for moment in times.moments] == [
        (0, 19, 19, 701),
        (19, 2904, 24, -2184),
        (624, 634, 634, 86),
    ]
    assert [moment.misses_deadline for moment in times.moments] == [False, True, False]


def test_waited_moves_the_clock_and_not_the_finish() -> None:
    times = timing("- {name: A, channel: phone, wait: 1h, waited: 10m, duration: 5m}\n- {name: B, channel: web}")
    assert [row(moment) for moment in times.moments] == [(0, 65, 15, None), (15, 15, 15, None)]


def test_the_clock_runs_over_the_longest_path() -> None:
    times = timing(
        """\
        - {id: a, name: A, channel: web, duration: 10m}
        - {id: b, name: B, channel: web, duration: 2h, follows: [a]}
        - {id: c, name: C, channel: web, duration: 5m, follows: [a]}
        - {id: d, name: D, channel: web, duration: 1m, follows: [b, c], after: 1h}
        - {id: e, name: E, channel: web, duration: 3m, follows: []}
        - {id: f, name: F, channel: web, duration: 4m}
        """
    )
    assert [row(moment)[:3] for moment in times.moments] == [
        (0, 10, 10),
        (10, 130, 130),
        (10, 15, 15),
        (190, 191, 191),
        (0, 3, 3),  # a step that follows nothing starts anew
        (3, 7, 7),
    ]
    assert times.elapsed == 7  # the goal is at the last step, by the shorter path


def test_exactly_in_time_is_not_late() -> None:
    times = timing("- {name: A, channel: web, duration: 2h}\n- {name: B, channel: web, duration: 1m}", "deadline: 2h")
    assert [(moment.slack, moment.misses_deadline) for moment in times.moments] == [(0, False), (-1, True)]


def test_only_the_step_in_which_the_time_runs_out_is_late() -> None:
    times = timing(
        "\n".join(f"- {{name: S, channel: web, duration: {minutes}m}}" for minutes in (50, 20, 20, 20)), "deadline: 1h"
    )
    assert [(moment.slack, moment.misses_deadline) for moment in times.moments] == [
        (10, False),
        (-10, True),
        (-30, False),
        (-50, False),
    ]


def test_a_gap_in_which_the_time_runs_out_belongs_to_the_step_it_leads_to() -> None:
    times = timing("- {name: A, channel: web, duration: 1h}\n- {name: B, channel: web, after: 3d}", "deadline: 1h")
    assert [(moment.arrived.usual, moment.slack, moment.misses_deadline) for moment in times.moments] == [
        (0, 0, False),
        (60, -4320, True),
    ]


def test_on_two_branches_each_may_run_out_of_time() -> None:
    times = timing(
        """\
        - {id: a, name: A, channel: web, duration: 30m}
        - {id: b, name: B, channel: web, duration: 40m, follows: [a]}
        - {id: c, name: C, channel: web, wait: 2h, follows: [a], outcome: failed}
        - {id: d, name: D, channel: web, duration: 40m, follows: [c]}
        - {id: e, name: E, channel: web, duration: 1m, follows: [b, d]}
        """,
        "deadline: 1h",
    )
    # a 30; b 70, late; c would finish at 150, late, but the clock goes on at 30; d 70, late too; e follows 70 and 70.
    assert [moment.misses_deadline for moment in times.moments] == [False, True, True, True, False]
    assert [moment.slack for moment in times.moments] == [30, -10, -90, -10, -11]


def test_a_step_that_meets_one_branch_too_late_is_not_late_again() -> None:
    times = timing(
        """\
        - {id: a, name: A, channel: web, duration: 10m}
        - {id: b, name: B, channel: web, duration: 2h, follows: []}
        - {id: c, name: C, channel: web, duration: 5m, follows: [a, b]}
        """,
        "deadline: 1h",
    )
    assert [moment.misses_deadline for moment in times.moments] == [False, True, False]


GOAL = """\
- {id: a, name: A, channel: web, duration: 10m}
- {id: b, name: B, channel: web, duration: 10m, outcome: done}
- {id: c, name: C, channel: post, wait: 40d}
"""


def test_after_the_goal_nothing_is_late() -> None:
    times = timing(GOAL, "deadline: 1h\ngoal_met_at: b")
    assert [(moment.slack, moment.misses_deadline) for moment in times.moments] == [
        (50, False),
        (40, False),
        (None, False),
    ]
    assert (times.elapsed, times.active, times.slack) == (20, 20, 40)


def test_without_the_goal_every_step_has_a_slack_and_the_latest_clock_is_the_end() -> None:
    times = timing(GOAL, "deadline: 1h\nends: abandoned")
    # 20 minutes and 40 days of 1,440 minutes are 57,620.
    assert [(moment.slack, moment.misses_deadline) for moment in times.moments] == [
        (50, False),
        (40, False),
        (60 - 57620, True),
    ]
    assert (times.elapsed, times.active, times.slack) == (57620, 20, None)


def test_the_latest_clock_may_be_of_any_touchpoint() -> None:
    times = timing(
        """\
        - {id: a, name: A, channel: web, duration: 5h, outcome: failed}
        - {id: b, name: B, channel: web, duration: 1m, outcome: failed, follows: []}
        """
    )
    assert (times.elapsed, times.active) == (300, 301)


def test_without_any_time_on_the_way_the_elapsed_time_is_unknown() -> None:
    times = timing("- {name: A, channel: web}\n- {name: B, channel: web}", "deadline: 1h")
    assert (times.elapsed, times.active, times.slack, times.without_duration) == (None, None, None, 2)
    assert not times.is_stated
    assert [moment.known for moment in times.moments] == [False, False]


def test_a_time_on_another_branch_says_nothing_about_the_goal() -> None:
    times = timing(
        """\
        - {id: a, name: A, channel: web}
        - {id: b, name: B, channel: web, duration: 5m, follows: [a]}
        - {id: c, name: C, channel: web, follows: [a]}
        """
    )
    assert [moment.known for moment in times.moments] == [False, True, False]
    assert times.elapsed is None


@pytest.mark.parametrize("time", ["duration: 0m", "wait: 0m", "waited: 0m", "after: 0m"])
def test_a_time_of_nought_is_stated(time: str) -> None:
    assert timing(f"- {{name: A, channel: web, {time}}}").elapsed == 0


CLOSED = {
    "unavailable_because: closed": True,
    "unavailable_because: queue": False,
    'hours: "Mo-Fr 08:00-18:00", when: "Tu 21:30"': True,
    'hours: "Mo-Fr 08:00-18:00", when: "Tu 17:59"': False,
    'hours: "24/7", when: "Su 03:00"': False,
    'hours: "Mo-Fr 08:00-18:00"': False,
    'when: "Tu 21:30"': False,
    'hours: "24/7", when: "Su 03:00", unavailable_because: closed': True,
    "channel: phone": False,
}


@pytest.mark.parametrize(("fields", "closed"), CLOSED.items())
def test_closed_when_needed_is_read_off_the_hours_or_the_reason(fields: str, closed: bool) -> None:
    channel = "" if "channel" in fields else "channel: phone, "
    (moment,) = timing(f"- {{name: A, {channel}{fields}}}").moments
    assert moment.closed_when_needed is closed


PROMISES = {
    # wait and promise → promise missed, not told how long
    "wait: 2d, promise: 1d": (True, False),
    "wait: 1d, promise: 24h": (False, False),
    "wait: 1d, promise: 0h": (True, False),
    "wait: 1d": (False, True),
    "wait: 0m": (False, False),
    "promise: 1d": (False, False),
    "wait: 2d, waited: 1h, promise: 1d": (True, False),
}


@pytest.mark.parametrize(("fields", "expected"), PROMISES.items())
def test_a_promise_is_missed_when_the_wait_is_longer(fields: str, expected: tuple[bool, bool]) -> None:
    (moment,) = timing(f"- {{name: A, channel: phone, {fields}}}").moments
    assert (moment.misses_promise, moment.wait_without_promise) == expected


def test_without_a_deadline_nothing_is_late_and_nothing_has_a_slack() -> None:
    times = timing("- {name: A, channel: web, wait: 8w}")
    assert [(moment.slack, moment.misses_deadline) for moment in times.moments] == [(None, False)]
    assert times.slack is None
