"""All figures of a measurement in plain Python, from mapped events, written from the definitions and not from the SQL.

Slow and simple on purpose: lists, loops, sorting. It knows nothing of the engines' tables.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from tests.events.reference_visits import (
    Map,
    Mapped,
    Visit,
    has_end,
    journeys_of,
    nearest_rank,
    until,
    visits_of,
)

FIRST_THING, TOO_LONG_AGO = -1, -2


class Run(NamedTuple):
    who: str
    first: int
    last_until: int


def runs_of(rows: Iterable[tuple[str | None, Mapped]]) -> list[Run]:
    runs: list[Run] = []
    for who, event in rows:
        if who is None:
            continue
        if runs and runs[-1].who == who:
            runs[-1] = Run(who, runs[-1].first, until(event))
        else:
            runs.append(Run(who, event.time, until(event)))
    return runs


def path_classes(map_: Map) -> Callable[[int | None, int], str]:
    after: dict[int | None, set[int]] = defaultdict(set)
    for to, befores in enumerate(map_.follows):
        for before in befores or [None]:  # type: ignore[list-item]  # None is the start
            after[before].add(to)

    def reach(start: int | None, jump: Callable[[int], bool]) -> set[int]:
        level, found = set(after[start]), set(after[start])
        while level:
            level = {to for here in level if jump(here) for to in after[here]} - found
            found |= level
        return found

    def class_of(before: int | None, to: int) -> str:
        if before == to:
            return "repeat"
        if to in reach(before, lambda here: here in map_.may_be_missed):
            return "forward"
        if to in reach(before, lambda here: True):
            return "skip"
        if before is not None and before in reach(to, lambda here: True):
            return "back"
        return "side"

    return class_of


def grouped(rows: Iterable[tuple[Hashable, Hashable, int | None]]) -> dict[Any, list[Any]]:
    """n, journeys and quantiles by key; rows are key, journey, value."""
    n: Counter[Hashable] = Counter()
    journeys = defaultdict(set)
    values = defaultdict(list)
    for key, journey, value in rows:
        n[key] += 1
        journeys[key].add(journey)
        if value is not None:
            values[key].append(value)
    return {key: [n[key], len(journeys[key]), nearest_rank(values[key])] for key in n}


def figures(events: Iterable[Mapped], map_: Map, log_end: int | None = None) -> dict[str, Any]:
    """Every figure, by the question it answers."""
    journeys = journeys_of(events, map_.split_gap)
    visits = [visits_of(journey, map_.milestones) for journey in journeys]
    end = max(event.time for journey in journeys for event in journey) if log_end is None else log_end
    states = [_state(journey, map_, end) for journey in journeys]
    return {
        **_journeys(journeys, visits, states, map_),
        **_touchpoints(visits, states),
        **_milestones(journeys, map_),
        **_contacts(visits, map_),
        **_moves(visits, map_),
        "transitions": grouped(
            ((a.position, b.position), i, max(0, b.t0 - a.t2))
            for i, item in enumerate(visits)
            for a, b in itertools.pairwise(item)
        ),
        "variants": Counter(tuple(visit.position for visit in item) for item in visits if item),
        **_runs("team", journeys, map_, map_.teams),
        **_runs("channel", journeys, map_, map_.channels),
    }


def _state(journey: list[Mapped], map_: Map, end: int) -> str:
    if any(event.position in map_.ends for event in journey):
        return "ended"
    return "open" if max(event.time for event in journey) >= end - map_.inactive_after else "dropped"


def _journeys(journeys: list[list[Mapped]], visits: list[list[Visit]], states: list[str], map_: Map) -> dict[str, Any]:
    elapsed = []
    for journey, seen in zip(journeys, visits, strict=True):
        if map_.goal in map_.milestones:
            met = [until(event) for event in journey if event.position == map_.goal]
        else:
            met = [visit.t2 for visit in seen if visit.position == map_.goal]
        if met:
            elapsed.append(met[0] - journey[0].time)
    last: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for seen, state in zip(visits, states, strict=True):
        if seen:
            last[seen[-1].position][0] += state == "dropped"
            last[seen[-1].position][1] += state == "open"
    return {
        "journeys": len(journeys),
        "visits": sum(len(seen) for seen in visits),
        "states": [states.count(state) for state in ("ended", "open", "dropped")],
        "goal": len(elapsed),
        "in_time": sum(index <= map_.deadline for index in elapsed) if map_.deadline is not None else 0,
        "elapsed": nearest_rank(elapsed),
        "last": {position: counts for position, counts in last.items() if any(counts)},
        "duplicates": sum(n - 1 for journey in journeys for n in Counter(_used(mapped) for mapped in journey).values()),
    }


def _used(event: Mapped) -> Hashable:
    """What is read of an event: an end before the start is none."""
    return event._replace(end=event.end if has_end(event) else None)


def _touchpoints(visits: list[list[Visit]], states: list[str]) -> dict[str, Any]:
    by: dict[int, dict[int, list[Visit]]] = defaultdict(lambda: defaultdict(list))
    spans, gaps = defaultdict(list), defaultdict(list)
    for i, seen in enumerate(visits):
        for before, visit in zip([None, *seen], seen, strict=False):
            by[visit.position][i].append(visit)
            if visit.timed:
                spans[visit.position].append(visit.t2 - visit.t0)
            if before is not None:
                gaps[visit.position].append(max(0, visit.t0 - before.t2))
    rows, times = {}, {}
    for position, journeys in by.items():
        every = [visit for some in journeys.values() for visit in some]
        rows[position] = [
            len(journeys),
            len(every),
            sum(visit.events for visit in every),
            sum(len(some) > 1 for some in journeys.values()),
            sum(visit.means == 2 for visit in every),
            sum(states[i] == "open" for i in journeys),
        ]
        times[position] = [
            len(spans[position]), nearest_rank(spans[position]), len(gaps[position]), nearest_rank(gaps[position]),
        ]  # fmt: skip
    return {"touchpoints": rows, "times": times}


def _milestones(journeys: list[list[Mapped]], map_: Map) -> dict[str, Any]:
    found: dict[int, list[int]] = {}
    for position in map_.milestones:
        met = [[event for event in journey if event.position == position] for journey in journeys]
        met = [events for events in met if events]
        if met:
            found[position] = [len(met), sum(len(events) for events in met)]
    return {"milestones": found}


def _contacts(visits: list[list[Visit]], map_: Map) -> dict[str, Any]:
    followed: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    upstream, failures, means = [], [], Counter[tuple[int, int]]()
    for i, seen in enumerate(visits):
        for k, visit in enumerate(seen):
            if visit.position not in map_.help:
                followed[visit.position][0] += 1
                coming = next((later for later in seen[k + 1 :] if later.position in map_.contacts), None)
                followed[visit.position][1] += coming is not None and coming.t0 - visit.t1 <= map_.within
            if visit.position in map_.contacts:
                means[visit.position, visit.means] += 1
                upstream.append(((visit.position, _source(seen[:k], visit, map_)), i, None))
                broken = [
                    b for b in seen[:k] if b.position in map_.breakdowns and visit.t0 - b.t1 <= map_.within
                ]  # fmt: skip
                if broken and visit.means != 1:
                    failures.append((broken[-1].position, i, visit.means))
    in_contact = {i for i, seen in enumerate(visits) for visit in seen if visit.position in map_.contacts}
    return {
        "contacts": [sum(means.values()), len(in_contact)],
        "contact_after": dict(followed),
        "upstream": {key: value[:2] for key, value in grouped(upstream).items()},
        "failure_demand": {
            position: [n, journeys, sum(failure[2] == 2 for failure in failures if failure[0] == position)]
            for position, (n, journeys, _) in grouped((p, i, None) for p, i, _ in failures).items()
        },
        "contact_means": dict(means),
    }


def _source(before: list[Visit], contact: Visit, map_: Map) -> int:
    others = [visit for visit in before if visit.position not in map_.help]
    if not others:
        return FIRST_THING
    return others[-1].position if contact.t0 - others[-1].t1 <= map_.within else TOO_LONG_AGO


def _moves(visits: list[list[Visit]], map_: Map) -> dict[str, Any]:
    class_of = path_classes(map_)
    moves, off = [], set()
    for i, seen in enumerate(visits):
        before: int | None = None
        for visit in seen:
            if visit.position in map_.help:
                continue
            moves.append((class_of(before, visit.position), before, visit.position, i))
            if moves[-1][0] in ("skip", "back", "side"):
                off.add(i)
            before = visit.position
    return {
        "moves": {key: value[:2] for key, value in grouped(((c, a, b), i, None) for c, a, b, i in moves).items()},
        "classes": {key: value[:2] for key, value in grouped((c, i, None) for c, _, _, i in moves).items()},
        "leave_the_path": len(off),
    }


def _runs(name: str, journeys: list[list[Mapped]], map_: Map, by_map: Sequence[str | None] | None) -> dict[str, Any]:
    handed, back, recorded = [], [], Counter[tuple[int, str]]()
    for i, journey in enumerate(journeys):
        if by_map is None:
            rows = [(getattr(event, name), event) for event in journey]
        else:
            rows = [(by_map[mapped.position], mapped) for mapped in journey if mapped.position not in map_.milestones]
        runs = runs_of(rows)
        handed += [
            ((a.who, b.who), i, max(0, b.first - a.last_until)) for a, b in itertools.pairwise(runs)
        ]  # fmt: skip
        back += [
            ((a.who, b.who), i, None)
            for a, b, c in zip(runs, runs[1:], runs[2:], strict=False)
            if a.who == c.who
        ]  # fmt: skip
        for event in journey:
            if getattr(event, name) is not None:
                recorded[event.position, getattr(event, name)] += 1
    return {
        f"{name}_runs": grouped(handed),
        f"{name}_ping_pong": {key: value[:2] for key, value in grouped(back).items()},
        f"{name}_by_touchpoint": dict(recorded),
    }
