"""Who owns each touchpoint: a lane for each team, in the order in which customers have the shortest way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NOBODY, OUTSIDE
from cxmap.picture.board import Board, in_gutter
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.letters import clean, cut
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Sign, Text, group, path

OTHERS = "other teams"
_MOST_LANES, _MOST_EXACT, _MANY = 12, 7, 8
_HIGH, _LOW, _BEHIND = 28, 23, 17


class Lanes:
    """The lanes of one or two versions of a journey, in front and behind the line of visibility."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.analyses = analyses
        self.joined = _joined(analyses)
        self.front = _ordered(analyses, self.joined)
        steps = [step for analysis in analyses for step in analysis.journey.touchpoints]
        backstage = [step.owner for step in steps if step.is_backstage]
        helping = [name for step in steps for name in step.written.supported_by]
        self.owners_behind = frozenset(backstage)
        self.behind = tuple(dict.fromkeys([*backstage, *helping]))

    @cached_property
    def height(self) -> float:
        """Pixels of one lane in front."""
        return _LOW if len(self.front) > _MANY else _HIGH

    @cached_property
    def box(self) -> float:
        """Pixels of a box in a lane."""
        return self.height - 6

    @cached_property
    def to_visibility(self) -> float:
        """How far below their top the line of visibility is."""
        return len(self.front) * self.height + 7

    def row_height(self, name: str) -> float:
        """Pixels of a lane behind: higher where somebody owns a step there."""
        return self.height if name in self.owners_behind else _BEHIND

    @cached_property
    def all_height(self) -> float:
        """Pixels of all lanes, and of the line of visibility if there is any behind it."""
        front = len(self.front) * self.height
        return front + (14 + sum(map(self.row_height, self.behind)) if self.behind else 0)

    def lane(self, step: Touchpoint) -> str:
        """The name of the lane that a touchpoint in front is in."""
        return OTHERS if step.owner in self.joined else step.owner

    def y(self, step: Touchpoint) -> float:
        """The middle of the lane of a touchpoint, below the top of all lanes."""
        if step.is_backstage:
            return self.behind_y(step.owner)
        return (self.front.index(self.lane(step)) + 0.5) * self.height

    def behind_y(self, name: str) -> float:
        """The middle of a lane behind the line of visibility."""
        above = sum(map(self.row_height, self.behind[: self.behind.index(name)]))
        return self.to_visibility + 7 + above + self.row_height(name) / 2


def _joined(analyses: Sequence[Analysis]) -> frozenset[str]:
    """Where there are too many lanes, the teams that own one touchpoint share one."""
    counts: dict[str, int] = {}
    for analysis in analyses:
        own: dict[str, int] = {}
        for step in analysis.journey.in_front:
            own[step.owner] = own.get(step.owner, 0) + 1
        for name, count in own.items():
            counts[name] = max(counts.get(name, 0), count)
    if len(counts) <= _MOST_LANES:
        return frozenset()
    return frozenset(name for name, count in counts.items() if count == 1 and name not in (NOBODY, OUTSIDE))


def _ordered(analyses: Sequence[Analysis], joined: frozenset[str]) -> tuple[str, ...]:
    """The lanes with the smallest sum of steps between lanes; what is outside of the company is last."""
    names: dict[str, int] = {}
    weights: dict[tuple[int, int], int] = {}
    for analysis in analyses:
        steps = analysis.journey.touchpoints
        lanes = {step.index: OTHERS if step.owner in joined else step.owner for step in analysis.journey.in_front}
        for name in lanes.values():
            if name != OUTSIDE:
                names.setdefault(name, len(names))
        for step in steps:
            for inflow in analysis.flow.came(step.index):
                pair = names.get(lanes.get(inflow.at, "")), names.get(lanes.get(step.index, ""))
                if pair[0] is not None and pair[1] is not None and pair[0] != pair[1]:
                    key = (min(pair[0], pair[1]), max(pair[0], pair[1]))
                    weights[key] = weights.get(key, 0) + 1
    listed = list(names)
    order = best(len(listed), weights) if len(listed) <= _MOST_EXACT else better(len(listed), weights)
    outside = any(step.owner == OUTSIDE for analysis in analyses for step in analysis.journey.in_front)
    return (*(listed[i] for i in order), *((OUTSIDE,) if outside else ()))


def best(count: int, weights: dict[tuple[int, int], int]) -> list[int]:
    """The best of all orders. Each lane border costs the ways that cross it, so the best rest follows from a set."""
    whole = (1 << count) - 1
    cuts = [
        sum(weight for (a, b), weight in weights.items() if (above >> a & 1) != (above >> b & 1))
        for above in range(whole + 1)
    ]
    rest = [0] * (whole + 1)
    for above in range(whole - 1, -1, -1):
        nexts = (above | 1 << i for i in range(count) if not above >> i & 1)
        rest[above] = min(cuts[more] + rest[more] for more in nexts)
    order: list[int] = []
    above = 0
    while above != whole:
        found = next(
            i for i in range(count) if not above >> i & 1 and cuts[above | 1 << i] + rest[above | 1 << i] == rest[above]
        )
        order.append(found)
        above |= 1 << found
    return order


