"""Where touchpoints have only numbers: the names of the worst breakdowns, and of the goal, above the curve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.curve import Panel
from cxmap.picture.letters import clean, lines
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Role, Text, path

_WIDTH, _APART, _ROW, _SIZE = 168, 8, 52, 12
_LINE = _SIZE + 3
_PER = 260
_LEAST = 3


class Callout(NamedTuple):
    """A box with a name: its row, its left edge, its lines, and the middle of what it speaks of."""

    touchpoint: int
    row: int
    left: float
    lines: tuple[str, ...]
    x: float

    @property
    def right(self) -> float:
        """Where the box ends."""
        return self.left + _WIDTH

    @property
    def height(self) -> float:
        """The height of the box."""
        return len(self.lines) * _LINE + 6


def callouts(board: Board, stave: int, line: float | None) -> list[Callout]:
    """The breakdowns by rank, then the goal, as far as there is room for them; ``line`` is where the deadline is."""
    analysis = board.analysis
    goal = analysis.journey.goal_at
    wanted = [*analysis.breakdowns.ranked, *([] if goal is None else [goal])]
    here = [i for i in dict.fromkeys(wanted) if board.column(i).stave == stave]
    placed: list[Callout] = []
    for index in here[: max(_LEAST, int(board.grid.width / _PER))]:
        found = next((callout for callout in _tries(board, index) if _is_free(callout, placed, line)), None)
        if found:
            placed.append(found)
    return placed


def _tries(board: Board, index: int) -> Iterator[Callout]:
    said = f"{board.number(index)} {clean(board.touchpoints[index].name)}".strip()
    told = tuple(lines(said, _WIDTH - 12, _SIZE, most=3))
    x, grid = board.x(index), board.grid
    for row in (0, 1):
        for aside in (0, -60, 60):
            left = min(max(x - _WIDTH / 2 + aside, grid.left), grid.right - _WIDTH)
            yield Callout(index, row, left, told, x)


def _is_free(callout: Callout, placed: list[Callout], line: float | None) -> bool:
    if line is not None and callout.left - _APART < line < callout.right + _APART:
        return False
    for other in placed:
        if other.row == callout.row and callout.left < other.right + _APART and other.left < callout.right + _APART:
            return False
        upper, lower = sorted((callout, other), key=lambda each: each.row)
        if upper.row != lower.row and lower.left - 5 < upper.x < lower.right + 5:
            return False
        if abs(callout.x - other.x) < 1:
            return False
    return True


def callouts_height(placed: list[Callout]) -> float:
    """The room for the rows that are used."""
    return (max((callout.row for callout in placed), default=-1) + 1) * _ROW + 6


def callout_marks(panel: Panel, placed: list[Callout], top: float) -> Iterator[Mark]:
    """The boxes, and a line from each to what it speaks of."""
    board = panel.board
    leaders = [
        Line(path("M", callout.x, top + callout.row * _ROW + callout.height, "V", panel.y(callout.touchpoint) - 18))
        for callout in placed
    ]
    if leaders:
        yield Group(tuple(leaders), Look(fill="none", stroke="muted", width=1))
    for callout in placed:
        y = top + callout.row * _ROW
        role: Role = "broken" if board.analysis.breakdowns.signals[callout.touchpoint] else "goal"
        box = Group((Box(callout.left, y, _WIDTH, callout.height, 3),), Look(fill="ground", stroke="rule", width=1))
        words = (Text(callout.left + 6, y + 14 + i * _LINE, line) for i, line in enumerate(callout.lines))
        yield Group((box, *words), Look(fill=role, size=_SIZE), kind="callout")
