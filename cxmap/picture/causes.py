"""What caused what: lines below the curve, one track for each cause, with an arrow up to everything that it caused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.picture.board import Board
from cxmap.picture.curve import Panel
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Sign, Text, group
from cxmap.picture.signs import REACH
from cxmap.picture.ways import bent
from cxmap.wording import percent

TRACK, TRACK_IN_LINES, BELOW = 15, 12, 14
_ASIDE = 6
"""Pixels from the middle of a touchpoint: a cause goes down at the right, an effect comes up at the left."""
_FIX_LEAST = 30


class Effect(NamedTuple):
    """One cause of one touchpoint."""

    cause: int
    at: int
    thick: float
    inferred: bool
    asks_for_help: bool


class Track(NamedTuple):
    """A cause with its effects on one line; without effects here, the touchpoint elsewhere that it leads to."""

    cause: int
    effects: tuple[Effect, ...]
    away: Effect | None
    left: float
    right: float


def effects(analysis: Analysis) -> list[Effect]:
    """Every cause of every touchpoint."""
    return [
        Effect(
            cause.at,
            step.index,
            round(1.2 + 3.2 * min(1.0, cause.share * step.reach), 1),
            cause.inferred,
            step.is_help_seeking,
        )
        for step in analysis.journey.touchpoints
        for cause in analysis.causes.direct[step.index]
    ]


def tracks(board: Board, stave: int, here: list[Effect]) -> list[tuple[int, Track]]:
    """What stands on this line, each with the number of its track: short ones first, the first track that is free."""
    found = sorted(_buses(board, stave, here), key=lambda bus: (_columns(board, bus), bus.left, bus.right))
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for bus in found:
        free = (i for i, spans in enumerate(taken) if all(bus.right <= a or b <= bus.left for a, b in spans))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((bus.left, bus.right))
        placed.append((number, bus))
    return placed


def _buses(board: Board, stave: int, effects_here: list[Effect]) -> Iterator[Track]:
    here: dict[int, list[Effect]] = {}
    for effect in effects_here:
        if board.column(effect.cause).stave != stave:
            continue
        if board.column(effect.at).stave == stave:
            here.setdefault(effect.cause, []).append(effect)
        else:
            x = board.x(effect.cause) + _ASIDE
            yield Track(effect.cause, (), effect, x, board.grid.right)
    for cause, found in here.items():
        x = board.x(cause) + _ASIDE
        yield Track(cause, tuple(found), None, x, max(board.x(effect.at) for effect in found) - _ASIDE)


def _columns(board: Board, bus: Track) -> int:
    last = max((board.slots[effect.at] for effect in bus.effects), default=len(board.grid.columns))
    return last - board.slots[bus.cause]


def cause_marks(panel: Panel, placed: list[tuple[int, Track]], distance: float) -> Iterator[Mark]:
    """The lines with their arrows."""
    lines: dict[tuple[str, float], list[Line]] = {}
    arrows: list[Sign] = []
    words: list[Text] = []
    for number, bus in placed:
        y = panel.bottom + BELOW + number * distance
        for effect in bus.effects:
            lines.setdefault(_looks(effect), []).append(Line(_up(panel, effect, y)))
            arrows.append(_arrow(panel, effect))
        if bus.away:
            lines.setdefault(_looks(bus.away), []).append(Line(_away(panel, bus.away, y)))
            arrows.append(Sign("cause-away", panel.board.grid.right - 20, y))
            words.append(Text(panel.board.grid.right - 16, y + 4, panel.board.number(bus.away.at)))
    for (dash, thick), each in sorted(lines.items()):
        yield Group(tuple(each), Look(fill="none", stroke="broken", width=thick, dash=dash), kind="causes")
    filled = [arrow for arrow in arrows if arrow.name != "cause-open"]
    yield from group(filled, Look(fill="broken", stroke="none"), "cause")
    hollow = [arrow for arrow in arrows if arrow.name == "cause-open"]
    yield from group(hollow, Look(fill="none", stroke="broken", width=1.8), "cause")
    yield from group(words, Look(fill="broken", stroke="none", size=10))


def _looks(effect: Effect) -> tuple[str, float]:
    return "4 3" if effect.inferred else "", effect.thick


def _up(panel: Panel, effect: Effect, y: float) -> str:
    start, end = panel.point(effect.cause), panel.point(effect.at)
    left, right = start[0] + _ASIDE, end[0] - _ASIDE
    return bent([(left, start[1] + REACH - 2), (left, y), (right, y), (right, end[1] + REACH + 9)])


def _away(panel: Panel, effect: Effect, y: float) -> str:
    x, start = panel.point(effect.cause)
    return bent([(x + _ASIDE, start + REACH - 2), (x + _ASIDE, y), (panel.board.grid.right - 24, y)])


def _arrow(panel: Panel, effect: Effect) -> Sign:
    x, y = panel.point(effect.at)
    return Sign("cause" if effect.asks_for_help else "cause-open", x - _ASIDE, y + REACH + 5)


def fix_marks(board: Board, here: dict[int, float], most: float, y: float) -> Iterator[Mark]:
    """What fixing each breakdown would remove of the friction: bars on one scale, of which the longest is ``most``."""
    bars, words = [], []
    most = most or 1.0  # nothing would be removed anywhere
    for index, share in here.items():
        column = board.column(index)
        if board.grid.density == "names":
            length = max(2.0, share / most * (column.width - 70))
            bars.append(Box(column.left + 12, y - 5, length, 11))
            words.append(Text(column.left + 12 + length + 5, y + 4, percent(share)))
        else:
            height = max(1.5, share / most * 14)
            bars.append(Box(column.middle - 9, y + 2 - height, 18, height))
            words.append(Text(column.middle, y + 14, percent(share) if column.width > _FIX_LEAST else ""))
    yield from group(bars, Look(fill="broken", stroke="none"), "removes")
    is_wide = board.grid.density == "names"
    look = Look(fill="broken", size=12 if is_wide else 10, bold=is_wide, anchor="start" if is_wide else "middle")
    yield from group(words, look)


def removable(analysis: Analysis) -> dict[int, float]:
    """The share of the friction that fixing each breakdown would remove; empty where no load is known."""
    load = analysis.friction.load
    if not load:
        return {}
    return {i: analysis.removable[i].friction / load for i in analysis.breakdowns.ranked}
