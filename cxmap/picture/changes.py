"""What got better and worse at a touchpoint, in a comparison: a tag in its column, and a tint behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.marks import Box, Look, Mark, Role, Sign, Text, group

Meaning = Literal["better", "worse", "added", "removed", "moved", "question"]
_ROLES: dict[Meaning, Role] = {
    "better": "goal", "worse": "broken", "added": "ink", "removed": "ink", "moved": "muted", "question": "muted",
}  # fmt: skip
_TINTS: dict[Meaning, Role] = {"better": "goal-tint", "worse": "broken-tint"}
_ROW = 17


class Tag(NamedTuple):
    """What a change means, and the word for it."""

    meaning: Meaning
    words: str


Tags = Mapping[int, tuple[Tag, ...]]
"""The tags of each touchpoint that has any."""


def tags_height(board: Board, stave: int, tags: Tags) -> float:
    """The room for the most tags that a touchpoint on this line has."""
    most = max((len(tags.get(step.index, ())) for step in board.on(stave)), default=0)
    return most * _ROW + 6 if most else 0


def tag_marks(board: Board, stave: int, tags: Tags, top: float) -> Iterator[Mark]:
    """A sign and a word for each tag; where columns are narrow only the sign."""
    signs: dict[Role, list[Mark]] = {}
    words: dict[Role, list[Mark]] = {}
    for step in board.on(stave):
        column = board.column(step.index)
        for i, tag in enumerate(tags.get(step.index, ())):
            role, y = _ROLES[tag.meaning], top + 9 + i * _ROW
            with_word = board.grid.density == "names"
            x = column.middle - (34 if with_word else 0)
            signs.setdefault(role, []).append(Sign(tag.meaning, x, y, f"tag-{tag.meaning}"))
            if with_word:
                words.setdefault(role, []).append(Text(x + 11, y + 4, tag.words))
    for role, each in sorted(signs.items()):
        yield from group(each, Look(fill=role))
    for role, each in sorted(words.items()):
        yield from group(each, Look(fill=role, size=12, bold=True))


def tint_marks(board: Board, stave: int, tags: Tags, top: float, bottom: float) -> tuple[Mark, ...]:
    """A tint behind a column that only got better or only worse."""
    boxes: dict[Role, list[Mark]] = {}
    for step in board.on(stave):
        meant = {tag.meaning for tag in tags.get(step.index, ())} & _TINTS.keys()
        if len(meant) == 1:
            column = board.column(step.index)
            boxes.setdefault(_TINTS[meant.pop()], []).append(
                Box(column.left + 2, top, column.width - 4, bottom - top, 4)
            )
    return tuple(mark for role, each in sorted(boxes.items()) for mark in group(each, Look(fill=role, stroke="none")))
