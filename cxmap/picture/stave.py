"""One line of a map, from the stages at its top to the times at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxmap.picture.board import Board
from cxmap.picture.callouts import callout_marks, callouts, callouts_height
from cxmap.picture.causes import BELOW, TRACK, TRACK_IN_LINES, Effect, cause_marks, fix_marks, removable, tracks
from cxmap.picture.changes import Tag, tag_marks, tags_height, tint_marks
from cxmap.picture.clock import breaks, deadline
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.curve import STEP, STEP_IN_LINES, Panel, Way, curve, gap_marks, rows
from cxmap.picture.handoffs import handoff_marks, hook_marks
from cxmap.picture.heading import Drawn
from cxmap.picture.lanes import Lanes, box_marks, lane_marks
from cxmap.picture.letters import width
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Text, group, path
from cxmap.picture.names import STAGE, has_stages, name_marks, names, names_height, stage_marks
from cxmap.picture.times import time_marks, times_height, told_times
from cxmap.picture.touchpoints import touchpoint_marks

_FLAG = 24
_ABOVE = 30
"""Pixels above the level of friction 1, for moments of truth."""


class Map(NamedTuple):
    """What all lines of a map share. ``tags`` say of a touchpoint what changed, in a comparison."""

    board: Board
    lanes: Lanes
    ways: list[Way]
    effects: list[Effect]
    tags: Mapping[int, tuple[Tag, ...]] = {}


def stave(map_: Map, number: int, top: float) -> Drawn:
    """The line with that number."""
    board, grid = map_.board, map_.board.grid
    line = deadline_x(board, number)
    flag = 0 if line is None else _FLAG
    y = top + flag
    marks: list[Mark] = []
    if has_stages(board):
        marks += stage_marks(board, number, y, line)
        y += STAGE
    y += 6
    tinted_from = y
    if map_.tags:
        marks += tag_marks(board, number, map_.tags, y)
        y += tags_height(board, number, map_.tags)
    named = names(board, number) if grid.density == "names" else []
    placed = [] if named else callouts(board, number, line)
    marks += name_marks(board, named, y)
    above = y
    y += names_height(board, named) if named else callouts_height(placed)
    panel = Panel(board, number, y + _ABOVE, STEP if len(grid.staves) == 1 else STEP_IN_LINES)
    buses = tracks(board, number, map_.effects)
    distance = TRACK if len(grid.staves) == 1 else TRACK_IN_LINES
    count = max((track for track, _ in buses), default=-1) + 1
    below = panel.bottom + BELOW
    marks += rows(panel)
    marks += curve(panel, map_.ways)
    marks += gap_marks(panel, _labels(board), with_words=grid.density == "names")
    if placed:
        marks += callout_marks(panel, placed, above)
    if count:
        marks += group([Text(grid.left - 8, below + 4, "causes")], Look(fill="broken", size=12, anchor="end"))
        below += count * distance
    marks += cause_marks(panel, buses, distance)
    if any(board.column(index).stave == number for index in removable(board.analysis)):
        marks += group([Text(grid.left - 8, below + 12, "a fix removes")], Look(fill="broken", size=12, anchor="end"))
        marks += fix_marks(board, number, below + 8)
        below += 28
    lanes_top = below + 4
    hooks = frozenset(handoff.after for handoff in board.analysis.handoffs.all if handoff.is_return)
    marks += lane_marks(board, map_.lanes, number, lanes_top)
    marks += handoff_marks(board, map_.lanes, number, lanes_top)
    marks += box_marks(board, map_.lanes, number, lanes_top, hooks)
    marks += hook_marks(board, map_.lanes, number, lanes_top)
    times_top = lanes_top + map_.lanes.all_height + 4
    times = told_times(board, number)
    marks += time_marks(board, times, times_top)
    bottom = times_top + times_height(times)
    if line is not None:
        marks += _deadline(board, line, top, bottom)
    tints = tint_marks(board, number, map_.tags, tinted_from, bottom) if map_.tags else ()
    signs = Group(tuple(touchpoint_marks(panel)), Look(size=_number_size(board), bold=True, anchor="middle"))
    return Drawn((*tints, *marks, signs), bottom)


def _number_size(board: Board) -> int:
    """Smaller where a number has three digits."""
    return 12 if len(board.touchpoints) < 100 else 10


def _labels(board: Board) -> dict[int, str]:
    return {at: gap.label for at, gap in breaks(board.analysis).items()}


def deadline_x(board: Board, number: int) -> float | None:
    """Where the deadline stands on a line; None where it is on another one, or there is none."""
    found = deadline(board.analysis)
    if found is None:
        return None
    on, left, wide = board.gap(found.before)
    is_behind = found.before == len(board.touchpoints)
    return left + (max(wide, 10) - 5 if is_behind else wide - 7) if on == number else None


def _deadline(board: Board, x: float, top: float, bottom: float) -> list[Mark]:
    """The line over all parts, with a flag that says when it is."""
    found = deadline(board.analysis)
    said = found.flag if found else ""
    long = width(said, 12, bold=True) + 16
    left = x if x + long <= board.grid.right else max(x - long, MARGIN_LEFT)
    line = Group((Line(path("M", x, top + 18, "V", bottom), "deadline"),), _OF_THE_LINE)
    flag = Group((Box(left, top, long, 20, 2),), Look(fill="broken"))
    words = Group(
        (Text(left + long / 2, top + 14, said),), Look(fill="ground", size=12, bold=True, anchor="middle"), "on-box"
    )
    return [line, flag, words]


_OF_THE_LINE = Look(fill="none", stroke="broken", width=2, dash="7 4")
