"""For how many the goal is met, and where the others stop.

Formulas and worked examples: docs/method.md 2.1.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.flow import Flow
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey

GOT_IT = ("done", "partly")
"""Outcomes with which a customer who is at the goal has it."""


class Stop(NamedTuple):
    """A touchpoint (index) from which that share of the customers goes nowhere."""

    at: int
    share: float


class Goal(NamedTuple):
    """The share of the customers who meet the goal, 0 to 1; the places where the others stop, the largest first.

    ``first`` is for each touchpoint of the goal the share of customers who meet the goal there and nowhere before.
    """

    share: float
    stops: tuple[Stop, ...]
    first: tuple[Stop, ...]


def goal(journey: Journey, flow: Flow) -> Goal:
    """Follow the customers to the goal, and to where they get lost."""
    first = _first(journey, flow) if journey.is_met else ()
    share = min(1.0, sum(stop.share for stop in first))
    if journey.is_met and journey.goal_at is None:
        share = 1.0  # the file says that it is met, and not where
    return Goal(share, _stops(journey, flow, 1 - share), first)


def _first(journey: Journey, flow: Flow) -> tuple[Stop, ...]:
    """Who gets to a touchpoint of the goal; whoever comes there from another one of them counts once."""
    has_it: dict[int, float] = {}
    found = []
    for touchpoint in journey.touchpoints:
        arrivals = flow.arrivals[touchpoint.index]
        had = [inflow.share * has_it.get(inflow.at, 0.0) for inflow in arrivals.came]
        if arrivals.join == "all":
            had = [max((has_it.get(inflow.at, 0.0) for inflow in arrivals.came), default=0.0)]
        before = min(1.0, sum(had))
        is_goal = touchpoint.index in journey.goals and touchpoint.outcome in GOT_IT
        has_it[touchpoint.index] = 1.0 if is_goal else before
        if is_goal:
            found.append(Stop(touchpoint.index, touchpoint.reach * (1 - before)))
    return tuple(found)


def _stops(journey: Journey, flow: Flow, most: float) -> tuple[Stop, ...]:
    """Who is left behind on the way, and who gives up; never more than do not meet the goal.

    Where customers come to the goal from nowhere, nobody can say where those who do not come were lost.
    """
    leads = _leads_to_goal(journey, flow)
    if any(flow.arrivals[i].nowhere > EPSILON for i in range(len(leads)) if leads[i] or i in journey.goals):
        return ()
    found = [
        Stop(touchpoint.index, flow.left[touchpoint.index])
        for touchpoint in journey.touchpoints
        if touchpoint.index not in journey.goals
        and (leads[touchpoint.index] or touchpoint.outcome == "abandoned")
        and flow.left[touchpoint.index] > EPSILON
    ]
    stops = []
    for stop in sorted(found, key=lambda stop: (-round(stop.share, 9), stop.at)):
        share = min(stop.share, most)
        most -= share
        if share > EPSILON:
            stops.append(Stop(stop.at, share))
    return tuple(stops)


def _leads_to_goal(journey: Journey, flow: Flow) -> list[bool]:
    """For each touchpoint whether a way leads from it to a goal."""
    leads = [False] * len(journey.touchpoints)
    for i in range(len(leads) - 1, -1, -1):
        if leads[i] or i in journey.goals:
            for inflow in flow.came(i):
                leads[inflow.at] = True
    return leads
