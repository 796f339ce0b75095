"""The customer's clock, the deadline, promises, opening hours.

Active and waiting time are never added: one wait of forty days would hide everything else. Formulas:
docs/method.md 2.3, 2.4, 2.5 and 2.6.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.clock import SHOWN, START, Clock, Time, latest, mixture
from cxmap.analysis.flow import Arrivals, Flow
from cxmap.analysis.goal import Goal, Stop
from cxmap.analysis.parts import HALF
from cxmap.journey import hours
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint

"""From this share on a deadline is missed, and not only for some."""


class Moment(NamedTuple):
    """When one touchpoint starts and gives its result, in minutes since the first one started, for the usual customer.

    ``arrived`` and ``moved_on`` are clocks of all customers: when the last of those before was over, and when they go
    on. ``slack`` is what is left of the deadline at the finish: None without a deadline, after the goal, or where no
    time is stated on the way here (``known``). ``late_share`` is the share of the customers here whose time runs out
    here, None where slack is.
    """

    start: float
    finish: float
    arrived: Clock
    moved_on: Clock
    slack: float | None
    late_share: float | None
    known: bool
    misses_promise: bool
    closed_when_needed: bool
    wait_without_promise: bool

    @property
    def clock(self) -> float:
        """When the usual customer moves on."""
        return self.moved_on.usual

    @property
    def misses_deadline(self) -> bool:
        """Whether the time of half of the customers here runs out here."""
        return self.late_share is not None and self.late_share >= HALF

    @property
    def late_for_some(self) -> bool:
        """Whether the time of fewer than half of them does."""
        return self.late_share is not None and 0 < self.late_share < HALF


class Timing(NamedTuple):
    """Times of the journey, in minutes; None where the file states no time on the way.

    ``elapsed`` is the usual clock where the goal is met, else the latest usual clock. ``to_goal`` is the clock of all
    who meet the goal, None where it is not met. ``active`` is what a customer who takes every step once is busy up to
    there. ``slack`` is what is left of the deadline where the goal is met, ``late_share`` the share of those who meet
    it later. ``is_stated``: the file states a time at all.
    """

    moments: tuple[Moment, ...]
    elapsed: float | None
    to_goal: Clock | None
    active: float | None
    slack: float | None
    late_share: float | None
    without_duration: int
    is_stated: bool

    @property
    def times(self) -> tuple[Time, ...]:
        """When those who meet the goal meet it, in few entries; empty where it is not met or not known."""
        return self.to_goal.at_most(SHOWN).times if self.to_goal else ()


def timing(journey: Journey, flow: Flow, goal: Goal) -> Timing:
    """Run every customer's clock down the ways that they take."""
    moments: list[Moment] = []
    for touchpoint in journey.touchpoints:
        moments.append(_moment(journey, touchpoint, flow.arrivals[touchpoint.index], moments))
    is_stated = any(moment.known for moment in moments)
    met = [stop for stop in goal.first if stop.share > 0]
    at_goal = moments[journey.goal_at] if journey.goal_at is not None else None
    known = any(moments[stop.at].known for stop in met) if met else at_goal.known if at_goal else is_stated
    to_goal = None
    if at_goal:
        weights = [(moments[stop.at].moved_on, stop.share) for stop in met]
        to_goal = _weighted(weights) if weights else at_goal.moved_on
    last = to_goal.usual if to_goal else max(moment.clock for moment in moments)
    on_the_way = [step for step in journey.up_to_goal if not step.is_backstage]
    return Timing(
        moments=tuple(moments),
        elapsed=last if known else None,
        to_goal=to_goal if known else None,
        active=sum(step.duration for step in on_the_way) if any(step.written.duration for step in on_the_way) else None,
        slack=at_goal.slack if at_goal and at_goal.known else None,
        late_share=_late_at_goal(journey, moments, met),
        without_duration=sum(step.written.duration is None for step in journey.in_front),
        is_stated=is_stated,
    )


def _weighted(clocks: list[tuple[Clock, float]]) -> Clock:
    total = sum(weight for _, weight in clocks)
    return mixture((clock, weight / total) for clock, weight in clocks)


def _late_at_goal(journey: Journey, moments: list[Moment], met: list[Stop]) -> float | None:
    """The share of those who meet the goal whose result comes after the deadline; None where slack is."""
    deadline = journey.deadline
    total = sum(share for _, share in met)
    if deadline is None or total <= 0 or any(moments[at].slack is None for at, _ in met):
        return None
    late = 0.0
    for at, share in met:
        finish = _finish(moments[at].arrived, journey.touchpoints[at])
        late += share * finish.share(lambda minutes: minutes > deadline)
    return late / total


def _finish(arrived: Clock, touchpoint: Touchpoint) -> Clock:
    return arrived.later(touchpoint.after + touchpoint.duration + touchpoint.wait)


def _moment(journey: Journey, touchpoint: Touchpoint, arrivals: Arrivals, moments: list[Moment]) -> Moment:
    arrived = _arrived(touchpoint, arrivals, moments)
    start = arrived.later(touchpoint.after)
    finish = _finish(arrived, touchpoint)
    known = touchpoint.states_a_time or any(moments[inflow.at].known for inflow in arrivals.came)
    counts = known and journey.is_up_to_goal(touchpoint.index)
    deadline = journey.deadline if counts else None
    return Moment(
        start=start.usual,
        finish=finish.usual,
        arrived=arrived,
        moved_on=start.later(touchpoint.duration + touchpoint.waited),
        slack=None if deadline is None else deadline - finish.usual,
        late_share=None if deadline is None else _runs_out(arrived, finish, deadline),
        known=known,
        misses_promise=touchpoint.promise is not None and touchpoint.wait > touchpoint.promise,
        closed_when_needed=_closed(touchpoint),
        wait_without_promise=touchpoint.wait > 0 and touchpoint.promise is None and not touchpoint.is_backstage,
    )


def _runs_out(arrived: Clock, finish: Clock, deadline: float) -> float:
    """A gap in which the time runs out belongs to the step it leads to; later steps are not late again."""
    took = finish.low - arrived.low
    return arrived.share(lambda minutes: minutes <= deadline < minutes + took)


def _arrived(touchpoint: Touchpoint, arrivals: Arrivals, moments: list[Moment]) -> Clock:
    if not arrivals.came:
        return START
    if arrivals.join == "any":
        return mixture((moments[inflow.at].moved_on, inflow.share) for inflow in arrivals.came)
    return latest(
        [
            (moments[inflow.at].moved_on, inflow.customers / touchpoint.reach if touchpoint.reach > 0 else 1.0)
            for inflow in arrivals.came
        ]
    )


def _closed(touchpoint: Touchpoint) -> bool:
    said = touchpoint.written
    if said.unavailable_because == "closed":
        return True
    if not said.hours or not said.when:
        return False
    return not hours.is_open(hours.opening_hours(said.hours), hours.moment(said.when))
