"""The customer's clock, the deadline, promises, opening hours.

Active and waiting time are never added: one wait of forty days would hide everything else.
Formulas: docs/method.md 2.3, 2.4, 2.5 and 2.6.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.journey import hours
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint


class Moment(NamedTuple):
    """When one touchpoint starts and gives its result, in minutes since the first one started.

    ``clock`` is when the customer moves on, ``before`` when the last of those before it did. ``slack`` is what is
    left of the deadline at the finish: None without a deadline or after the goal. ``known`` says whether any time
    is stated on the way here.
    """

    start: float
    finish: float
    clock: float
    before: float
    slack: float | None
    known: bool
    misses_deadline: bool
    misses_promise: bool
    closed_when_needed: bool
    wait_without_promise: bool


class Timing(NamedTuple):
    """Times of the journey, in minutes; None where the file states no time on the way.

    ``elapsed`` is the clock where the goal is met, else the latest clock. ``active`` is what the customer spends doing
    things up to there. ``slack`` is what is left of the deadline where the goal is met. ``is_stated``: the file
    states a time at all.
    """

    moments: tuple[Moment, ...]
    elapsed: float | None
    active: float | None
    slack: float | None
    without_duration: int
    is_stated: bool


def timing(journey: Journey) -> Timing:
    """Run the clock over the longest path of what follows what."""
    moments: list[Moment] = []
    for one in journey.touchpoints:
        moments.append(_moment(journey, one, [moments[i] for i in one.follows]))
    at_goal = moments[journey.goal_at] if journey.goal_at is not None else None
    last = at_goal or max(moments, key=lambda moment: moment.clock)
    on_the_way = journey.up_to_goal
    is_stated = any(moment.known for moment in moments)
    known = at_goal.known if at_goal else is_stated
    return Timing(
        moments=tuple(moments),
        elapsed=last.clock if known else None,
        active=sum(one.duration for one in on_the_way) if any(one.written.duration for one in on_the_way) else None,
        slack=at_goal.slack if at_goal and at_goal.known else None,
        without_duration=sum(one.written.duration is None for one in journey.touchpoints),
        is_stated=is_stated,
    )


def _moment(journey: Journey, one: Touchpoint, before: list[Moment]) -> Moment:
    ended = max((moment.clock for moment in before), default=0.0)
    start = ended + one.after
    finish = start + one.duration + one.wait
    counts = journey.deadline is not None and (journey.goal_at is None or one.index <= journey.goal_at)
    slack = journey.deadline - finish if counts and journey.deadline is not None else None
    return Moment(
        start=start,
        finish=finish,
        clock=start + one.duration + one.waited,
        before=ended,
        slack=slack,
        known=one.states_a_time or any(moment.known for moment in before),
        # A gap in which the time runs out belongs to the step it leads to; later steps are not late again.
        misses_deadline=slack is not None and slack < 0 and ended <= (journey.deadline or 0),
        misses_promise=one.promise is not None and one.wait > one.promise,
        closed_when_needed=_closed(one),
        wait_without_promise=one.wait > 0 and one.promise is None,
    )


def _closed(one: Touchpoint) -> bool:
    said = one.written
    if said.unavailable_because == "closed":
        return True
    if not said.hours or not said.when:
        return False
    return not hours.is_open(hours.opening_hours(said.hours), hours.moment(said.when))
