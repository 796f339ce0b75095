"""Who hands customers to whom: lines between the lanes, with what the next team knows and who carries it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.handoffs import Handoff
from cxmap.journey.vocabulary import Context
from cxmap.picture.board import Board
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.lanes import Lanes, box_of
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Role, Sign, group, path
from cxmap.picture.ways import Point, bent

DASHES: dict[Context, str] = {"kept": "", "partial": "9 4", "unknown": "4 3", "lost": "1.6 3.2"}
_HOOKS: dict[str, Role] = {"assisted": "ground", "self-service": "service"}
_USUAL, _WORST = 1.6, 2.6
_CORNER = 4


def look_of(context: Context, *, is_worst: bool = False) -> Look:
    """How the line of a handoff looks, by what the next team knows; the worst one is thick."""
    role: Role = "broken" if context == "lost" else "ink"
    return Look(fill="none", stroke=role, width=_WORST if is_worst else _USUAL, dash=DASHES[context])


class Router:
    """Finds a way for each handoff on a line; two ways along the same border of lanes keep apart."""

    def __init__(self, board: Board, lanes: Lanes, stave: int, top: float) -> None:
        self.board, self.lanes, self.stave, self.top = board, lanes, stave, top
        self.borders: dict[float, list[tuple[float, float, int]]] = {}
        self.turns: dict[int, int] = {}

    def route(self, handoff: Handoff) -> tuple[list[Point], Point | None]:
        """The points of the way on this line, and where its person stands, if that is on this line."""
        starts_here = self.board.column(handoff.before).stave == self.stave
        ends_here = self.board.column(handoff.after).stave == self.stave
        if starts_here and ends_here:
            return self._whole(handoff)
        if starts_here:
            return self._out(handoff), None
        return self._in(handoff) if ends_here else ([], None)

    def _whole(self, handoff: Handoff) -> tuple[list[Point], Point]:
        start, end = self._box(handoff.before), self._box(handoff.after)
        y, target = start.y + start.height / 2, end.y + end.height / 2
        if self.board.slots[handoff.after] - self.board.slots[handoff.before] == 1 and y != target:
            column = self.board.column(handoff.after)
            x = (start.x + start.width + (end.x if not column.gap else start.x + start.width + 18)) / 2
            return [(start.x + start.width, y), (x, y), (x, target), (end.x, target)], (x, (y + target) / 2)
        x = self._turn(handoff.after, end.x)
        border = self._border(y, target, start.x + start.width / 2, x)
        middle = start.x + start.width / 2
        points = [(middle, y), (middle, border), (x, border), (x, target), (end.x, target)]
        return points, (x, border if abs(target - border) < 30 else (border + target) / 2)

    def _turn(self, index: int, edge: float) -> float:
        """Where the ways into a box go up or down: each a little further from it, as long as there is room."""
        number = self.turns.get(index, 0)
        self.turns[index] = number + 1
        column = self.board.column(index)
        free = edge - column.left
        return edge - min(free * 0.5 + 5 * number, free + 2)

    def _border(self, start: float, end: float, left: float, right: float) -> float:
        """A border between lanes on the way, a little aside where others go along it already."""
        half = self.lanes.height / 2
        y = start + (half if end >= start else -half)
        used = self.borders.setdefault(round(y, 1), [])
        number = next(n for n in range(len(used) + 1) if all(n != m or right < a or b < left for a, b, m in used))
        used.append((left, right, number))
        return y + (0, 2.5, -2.5)[number % 3]

    def _out(self, handoff: Handoff) -> list[Point]:
        start = self._box(handoff.before)
        y, edge = start.y + start.height / 2, self.board.grid.right
        if self.board.slots[handoff.before] + 1 == self.board.grid.staves[self.stave].stop:
            return [(start.x + start.width, y), (edge, y)]
        border = self._border(y, y + 1, start.x + start.width / 2, edge)
        middle = start.x + start.width / 2
        return [(middle, y), (middle, border), (edge, border)]

    def _in(self, handoff: Handoff) -> tuple[list[Point], Point]:
        end = self._box(handoff.after)
        y, edge = end.y + end.height / 2, self.board.grid.left - 14
        if self.board.slots[handoff.after] == self.board.grid.staves[self.stave].start:
            return [(max(edge, MARGIN_LEFT), y), (end.x, y)], (edge + 2, y)
        x = self._turn(handoff.after, end.x)
        border = self._border(y, y - 1, edge, x)
        return [(edge, border), (x, border), (x, y), (end.x, y)], (x, border)

    def _box(self, index: int) -> Box:
        return box_of(self.board, self.lanes, index, self.top)


def handoff_marks(board: Board, lanes: Lanes, stave: int, top: float, here: list[int]) -> Iterator[Mark]:
    """Every handoff of which a part is on this line: ways first, then arrows and persons."""
    router = Router(board, lanes, stave, top)
    ways: dict[tuple[bool, Context, str], list[Line]] = {}
    arrows: dict[Role, str] = {}
    persons: dict[Role, list[Sign]] = {}
    facts = board.analysis.handoffs
    for i in here:
        handoff = facts.all[i]
        points, person = router.route(handoff)
        if not points:
            continue
        is_worst = i == facts.worst and len(facts.all) > 1
        key = (is_worst, handoff.context, "handoff-out" if person is None else "handoff")
        ways.setdefault(key, []).append(Line(bent(points, _CORNER)))
        role = look_of(handoff.context).stroke or "ink"
        if person:
            arrows[role] = arrows.get(role, "") + path("M", *points[-1], "l-7-4v8z")
            if handoff.customer_carried:
                persons.setdefault(role, []).append(Sign("person", *person))
    for (is_worst, context, kind), lines in sorted(ways.items()):
        yield Group(tuple(lines), look_of(context, is_worst=is_worst), kind)
    for role, heads in sorted(arrows.items()):
        yield Group((Line(heads),), Look(fill=role, stroke="none"))
    for role, signs in sorted(persons.items()):
        yield Group(tuple(_apart(signs)), Look(fill="ground", stroke=role, width=1.5), "person")


def _apart(signs: list[Sign]) -> Iterator[Sign]:
    """Persons who would stand on each other step aside."""
    taken: list[Point] = []
    for sign in signs:
        x, y = sign.x, sign.y
        while any(abs(x - a) < 11 and abs(y - b) < 16 for a, b in taken):
            y -= 16
        taken.append((x, y))
        yield sign._replace(y=y)


def hook_marks(board: Board, lanes: Lanes, stave: int, top: float, here: list[int]) -> Iterator[Mark]:
    """A hooked arrow in each box to which customers come back, once for each team that sends them."""
    hooks: dict[str, list[Sign]] = {}
    number: dict[int, int] = {}
    for handoff in (board.analysis.handoffs.all[i] for i in here):
        if not handoff.is_return or board.column(handoff.after).stave != stave:
            continue
        box = box_of(board, lanes, handoff.after, top)
        aside = number.get(handoff.after, 0)
        number[handoff.after] = aside + 1
        x = box.x + min(11, box.width / 2) + min(13 * aside, max(box.width - 22, 0))
        hooks.setdefault(board.touchpoints[handoff.after].class_, []).append(Sign("back", x, box.y + box.height / 2))
    for name, signs in sorted(hooks.items()):
        yield from group(signs, Look(fill="none", stroke=_HOOKS.get(name, "ink"), width=1.5), "hook")
