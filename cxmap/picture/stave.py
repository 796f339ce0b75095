"""One line of a map, from the stages at its top to the times at its end."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.picture.board import Board
from cxmap.picture.callouts import callout_marks, callouts, callouts_height
from cxmap.picture.causes import BELOW, TRACK, TRACK_IN_LINES, cause_marks, fix_marks, tracks
from cxmap.picture.changes import Tag, tag_marks, tags_height, tint_marks
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.curve import STEP, STEP_IN_LINES, Panel, curve, gap_marks, rows
from cxmap.picture.facts import Facts
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
_DEADLINE = Look(fill="none", stroke="broken", width=2, dash="7 4")


def stave(facts: Facts, lanes: Lanes, number: int, top: float, tags: Mapping[int, tuple[Tag, ...]]) -> Drawn:
    """The line with that number. ``tags`` say of a touchpoint what changed, in a comparison."""
    pile = _Pile(facts, lanes, number, top)
    pile.add_stages()
    tinted_from = pile.y
    pile.add_tags(tags)
    panel = pile.add_curve()
    pile.add_causes(panel)
    pile.add_fixes()
    pile.add_lanes()
    pile.add_times()
    pile.add_deadline(top)
    tints = tint_marks(facts.board, number, tags, tinted_from, pile.y)
    size = 12 if len(facts.board.touchpoints) < 100 else 10  # a number of three digits has to fit into its sign
    signs = Group(tuple(touchpoint_marks(panel)), Look(size=size, bold=True, anchor="middle"))
    return Drawn((*tints, *pile.marks, signs), pile.y)


class _Pile:
    """The parts of a line, one below the other; ``y`` is where the next one begins."""

    def __init__(self, facts: Facts, lanes: Lanes, number: int, top: float) -> None:
        self.facts, self.board, self.lanes, self.number = facts, facts.board, lanes, number
        self.line = deadline_x(facts.board, number)
        self.y = top if self.line is None else top + _FLAG
        self.marks: list[Mark] = []
        self.is_only = len(facts.board.grid.staves) == 1

    def add_stages(self) -> None:
        if has_stages(self.board):
            self.marks += stage_marks(self.board, self.number, self.y, self.line)
            self.y += STAGE
        self.y += 6

    def add_tags(self, tags: Mapping[int, tuple[Tag, ...]]) -> None:
        self.marks += tag_marks(self.board, self.number, tags, self.y)
        self.y += tags_height(self.board, self.number, tags)

    def add_curve(self) -> Panel:
        """The names or the callouts, and the curve below them."""
        with_names = self.board.grid.density == "names"
        named = names(self.board, self.number) if with_names else []
        placed = [] if with_names else callouts(self.board, self.number, self.line)
        self.marks += name_marks(self.board, named, self.y)
        above = self.y
        self.y += names_height(self.board, named) if named else callouts_height(placed)
        panel = Panel(self.board, self.number, self.y + _ABOVE, STEP if self.is_only else STEP_IN_LINES)
        self.marks += (*rows(panel), *curve(panel, self.facts.ways.get(self.number, [])), *gap_marks(panel))
        self.marks += callout_marks(panel, placed, above)
        self.y = panel.bottom + BELOW
        return panel

    def add_causes(self, panel: Panel) -> None:
        placed = tracks(self.board, self.number, self.facts.effects.get(self.number, []))
        if not placed:
            return
        distance = TRACK if self.is_only else TRACK_IN_LINES
        self._call("causes", self.y + 4)
        self.marks += cause_marks(panel, placed, distance)
        self.y += (max(track for track, _ in placed) + 1) * distance

    def add_fixes(self) -> None:
        here = self.facts.removable.get(self.number)
        if here:
            self._call("a fix removes", self.y + 12)
            self.marks += fix_marks(self.board, here, self.facts.most_removable, self.y + 8)
            self.y += 28
        self.y += 4

    def _call(self, words: str, y: float) -> None:
        text = Text(self.board.grid.left - 8, y, words)
        self.marks += group([text], Look(fill="broken", size=12, anchor="end"))

    def add_lanes(self) -> None:
        here = self.facts.handoffs.get(self.number, [])
        place = self.board, self.lanes, self.number, self.y
        self.marks += (*lane_marks(*place), *handoff_marks(*place, here))
        self.marks += (*box_marks(*place, self.facts.returned_to), *hook_marks(*place, here))
        self.y += self.lanes.all_height + 4

    def add_times(self) -> None:
        told = told_times(self.board, self.number)
        self.marks += time_marks(self.board, told, self.y)
        self.y += times_height(told)

    def add_deadline(self, top: float) -> None:
        if self.line is not None:
            self.marks += _deadline(self.board, self.line, top, self.y)


def deadline_x(board: Board, number: int) -> float | None:
    """Where the deadline stands on a line; None where it is on another one, or there is none."""
    found = board.deadline
    if found is None:
        return None
    on, left, wide = board.gap(found.before)
    is_behind = found.before == len(board.touchpoints)
    return left + (max(wide, 10) - 5 if is_behind else wide - 7) if on == number else None


def _deadline(board: Board, x: float, top: float, bottom: float) -> list[Mark]:
    """The line over all parts, with a flag that says when it is."""
    said = board.deadline.flag if board.deadline else ""
    long = width(said, 12, bold=True) + 16
    left = x if x + long <= board.grid.right else max(x - long, MARGIN_LEFT)
    words = Look(fill="ground", size=12, bold=True, anchor="middle")
    return [
        Group((Line(path("M", x, top + 18, "V", bottom), "deadline"),), _DEADLINE),
        Group((Box(left, top, long, 20, 2),), Look(fill="broken")),
        Group((Text(left + long / 2, top + 14, said),), words, "on-box"),
    ]
