"""What the customer has to say again, and expectations that were set in one place and broken in another.

Formulas: docs/method.md 7.5 and 4.5.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.flow import Flow
from cxmap.journey.journey import Journey


class AskedAgain(NamedTuple):
    """One thing that is asked at two or more touchpoints of one way, by index; ``again`` are those after the first."""

    item: str
    touchpoints: tuple[int, ...]
    again: tuple[int, ...]


class Expectation(NamedTuple):
    """An expectation set at one touchpoint and broken at another, by index. It moves no blame for being there."""

    set_by: int
    broken_at: int


def asked_again(journey: Journey, flow: Flow) -> tuple[AskedAgain, ...]:
    """The items that one customer is asked more than once, in the order in which they are first asked.

    Two touchpoints count if one of them lies on a way to the other: alternatives ask nobody twice.
    """
    asked: dict[str, list[int]] = {}
    for touchpoint in journey.touchpoints:
        for item in dict.fromkeys(touchpoint.written.asks):
            asked.setdefault(item, []).append(touchpoint.index)
    found = (_again(item, where, flow) for item, where in asked.items() if len(where) > 1)
    return tuple(repeat for repeat in found if repeat.again)


def _again(item: str, where: list[int], flow: Flow) -> AskedAgain:
    again = tuple(i for i in where if flow.ways.any_upstream(i, where))
    first = [i for i in where if any(flow.ways.leads(i, later) for later in again)]
    return AskedAgain(item, tuple(sorted({*first, *again})), again)


def expectations(journey: Journey) -> tuple[Expectation, ...]:
    """Who set the expectations that were broken."""
    index = {touchpoint.id: touchpoint.index for touchpoint in journey.touchpoints}
    return tuple(
        Expectation(index[id], touchpoint.index)
        for touchpoint in journey.touchpoints
        for id in dict.fromkeys(touchpoint.written.expected_from)
    )
