"""What is drawn of a journey, sorted by the lines of its map, so that a long one takes no longer than it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from cxmap.picture.board import Board
from cxmap.picture.causes import Effect, effects, removable
from cxmap.picture.curve import Way, ways

Item = TypeVar("Item")


class Facts(NamedTuple):
    """Ways, causes and handoffs (by their places in the list) with an end on each line, and what a fix removes there.

    ``returned_to`` are the touchpoints at which customers come back to a team.
    """

    board: Board
    ways: dict[int, list[Way]]
    effects: dict[int, list[Effect]]
    handoffs: dict[int, list[int]]
    removable: dict[int, dict[int, float]]
    most_removable: float
    returned_to: frozenset[int]


def facts_of(board: Board) -> Facts:
    """All of them."""
    analysis = board.analysis
    found, handoffs = removable(analysis), analysis.handoffs.all
    fixes: dict[int, dict[int, float]] = {}
    for index, share in found.items():
        fixes.setdefault(board.column(index).stave, {})[index] = share
    return Facts(
        board,
        _by_line(board, ways(analysis), lambda way: (way.start, way.end)),
        _by_line(board, effects(analysis), lambda effect: (effect.cause,)),
        _by_line(board, range(len(handoffs)), lambda i: (handoffs[i].before, handoffs[i].after)),
        fixes,
        max(found.values(), default=0.0),
        frozenset(handoff.after for handoff in handoffs if handoff.is_return),
    )


def _by_line(board: Board, items: Iterable[Item], ends: Callable[[Item], tuple[int, ...]]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for item in items:
        for stave in board.staves_of(*ends(item)):
            found.setdefault(stave, []).append(item)
    return found
