"""The row of times: what each step takes, how long the gaps are, and what comes too late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.letters import lines
from cxmap.picture.marks import Line, Look, Mark, Text, group, path
from cxmap.present.sections.map import lateness, times

_SIZE, _LINE = 11, 14


class Times(NamedTuple):
    """The lines below one column, or one gap; ``late`` of them, the last ones, are missed."""

    x: float
    lines: tuple[str, ...]
    late: int


def told_times(board: Board, stave: int) -> list[Times]:
    """What stands in the row; with numbers in the place of names only gaps and what is late."""
    with_names = board.grid.density == "names"
    found = []
    for step in board.on(stave):
        room = board.column(step.index).width - 6
        plain = [line for said in (times(step) if with_names else []) for line in lines(said, room, _SIZE)]
        late = [line for said in lateness(board.analysis, step) for line in lines(said, room, _SIZE)]
        if plain or late:
            found.append(Times(board.x(step.index), (*plain, *late), len(late)))
    if not with_names:
        found += [Times(x, (label,), 0) for x, label in board.breaks.get(stave, ()) if label]
    return found


def times_height(told: list[Times]) -> float:
    """The room for the tallest; nothing where no time is stated."""
    return max(len(each.lines) for each in told) * _LINE + 12 if told else 0


def time_marks(board: Board, told: list[Times], top: float) -> Iterator[Mark]:
    """The row, below a line."""
    if not told:
        return
    yield from group([Line(path("M", board.grid.left, top, "H", board.grid.right))], Look(stroke="ink", width=1.2))
    yield from group([Text(MARGIN_LEFT + 4, top + 15, "time")], Look(fill="ink", size=12))
    plain: list[Text] = []
    late: list[Text] = []
    for each in told:
        for i, words in enumerate(each.lines):
            is_late = i >= len(each.lines) - each.late
            (late if is_late else plain).append(Text(each.x, top + 15 + i * _LINE, words))
    yield from group(plain, Look(fill="muted", size=_SIZE, anchor="middle"))
    yield from group(late, Look(fill="broken", size=_SIZE, anchor="middle"))
