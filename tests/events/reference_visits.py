"""The reference's events, journeys and visits: how a log falls into them, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Mapped(NamedTuple):
    """A mapped event: µs, position in the file, 1 for value and 2 for failure."""

    case: str
    time: int
    end: int | None
    position: int
    team: str | None
    channel: str | None
    means: int = 0


class Map(NamedTuple):
    """What the reference has to know of the map; positions are places in the file."""

    size: int
    contacts: frozenset[int]
    help: frozenset[int]
    breakdowns: frozenset[int]
    milestones: frozenset[int]
    ends: frozenset[int]
    goal: int | None
    follows: Sequence[Sequence[int]]
    may_be_missed: frozenset[int]
    within: int
    inactive_after: int
    split_gap: int | None
    deadline: int | None
    teams: Sequence[str | None] | None = None
    channels: Sequence[str | None] | None = None


class Visit(NamedTuple):
    position: int
    t0: int
    t1: int
    t2: int
    events: int
    timed: bool
    means: int


def until(event: Mapped) -> int:
    return event.end if event.end is not None and event.end > event.time else event.time


def has_end(event: Mapped) -> bool:
    return event.end is not None and event.end >= event.time


def nearest_rank(values: Iterable[int]) -> list[int] | None:
    """The median and the ninth decile, each one of the values."""
    ordered = sorted(values)
    if not ordered:
        return None
    return [ordered[(len(ordered) * tenths + 9) // 10 - 1] for tenths in (5, 9)]


def in_order(events: Iterable[Mapped]) -> list[Mapped]:
    return sorted(
        events,
        key=lambda e: (e.time, e.position, e.team is None, e.team or "", e.channel is None, e.channel or "", until(e)),
    )


def journeys_of(events: Iterable[Mapped], gap: int | None) -> list[list[Mapped]]:
    cases = defaultdict(list)
    for event in events:
        cases[event.case].append(event)
    journeys = []
    for case in sorted(cases):
        current: list[Mapped] = []
        for event in in_order(cases[case]):
            if current and gap is not None and event.time - until(current[-1]) > gap:
                journeys.append(current)
                current = []
            current.append(event)
        journeys.append(current)
    return journeys


def visits_of(journey: list[Mapped], milestones: frozenset[int]) -> list[Visit]:
    visits: list[Visit] = []
    run: list[Mapped] = []
    for event in [*(event for event in journey if event.position not in milestones), None]:
        if run and (event is None or event.position != run[0].position):
            visits.append(
                Visit(
                    run[0].position,
                    run[0].time,
                    run[-1].time,
                    max(until(mapped) for mapped in run),
                    len(run),
                    len(run) > 1 or has_end(run[0]),
                    max(mapped.means for mapped in run),
                )
            )
            run = []
        if event is not None:
            run.append(event)
    return visits
