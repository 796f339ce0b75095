"""Whether a move from one visit to the next is on the mapped path: a question of the map alone, asked once a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal

from cxmap.events.settings import Settings

MoveClass = Literal["forward", "repeat", "skip", "back", "side"]
CLASSES: tuple[MoveClass, ...] = ("forward", "repeat", "skip", "back", "side")
OFF_PATH: tuple[MoveClass, ...] = ("skip", "back", "side")


class Paths:
    """The map's branches, from ``follows``; None is the start of a journey."""

    def __init__(self, settings: Settings) -> None:
        self._after: dict[int | None, list[int]] = {}
        for touchpoint in settings.touchpoints:
            for before in touchpoint.follows or (None,):
                self._after.setdefault(before, []).append(touchpoint.index)
        self._may_be_missed = settings.may_be_missed
        self.ahead = cache(self._ahead)
        self.free = cache(self._free)

    def move(self, before: int | None, to: int) -> MoveClass:
        """The class of a move from ``before`` (or the start) to ``to``."""
        if before == to:
            return "repeat"
        if to in self.free(before):
            return "forward"
        if to in self.ahead(before):
            return "skip"
        return "back" if before is not None and before in self.ahead(to) else "side"

    def _ahead(self, start: int | None) -> frozenset[int]:
        """All that lies ahead."""
        return self._reached(start, lambda _: True)

    def _free(self, start: int | None) -> frozenset[int]:
        """What can be reached by jumping only steps that may be missed."""
        return self._reached(start, self._may_be_missed.__contains__)

    def _reached(self, start: int | None, passes: Callable[[int], bool]) -> frozenset[int]:
        found: set[int] = set()
        waiting = list(self._after.get(start, ()))
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                if passes(here):
                    waiting += self._after.get(here, ())
        return frozenset(found)


def classed(
    settings: Settings, pairs: Iterable[tuple[int | None, int]]
) -> dict[MoveClass, list[tuple[int | None, int]]]:
    """The pairs of moves by their class."""
    paths = Paths(settings)
    found: dict[MoveClass, list[tuple[int | None, int]]] = {name: [] for name in CLASSES}
    for before, to in pairs:
        found[paths.move(before, to)].append((before, to))
    return found
