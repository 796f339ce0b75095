"""The key below a picture with numbers: every touchpoint with its number, its name and how many get there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.heading import Drawn
from cxmap.picture.letters import clean, lines, width
from cxmap.picture.marks import Group, Line, Look, Mark, Role, Text, group, path
from cxmap.picture.names import reach

_SIZE, _LINE = 12, 14
_FEW, _MANY, _FROM = 4, 5, 40
_NUMBER = 28


class Entry(NamedTuple):
    """A touchpoint's number with the lines of its name."""

    touchpoint: int
    number: str
    lines: tuple[str, ...]


def key(board: Board, top: float) -> Drawn:
    """The list in columns of about the same height."""
    grid = board.grid
    count = _MANY if len(board.touchpoints) > _FROM else _FEW
    wide = (grid.right - MARGIN_LEFT) / count
    entries = list(_entries(board, wide - _NUMBER - 14))
    columns = _balanced(entries, count)
    tallest = max(sum(len(entry.lines) for entry in column) for column in columns)
    rule = group([Line(path("M", MARGIN_LEFT, top, "H", grid.right))], Look(stroke="rule", width=1))
    marks = _marks(board, columns, wide, top + 18)
    return Drawn((*rule, *marks), top + 18 + tallest * _LINE)


def _entries(board: Board, room: float) -> Iterator[Entry]:
    for step in board.touchpoints:
        share = "" if step.is_backstage else reach(step.reach)
        aside = f" · {share}" if share else ""
        told = lines(clean(step.name), room - (width(aside, _SIZE) if share else 0), _SIZE, most=2)
        yield Entry(step.index, board.number(step.index) or "–", (*told[:-1], told[-1] + aside))


def _balanced(entries: list[Entry], count: int) -> list[list[Entry]]:
    """The entries in their order, so that each column has its part of the lines."""
    total = sum(len(entry.lines) for entry in entries)
    columns: list[list[Entry]] = [[] for _ in range(count)]
    done, at = 0, 0
    for entry in entries:
        if at < count - 1 and done + len(entry.lines) / 2 > total * (at + 1) / count:
            at += 1
        columns[at].append(entry)
        done += len(entry.lines)
    return columns


def _marks(board: Board, columns: list[list[Entry]], wide: float, top: float) -> Iterator[Mark]:
    numbers: dict[Role, list[Text]] = {}
    words: list[Text] = []
    for place, column in enumerate(columns):
        x, y = MARGIN_LEFT + place * wide, top
        for entry in column:
            numbers.setdefault(_role(board, entry.touchpoint), []).append(Text(x + _NUMBER - 6, y, entry.number))
            words += [Text(x + _NUMBER, y + i * _LINE, line) for i, line in enumerate(entry.lines)]
            y += len(entry.lines) * _LINE
    for role, texts in sorted(numbers.items()):
        yield Group(tuple(texts), Look(fill=role, size=_SIZE, bold=True, anchor="end"))
    yield from group(words, Look(fill="ink", size=_SIZE), "names")


def _role(board: Board, index: int) -> Role:
    if board.analysis.breakdowns.signals[index]:
        return "broken"
    return "service" if board.touchpoints[index].is_service else "ink"
