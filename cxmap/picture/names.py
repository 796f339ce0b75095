"""Above the curve: the stages, and the names of the touchpoints with how many customers get there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.letters import NO_BREAK, clean, cut, lines
from cxmap.picture.marks import Box, Group, Look, Mark, Text, group
from cxmap.wording import of_100

STAGE = 25
_MOST_LINES, _FEW, _BETWEEN = 7, 9, 3


class Named(NamedTuple):
    """The name of a touchpoint in lines, and how many get there."""

    touchpoint: int
    lines: tuple[str, ...]
    reach: str


def reach(share: float) -> str:
    """``30 of 100``, which does not break; nothing where all customers get there."""
    return f"{of_100(share)} of 100".replace(" ", NO_BREAK) if share < 1 else ""


def names(board: Board, stave: int) -> list[Named]:
    """The names on a line, in as many lines as their columns need."""
    size = name_size(board)
    return [
        Named(
            step.index,
            tuple(lines(clean(step.name), board.column(step.index).width - 8, size, most=_MOST_LINES)),
            "" if step.is_backstage else reach(step.reach),
        )
        for step in board.on(stave)
    ]


def name_size(board: Board) -> int:
    """Pixels of the letters of a name."""
    return 13 if len(board.grid.columns) <= _FEW else 12


def names_height(board: Board, named: list[Named]) -> float:
    """The room that the tallest of them takes."""
    step = name_size(board) + _BETWEEN
    return max((len(name.lines) * step + (15 if name.reach else 0) for name in named), default=0) + 6


def name_marks(board: Board, named: list[Named], top: float) -> Iterator[Mark]:
    """The names, from the top down, and below each how many of 100 customers get there."""
    size = name_size(board)
    step = size + _BETWEEN
    words: list[Text] = []
    shares: list[Text] = []
    quiet: list[Text] = []
    for name in named:
        x = board.x(name.touchpoint)
        texts = [Text(x, top + size + i * step, line) for i, line in enumerate(name.lines)]
        (quiet if board.touchpoints[name.touchpoint].is_backstage else words).extend(texts)
        if name.reach:
            shares.append(Text(x, top + len(name.lines) * step + 11, name.reach))
    yield from group(words, Look(fill="ink", size=size, anchor="middle"), "names")
    yield from group(quiet, Look(fill="muted", size=size, italic=True, anchor="middle"), "names")
    yield from group(shares, Look(fill="muted", size=11, anchor="middle"))


def has_stages(board: Board) -> bool:
    """Whether any touchpoint is in a stage."""
    return any(step.written.stage for step in board.touchpoints)


def stage_marks(board: Board, stave: int, top: float, line: float | None) -> Iterator[Mark]:
    """A band over each run of touchpoints of one stage; its name keeps away from the deadline, if that is there."""
    bands: list[Mark] = []
    titled: list[Mark] = []
    size = 13 if board.grid.density == "names" else 12
    for stage, run in groupby(board.on(stave), key=lambda step: step.written.stage):
        if not stage:
            continue
        steps = list(run)
        left, right = board.column(steps[0].index).left + 2, board.column(steps[-1].index).right - 2
        bands.append(Box(left, top, right - left, STAGE))
        said = clean(board.analysis.journey.stage_name(stage) or stage)
        if line is not None and left < line < right:
            left, right = (left, line) if line - left > right - line else (line, right)
        shown = cut(said, right - left - 8, size, bold=True)
        text = Text((left + right) / 2, top + 17, shown)
        titled.append(text if shown == said else Group((text,), title=said))
    yield from group(bands, Look(fill="band", stroke="none"))
    yield from group(titled, Look(fill="ink", size=size, bold=True, anchor="middle"))