def better(count: int, weights: dict[tuple[int, int], int]) -> list[int]:
    """Neighbours change places until nothing gains."""
    near: list[dict[int, int]] = [{} for _ in range(count)]
    for (a, b), weight in weights.items():
        near[a][b] = near[b][a] = weight
    order = list(range(count))
    place = list(range(count))
    gained = True
    while gained:
        gained = False
        for i in range(count - 1):
            upper, lower = order[i], order[i + 1]
            # what the upper one loses by going down, what the lower one gains by going up
            cost = sum(w if place[o] <= i else -w for o, w in near[upper].items() if o != lower)
            cost += sum(-w if place[o] <= i else w for o, w in near[lower].items() if o != upper)
            if cost < 0:
                order[i], order[i + 1] = lower, upper
                place[lower], place[upper] = i, i + 1
                gained = True
    return order


def lane_marks(board: Board, lanes: Lanes, stave: int, top: float) -> Iterator[Mark]:
    """The bands with the names of the teams; behind the line of visibility the teams that support."""
    grid = board.grid
    bands = [
        Box(MARGIN_LEFT, top + i * lanes.height, grid.right - MARGIN_LEFT, lanes.height)
        for i in range(0, len(lanes.front), 2)
    ]
    yield from group(bands, Look(fill="band", stroke="none"))
    for i, name in enumerate(lanes.front):
        yield _name(name, top + (i + 0.5) * lanes.height + 4, is_team=name not in (NOBODY, OUTSIDE, OTHERS))
    if lanes.behind:
        yield from _behind(board, lanes, stave, top)


def _name(name: str, y: float, *, is_team: bool, role: Look | None = None) -> Group:
    look = role or Look(fill="ink" if is_team else "muted", size=12, italic=not is_team)
    shown = in_gutter(name)
    return Group((Text(MARGIN_LEFT + 4, y, shown),), look, title="" if shown == clean(name) else clean(name))


def _behind(board: Board, lanes: Lanes, stave: int, top: float) -> Iterator[Mark]:
    grid = board.grid
    line = Line(path("M", MARGIN_LEFT, top + lanes.to_visibility, "H", grid.right))
    yield Group((line,), Look(fill="none", stroke="muted", width=1.3, dash="6 4"), kind="visibility")
    dots: list[Sign] = []
    rails: list[Line] = []
    for name in lanes.behind:
        y = top + lanes.behind_y(name)
        yield _name(name, y + 4, is_team=True, role=Look(fill="muted", size=12))
        helped = [board.x(step.index) for step in board.on(stave) if name in step.written.supported_by]
        if helped:
            rails.append(Line(path("M", grid.left, y, "H", max(helped))))
            dots += [Sign("dot", x, y) for x in helped]
    yield from group(rails, Look(fill="none", stroke="rule", width=1))
    yield from group(dots, Look(fill="muted", stroke="none"), "support")


def box_of(board: Board, lanes: Lanes, index: int, top: float) -> Box:
    """The box of a touchpoint in its lane."""
    column = board.column(index)
    half = (column.width - round(max(11, min(26, column.width * 0.26)))) / 2
    middle = top + lanes.y(board.touchpoints[index])
    return Box(column.middle - half, middle - lanes.box / 2, 2 * half, lanes.box, 3)


_LOOKS: dict[str, tuple[Look, Look]] = {
    "experience": (Look(fill="ground", stroke="ink", width=1.3), Look(fill="ink")),
    "self-service": (Look(fill="service-tint", stroke="service", width=1.3), Look(fill="service")),
    "assisted": (Look(fill="service", stroke="service", width=1.3), Look(fill="ground")),
    "unknown": (Look(fill="ground", stroke="muted", width=1.3, dash="3 2"), Look(fill="muted")),
    "backstage": (Look(fill="ground", stroke="muted", width=1.3), Look(fill="muted")),
}
"""The box and its words."""


def box_marks(board: Board, lanes: Lanes, stave: int, top: float, hooks: frozenset[int]) -> Iterator[Mark]:
    """A box for each touchpoint, with its channel in it where there is room."""
    boxes: dict[str, list[Mark]] = {}
    words: dict[str, list[Mark]] = {}
    for step in board.on(stave):
        box = box_of(board, lanes, step.index, top)
        boxes.setdefault(step.class_, []).append(box)
        if board.grid.density == "names":
            room = box.width - (40 if step.index in hooks else 10)
            said = step.owner if lanes.lane(step) == OTHERS else step.channel
            if said and not step.is_backstage:
                text = cut(clean(said), room, 11)
                words.setdefault(step.class_, []).append(Text(board.x(step.index), box.y + box.height / 2 + 4, text))
    for name, (box_look, words_look) in _LOOKS.items():
        yield from group(boxes.get(name, ()), box_look, "lane-box")
        yield from group(words.get(name, ()), words_look._replace(size=11, anchor="middle"), "on-box")
