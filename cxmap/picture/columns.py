"""The columns that all parts of a picture share: how wide, in how many lines, with which gaps between.

Few touchpoints have their names in the picture; more have numbers and a key; many continue on a next line, like music.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

Density = Literal["names", "numbers"]

MARGIN_LEFT, MARGIN_RIGHT = 20, 22
NARROWEST, WIDEST, LARGEST = 1120, 1600, 6000
_WANTED, _MOST, _WITH_NAMES, _LEAST = 124, 210, 100, 34
"""Pixels of a column: what it would like, at most, with names in it, at least."""
_TURN = 18
"""Room at the right of a line that goes on, for arrows to other lines."""


class Column(NamedTuple):
    """One column: the number of its line, its left edge and width, and the width of the gap before it."""

    stave: int
    left: float
    width: float
    gap: float

    @property
    def middle(self) -> float:
        """Where its marks stand."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


@dataclass(frozen=True)
class Grid:
    """All columns of a picture in ``staves`` lines, each a range of columns; ``left`` to ``right`` is the panel.

    ``end`` is the width of the gap behind the last column, 0 for none.
    """

    width: float
    left: float
    right: float
    columns: tuple[Column, ...]
    staves: tuple[range, ...]
    end: float

    @cached_property
    def density(self) -> Density:
        """Whether names stand in the columns."""
        return "names" if self.narrowest >= _WITH_NAMES and len(self.staves) == 1 else "numbers"

    @cached_property
    def narrowest(self) -> float:
        """The width of the narrowest column."""
        return min(column.width for column in self.columns)


def grid(count: int, gutter: float, gaps: Mapping[int, float], asked: int | None = None) -> Grid:
    """So many columns; ``gaps`` are widths of what stands before a column, or behind the last (its number is count).

    ``asked`` is the width that somebody wants, in pixels.
    """
    around = gutter + MARGIN_LEFT + MARGIN_RIGHT
    wanted = around + _WANTED * count + sum(gaps.values())
    width = float(asked or min(max(round(wanted), NARROWEST), WIDEST))
    lines = max(1, int(count * _LEAST // (width - around)))  # fewer cannot be enough
    while (widths := _widths(count, lines, gaps, width - around)) and min(widths) < _LEAST and lines < count:
        lines += 1
    left = MARGIN_LEFT + gutter
    staves = _staves(count, lines)
    columns: list[Column] = []
    for number, slots in enumerate(staves):
        x = left
        for slot in slots:
            gap = gaps.get(slot, 0.0)
            columns.append(Column(number, x + gap, widths[number], gap))
            x += gap + widths[number]
    return Grid(width, left, width - MARGIN_RIGHT, tuple(columns), staves, gaps.get(count, 0.0))


def _staves(count: int, lines: int) -> tuple[range, ...]:
    """Equal parts, the longer ones first."""
    least, longer = divmod(count, lines)
    starts = [i * least + min(i, longer) for i in range(lines + 1)]
    return tuple(range(first, last) for first, last in pairwise(starts))


def _widths(count: int, lines: int, gaps: Mapping[int, float], room: float) -> list[float]:
    """The width of a column on each line."""
    found = []
    for slots in _staves(count, lines):
        taken = sum(gaps.get(slot, 0.0) for slot in slots) + (gaps.get(count, 0.0) if slots.stop == count else 0.0)
        free = room - taken - (_TURN if lines > 1 else 0)
        found.append(max(1.0, float(min(free // len(slots), _MOST))))
    return found
