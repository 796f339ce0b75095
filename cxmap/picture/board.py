"""One journey on the columns of a picture: where each touchpoint stands, and what its number is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.picture.clock import Deadline, breaks, deadline
from cxmap.picture.columns import Column, Grid
from cxmap.picture.letters import clean, cut, width

GUTTER_LEAST, GUTTER_MOST = 112, 170
_ROUND_THE_TEAM = 18


@dataclass(frozen=True)
class Board:
    """``slots`` says in which column each touchpoint stands; two versions of a journey share the columns.

    ``name`` tells the ids of two boards in one picture apart.
    """

    analysis: Analysis
    grid: Grid
    slots: tuple[int, ...]
    numbers: dict[int, int]
    name: str = ""

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, in the order of the file."""
        return self.analysis.journey.touchpoints

    def column(self, index: int) -> Column:
        """Where a touchpoint stands."""
        return self.grid.columns[self.slots[index]]

    def x(self, index: int) -> float:
        """The middle of its column."""
        return self.column(index).middle

    def gap(self, index: int) -> tuple[int, float, float]:
        """The line, left edge and width of the gap before a touchpoint; for their number, of that behind the last."""
        columns = self.grid.columns
        if index < len(self.slots):
            column = self.column(index)
            return column.stave, column.left - column.gap, column.gap
        last = self.column(index - 1)
        slot = self.slots[-1] + 1
        if slot < len(columns) and columns[slot].stave == last.stave:
            return last.stave, last.right, columns[slot].gap
        return last.stave, last.right, self.grid.end if slot == len(columns) else 0.0

    def on(self, stave: int) -> list[Touchpoint]:
        """The touchpoints on a line."""
        return self._staves[stave]

    @cached_property
    def _staves(self) -> list[list[Touchpoint]]:
        found: list[list[Touchpoint]] = [[] for _ in self.grid.staves]
        for touchpoint in self.touchpoints:
            found[self.column(touchpoint.index).stave].append(touchpoint)
        return found

    @cached_property
    def deadline(self) -> Deadline | None:
        """The customer's deadline, if there is one."""
        return deadline(self.analysis)

    @cached_property
    def breaks(self) -> dict[int, list[tuple[float, str]]]:
        """For each line the middles of its gaps with their words. Where the deadline stands, a gap is left of it."""
        found: dict[int, list[tuple[float, str]]] = {}
        for at, gap in breaks(self.analysis).items():
            stave, left, wide = self.gap(at)
            if wide:
                aside = 4 if self.deadline and self.deadline.before == at else 0
                found.setdefault(stave, []).append((left + wide / 2 - aside, gap.label))
        return found

    def staves_of(self, *indices: int) -> set[int]:
        """The lines on which touchpoints stand."""
        return {self.column(index).stave for index in indices}

    def number(self, index: int) -> str:
        """The number of a touchpoint, as in the text map; nothing for what customers never see."""
        return str(self.numbers.get(index, ""))


def board(analysis: Analysis, grid: Grid, slots: tuple[int, ...] | None = None, name: str = "") -> Board:
    """The journey on its columns; without ``slots`` each touchpoint has its own."""
    every = tuple(range(len(analysis.journey.touchpoints)))
    return Board(analysis, grid, every if slots is None else slots, analysis.journey.numbers, name)


def gutter(analyses: list[Analysis]) -> float:
    """The room at the left that the longest name of a team takes."""
    names = {clean(name) for analysis in analyses for name in teams(analysis)}
    longest = max(width(name, 12) for name in names)
    return float(min(max(ceil(longest) + _ROUND_THE_TEAM, GUTTER_LEAST), GUTTER_MOST))


def teams(analysis: Analysis) -> list[str]:
    """Every name that stands at the left: owners and those that support them."""
    steps = analysis.journey.touchpoints
    return [name for step in steps for name in (step.owner, *step.written.supported_by)]


def in_gutter(name: str) -> str:
    """The name of a team, as far as it fits."""
    return cut(clean(name), GUTTER_MOST - _ROUND_THE_TEAM, 12)
