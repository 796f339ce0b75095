"""Times as distributions: customers who come by another way get there at another time.

A clock is a list of minutes with the share of customers for whom it is that late, in order, the shares adding up to 1.
Formulas and worked examples: docs/method.md 2.3.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cxmap.analysis.parts import EPSILON, HALF

MOST = 100
"""Entries of a clock; more are merged, the closest first, so that cost stays near linear."""
SHOWN = 20
"""Entries that are told to other programs."""


class Time(NamedTuple):
    """So many minutes, for that share of the customers."""

    minutes: float
    share: float


class Clock(NamedTuple):
    """When customers are somewhere, in minutes since they started."""

    times: tuple[Time, ...]

    @property
    def usual(self) -> float:
        """The time by which at least half of them are there."""
        reached = 0.0
        for time in self.times:
            reached += time.share
            if reached >= HALF:
                return time.minutes
        return self.times[-1].minutes

    @property
    def low(self) -> float:
        """The earliest."""
        return self.times[0].minutes

    @property
    def high(self) -> float:
        """The latest."""
        return self.times[-1].minutes

    def later(self, minutes: float) -> Clock:
        """The same customers, so many minutes later."""
        if not minutes:
            return self
        return Clock(tuple(Time(time.minutes + minutes, time.share) for time in self.times))

    def share(self, holds: Callable[[float], bool]) -> float:
        """The share of customers for whom something holds at their time."""
        found = sum(time.share for time in self.times if holds(time.minutes))
        return 1.0 if found > 1 - EPSILON else found if found > EPSILON else 0.0

    def at_most(self, entries: int) -> Clock:
        """The same clock with fewer entries."""
        return Clock(tuple(_merged(list(self.times), entries)))


START = Clock((Time(0.0, 1.0),))


def mixture(clocks: Iterable[tuple[Clock, float]]) -> Clock:
    """Customers who come by different ways, each with the share that comes by it."""
    parts = [(clock, weight) for clock, weight in clocks if weight > EPSILON]
    if len(parts) == 1:
        return parts[0][0]
    return _clock((time.minutes, time.share * weight) for clock, weight in parts for time in clock.times)


def latest(clocks: Sequence[tuple[Clock, float]]) -> Clock:
    """Customers who wait for several things: for the slowest tenth of them all are as late as for theirs.

    The number beside a clock is the share of the customers here that it holds up; for the others it is 0.
    """
    whole = [
        clock if share >= 1 - EPSILON else mixture(((START, 1 - share), (clock, share))) for clock, share in clocks
    ]
    steps: list[tuple[float, float]] = []
    at = [0] * len(whole)
    rest = [clock.times[0].share for clock in whole]
    while all(i < len(clock.times) for i, clock in zip(at, whole, strict=True)):
        share = min(rest)
        steps.append((max(clock.times[i].minutes for i, clock in zip(at, whole, strict=True)), share))
        for k, clock in enumerate(whole):
            rest[k] -= share
            if rest[k] <= EPSILON:
                at[k] += 1
                rest[k] += clock.times[at[k]].share if at[k] < len(clock.times) else 0.0
    return _clock(steps)


def _clock(entries: Iterable[tuple[float, float]]) -> Clock:
    """Entries in order: equal minutes are one, shares of 0 are none, and the shares add up to 1."""
    found: dict[float, float] = {}
    for minutes, share in entries:
        found[minutes] = found.get(minutes, 0.0) + share
    times = [Time(minutes, found[minutes]) for minutes in sorted(found) if found[minutes] > EPSILON]
    total = sum(time.share for time in times)
    if not times:
        return START
    return Clock(tuple(_merged([Time(time.minutes, time.share / total) for time in times], MOST)))


def _merged(times: list[Time], most: int) -> list[Time]:
    """At most so many entries: the two neighbours closest in time become one, but never the first or the last."""
    if len(times) <= most:
        return times
    alive: list[Time | None] = list(times)
    before, after = list(range(-1, len(times) - 1)), list(range(1, len(times) + 1))
    heap = [(times[i + 1].minutes - times[i].minutes, i, i + 1) for i in range(1, len(times) - 2)]
    heapq.heapify(heap)
    count = len(times)
    while count > most and heap:
        gap, i, k = heapq.heappop(heap)
        first, second = alive[i], alive[k]
        if first is None or second is None or after[i] != k or second.minutes - first.minutes != gap:
            continue
        share = first.share + second.share
        alive[i] = Time((first.minutes * first.share + second.minutes * second.share) / share, share)
        alive[k] = None
        after[i], before[after[k]] = after[k], i
        count -= 1
        for left, right in ((before[i], i), (i, after[i])):
            near, far = alive[left], alive[right]
            if left > 0 and right < len(times) - 1 and near and far:
                heapq.heappush(heap, (far.minutes - near.minutes, left, right))
    return [time for time in alive if time]
