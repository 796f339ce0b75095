"""The touchpoints on the curve: what kind each is, whether it breaks, where the goal is met."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.picture.board import Board
from cxmap.picture.curve import Panel
from cxmap.picture.letters import clean
from cxmap.picture.marks import Group, Look, Mark, Role, Sign, Text
from cxmap.present.told import touchpoint_told

_NARROW = 64
_NUMBERS: dict[str, Role] = {"self-service": "service", "unknown": "ink"}
"""The colour of the number in a hollow sign; in a filled one it is the ground's."""


def sign_name(board: Board, index: int) -> str:
    """Which sign a touchpoint has."""
    step = board.touchpoints[index]
    if step.is_backstage:
        return "backstage"
    broken = "-broken" if board.analysis.breakdowns.signals[index] else ""
    return f"{step.class_}{broken}{'-unscored' if step.friction is None else ''}"


def touchpoint_marks(panel: Panel) -> Iterator[Mark]:
    """Each touchpoint of a line, in the order of the file."""
    for step in panel.board.on(panel.stave):
        yield _touchpoint(panel, step.index)


def _touchpoint(panel: Panel, index: int) -> Group:
    board = panel.board
    step = board.touchpoints[index]
    kind = "tp breakdown" if board.analysis.breakdowns.signals[index] else "tp"
    return Group(
        tuple(_marks(panel, index)),
        Look(fill=_number_role(board, index)),
        kind=kind,
        id=f"{board.name}-{step.id}" if board.name else step.id,
        title=clean(touchpoint_told(board.analysis, index, board.numbers.get(index))),
        touchpoint=step.id,
    )


def _number_role(board: Board, index: int) -> Role:
    step = board.touchpoints[index]
    if step.friction is None:
        return "ink"
    broken = bool(board.analysis.breakdowns.signals[index])
    if step.class_ in _NUMBERS:
        return "broken" if broken else _NUMBERS[step.class_]
    return "ground"


def _marks(panel: Panel, index: int) -> Iterator[Mark]:
    board = panel.board
    step = board.touchpoints[index]
    x, y = panel.point(index)
    if step.is_backstage:
        yield Sign("backstage", x, y)
        return
    yield Sign(sign_name(board, index), x, y)
    yield Text(x, y + 4, board.number(index))
    if step.written.moment_of_truth:
        yield Sign("truth", x, y - 24)
    if board.analysis.breakdowns.strain[index] and not board.analysis.breakdowns.signals[index]:
        yield Sign("strain", x + 13, y + 17)
    goal = goal_sign(board, index)
    if goal:
        narrow = board.column(index).width < _NARROW
        yield Sign(goal, x + (12 if narrow else 26), y - (21 if narrow else 0))


def goal_sign(board: Board, index: int) -> str:
    """A tick where the goal is met; a cross at the end of a journey that does not meet it."""
    journey = board.analysis.journey
    if journey.is_met:
        return "met" if journey.goal_at is not None and index in journey.goals else ""
    last = journey.in_front[-1].index if journey.in_front else None
    return "not-met" if index == last else ""
