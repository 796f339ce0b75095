"""What the customer has to say again, and expectations that were set in one place and broken in another.

Formulas: docs/method.md 7.5 and 4.5.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.journey.journey import Journey


class AskedAgain(NamedTuple):
    """One thing that is asked at two or more touchpoints, by index."""

    item: str
    touchpoints: tuple[int, ...]


class Expectation(NamedTuple):
    """An expectation set at one touchpoint and broken at another, by index. It moves no blame for being there."""

    set_by: int
    broken_at: int


def asked_again(journey: Journey) -> tuple[AskedAgain, ...]:
    """The items that are asked more than once, in the order in which they are first asked."""
    asked: dict[str, list[int]] = {}
    for one in journey.touchpoints:
        for item in dict.fromkeys(one.written.asks):
            asked.setdefault(item, []).append(one.index)
    return tuple(AskedAgain(item, tuple(where)) for item, where in asked.items() if len(where) > 1)


def expectations(journey: Journey) -> tuple[Expectation, ...]:
    """Who set the expectations that were broken."""
    index = {one.id: one.index for one in journey.touchpoints}
    return tuple(
        Expectation(index[id], one.index)
        for one in journey.touchpoints
        for id in dict.fromkeys(one.written.expected_from)
    )
