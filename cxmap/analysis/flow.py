"""Who comes from where: how many customers go from each touchpoint to the next.

Reach says how many of those who start get to a touchpoint at all; the flow says by which way. `times` plays no part:
who comes back has been there before. Formulas and worked examples: docs/method.md 1.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxmap.analysis.parts import EPSILON
from cxmap.analysis.ways import Ways
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Join


class Inflow(NamedTuple):
    """Customers who come from one touchpoint: its index, their share of those who start, their share of arrivals."""

    at: int
    customers: float
    share: float


class Arrivals(NamedTuple):
    """How customers get to one touchpoint.

    ``came`` is one entry for each touchpoint that it follows; the shares add up to 1. ``nowhere`` is the share of those
    who start that gets here and to none of those before. ``join`` says whether all of them are waited for.
    """

    came: tuple[Inflow, ...]
    nowhere: float = 0.0
    join: Join = "any"


class Flow(NamedTuple):
    """The flow of a journey; one entry for each touchpoint. ``left`` are those who go nowhere from there."""

    arrivals: tuple[Arrivals, ...]
    left: tuple[float, ...]
    ways: Ways

    def came(self, index: int) -> tuple[Inflow, ...]:
        """From where customers come to a touchpoint."""
        return self.arrivals[index].came


def flow(journey: Journey) -> Flow:
    """Share out everybody's next step, in the order of the list."""
    sharing = _Sharing(journey)
    arrivals = tuple(sharing.arrive(touchpoint) for touchpoint in journey.touchpoints)
    return Flow(arrivals, tuple(max(0.0, left) for left in sharing.left), sharing.ways)


class _Sharing:
    """What is left at each touchpoint while the list is walked."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.reach = [touchpoint.reach for touchpoint in journey.touchpoints]
        self.left = list(self.reach)
        self.ways = Ways()
        self.goes_on = _goes_on(journey)
        self._skip: dict[int, int] = {}

    def arrive(self, touchpoint: Touchpoint) -> Arrivals:
        before = self._before(touchpoint)
        self.ways.add(before)
        if not before:
            return Arrivals(())
        amounts, join = self._amounts(touchpoint, before)
        amounts = [min(amount, self.reach[i]) for amount, i in zip(amounts, before, strict=True)]
        if self.goes_on[touchpoint.index] or touchpoint.outcome == "abandoned":
            for i, amount in zip(before, amounts, strict=True):
                self.left[i] = max(0.0, self.left[i] - amount)
        total = sum(amounts)
        came = tuple(
            Inflow(i, amount, amount / total if total > EPSILON else 1 / len(before))
            for i, amount in zip(before, amounts, strict=True)
        )
        lack = touchpoint.reach - sum(self.reach[i] for i in before)
        return Arrivals(came, max(0.0, lack) if lack > EPSILON else 0.0, join)

    def _before(self, touchpoint: Touchpoint) -> tuple[int, ...]:
        """The touchpoints that it follows; by default those before it, as far back as somebody has to come from."""
        if touchpoint.written.follows is not None or not touchpoint.follows:
            return touchpoint.follows
        nearest = touchpoint.follows[0]
        if self.reach[nearest] >= touchpoint.reach - EPSILON:
            return touchpoint.follows
        found, covered = [nearest], self.left[nearest]
        for i in self._back(nearest):
            if covered >= touchpoint.reach - EPSILON:
                break
            found.append(i)
            covered += self.left[i]
        return tuple(sorted(found))

    def _back(self, start: int) -> Iterator[int]:
        """Those on a way to a touchpoint from which somebody can still come, the nearest first."""
        waiting = {self._with_some_left(i) for i in self._came_from(start)}
        while waiting - {-1}:
            at = max(waiting)
            waiting.discard(at)
            if self.left[at] > EPSILON:
                yield at
            waiting |= {self._with_some_left(i) for i in self._came_from(at)}

    def _came_from(self, index: int) -> Sequence[int]:
        return self.ways.before[index]

    def _with_some_left(self, index: int) -> int:
        """The nearest that has somebody left, straight back; -1 for none. Long chains of empty ones are walked once."""
        trail = []
        while index >= 0 and self.left[index] <= EPSILON and len(self._came_from(index)) <= 1:
            trail.append(index)
            index = self._skip.get(index, self._came_from(index)[0] if self._came_from(index) else -1)
        for passed in trail:
            self._skip[passed] = index
        return index

    def _amounts(self, touchpoint: Touchpoint, before: Sequence[int]) -> tuple[list[float], Join]:
        shares = _written_shares(self.journey, touchpoint)
        if shares is not None:
            return [touchpoint.reach * share for share in shares], "any"
        if touchpoint.written.join == "all" or (touchpoint.written.join is None and self._meet_all(before)):
            return [min(self.reach[i], touchpoint.reach) for i in before], "all"
        return self._taken(touchpoint.reach, before), "any"

    def _taken(self, reach: float, before: Sequence[int]) -> list[float]:
        """What each has left, in proportion; what is lacking comes from those who are elsewhere at the same time."""
        left = [self.left[i] for i in before]
        total = sum(left)
        if total >= reach - EPSILON:
            return [reach * amount / total if total > EPSILON else 0.0 for amount in left]
        elsewhere = [self.reach[i] - amount for i, amount in zip(before, left, strict=True)]
        most = sum(elsewhere)
        lack = min(reach - total, most)
        return [
            amount + (lack * other / most if most > EPSILON else 0.0)
            for amount, other in zip(left, elsewhere, strict=True)
        ]

    def _meet_all(self, before: Sequence[int]) -> bool:
        """Whether several ways split and meet again: each of them is met by all who were where they set out."""
        if len(before) < 2 or self.ways.any_behind_another(before):
            return False
        origin = self.ways.common_origin(before)
        reach = 1.0 if origin is None else self.reach[origin]
        return all(abs(self.reach[i] - reach) <= EPSILON for i in before)


def _written_shares(journey: Journey, touchpoint: Touchpoint) -> list[float] | None:
    """Shares of those who come: of `follows`, or of causes that are the very touchpoints that it follows."""
    written, causes = touchpoint.written.follows, touchpoint.written.caused_by
    if isinstance(written, dict):
        return list(written.values())
    if written and isinstance(causes, dict) and set(causes) == set(written):
        return [causes[journey.touchpoints[i].id] for i in touchpoint.follows]
    return None


def _goes_on(journey: Journey) -> list[bool]:
    """For each touchpoint whether a way leads from it to a goal or to the end of the list: else it is a side branch."""
    count = len(journey.touchpoints)
    found = [i in journey.goals or i == count - 1 for i in range(count)]
    for touchpoint in reversed(journey.touchpoints):
        if found[touchpoint.index]:
            for i in touchpoint.follows:
                found[i] = True
    return found
