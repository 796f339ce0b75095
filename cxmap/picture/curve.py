"""The friction curve: how customers go from touchpoint to touchpoint, and how hard each one is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.journey.vocabulary import ANCHORS
from cxmap.picture.board import Board
from cxmap.picture.clock import deadline
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Text, group, path
from cxmap.picture.ways import Point, bow, wave

STEP, STEP_IN_LINES = 34, 26
_BOW = 1.25
"""Levels that a way rises above both of its ends where it passes over something."""
_DOTTED = "0 9"
_CLEAR = 18
"""Pixels that it stays away from the middle of what it passes over."""


class Panel(NamedTuple):
    """The part of a line where the curve is; ``top`` is where the friction is 1."""

    board: Board
    stave: int
    top: float
    step: float

    @property
    def has_unscored(self) -> bool:
        """Whether a touchpoint on this line has no score."""
        return any(step.friction is None and not step.is_backstage for step in self.board.on(self.stave))

    @property
    def bottom(self) -> float:
        """Where the row of what is blocked, or of what is not scored, ends."""
        return self.top + round((5.45 if self.has_unscored else 4.45) * self.step)

    def y(self, index: int) -> float:
        """How low a touchpoint stands; what is not scored, or never seen, stands below the scale and never in it."""
        friction = self.board.touchpoints[index].friction
        if self.board.touchpoints[index].is_backstage:
            return self.bottom
        return self.top + (5 if friction is None else friction - 1) * self.step

    def point(self, index: int) -> Point:
        """Where a touchpoint stands."""
        return self.board.x(index), self.y(index)


class Way(NamedTuple):
    """Customers who go from one touchpoint to another, as a share of those who start."""

    start: int
    end: int
    customers: float


def ways(analysis: Analysis) -> list[Way]:
    """Who goes from where to where; what customers never see is passed over."""
    steps = analysis.journey.touchpoints

    def sources(index: int, part: float) -> Iterator[tuple[int, float]]:
        for at, customers, share in analysis.flow.came(index):
            if steps[at].is_backstage:
                yield from sources(at, part * share)
            else:
                yield at, customers * part

    return [Way(at, step.index, share) for step in analysis.journey.in_front for at, share in sources(step.index, 1.0)]


def rows(panel: Panel) -> Iterator[Mark]:
    """The levels with their words, and the row of what is blocked in its tint."""
    grid, step = panel.board.grid, panel.step
    blocked = Box(grid.left, panel.top + round(3.5 * step), grid.right - grid.left, round(0.95 * step))
    yield Group((blocked,), Look(fill="broken-tint", stroke="none"))
    levels = [panel.top + i * step for i in range(5)]
    lines = (Line(path("M", grid.left, y, "H", grid.right)) for y in levels)
    yield Group(tuple(lines), Look(fill="none", stroke="rule", width=1))
    words = [Text(grid.left - 8, y + 4, f"{ANCHORS[i][0]} {i}") for i, y in enumerate(levels, 1)]
    if panel.has_unscored:
        words.append(Text(grid.left - 8, panel.top + 5 * step + 4, "not scored ?"))
    yield Group(tuple(words), Look(fill="muted", size=12, anchor="end"))


def curve(panel: Panel, all_ways: list[Way]) -> Iterator[Mark]:
    """Every way on this line, as thick as many take it; what comes from or goes to another line runs out."""
    board, scored = panel.board, board_scores(panel.board)
    found: dict[tuple[str, float], list[Line]] = {}
    for way in all_ways:
        starts, ends = (board.column(index).stave for index in (way.start, way.end))
        dash = "" if scored[way.start] and scored[way.end] else _DOTTED
        thick = round(1.2 + 4.3 * min(way.customers, 1), 1)
        if starts == ends == panel.stave:
            found.setdefault((dash, thick), []).append(Line(_path(panel, way)))
        elif panel.stave in (starts, ends):
            found.setdefault(("5 4", thick), []).append(Line(_running(panel, way, out=panel.stave == starts)))
    for (dash, thick), lines in sorted(found.items()):
        unique = tuple(dict.fromkeys(lines))
        yield Group(unique, Look(fill="none", stroke="flow", width=thick, dash=dash, round=dash == _DOTTED), kind="way")


def board_scores(board: Board) -> list[bool]:
    """Whether each touchpoint has a score."""
    return [step.friction is not None for step in board.touchpoints]


def _path(panel: Panel, way: Way) -> str:
    start, end = panel.point(way.start), panel.point(way.end)
    between = [panel.y(i) for i in _between(panel.board, way)]
    if not between:
        return wave(start, end)
    return bow(start, end, _top(panel, min(start[1], end[1]), between))


def _between(board: Board, way: Way) -> list[int]:
    return [i for i in range(way.start + 1, way.end) if not board.touchpoints[i].is_backstage]


def _top(panel: Panel, ends: float, between: list[float]) -> float:
    """How high a bow goes: above its ends, inside of the panel, and not through what it passes over."""
    top = ends - _BOW * panel.step
    near = [y for y in between if abs(y - top) < _CLEAR]
    if near:
        top = min(near) - _CLEAR
    return max(top, panel.top - 0.55 * panel.step)


def _running(panel: Panel, way: Way, *, out: bool) -> str:
    """The part of a way that is on this line: out at its right end, or in at its left one."""
    grid = panel.board.grid
    x, y = panel.point(way.start if out else way.end)
    last = panel.board.slots[way.start] + 1 == grid.staves[panel.stave].stop
    if out:
        return path("M", x, y, "H", grid.right) if last else wave((x, y), (grid.right, panel.top - 0.4 * panel.step))
    first = panel.board.slots[way.end] == grid.staves[panel.stave].start
    edge = max(grid.left, MARGIN_LEFT)
    return path("M", edge, y, "H", x) if first else wave((edge, panel.top - 0.4 * panel.step), (x, y))


def gap_marks(panel: Panel, gaps: dict[int, str], *, with_words: bool) -> Iterator[Mark]:
    """A break in the picture for each gap of an hour or more, with the time that passes above it."""
    lines, words = [], []
    for middle, label in middles(panel.board, panel.stave, gaps):
        top, bottom = panel.top - 8, panel.bottom
        zigzag = path("M", middle, top, "l", 3, 4, "l", -6, 6, "l", 6, 6, "l", -6, 6, "l", 3, 4, "V", bottom)
        lines.append(Line(zigzag, "gap"))
        if with_words and label:
            words.append(Text(middle, panel.top - 13, label))
    yield from group(lines, Look(fill="none", stroke="muted", width=1, dash="2 2"))
    yield from group(words, Look(fill="muted", size=11, anchor="middle"))


def middles(board: Board, stave: int, gaps: dict[int, str]) -> Iterator[tuple[float, str]]:
    """The middle of each gap on a line, and its words. Where the deadline stands in it, the gap is left of that."""
    line = deadline(board.analysis)
    for at, label in gaps.items():
        on, left, wide = board.gap(at)
        if on == stave and wide:
            aside = 4 if line and line.before == at else 0
            yield left + wide / 2 - aside, label
