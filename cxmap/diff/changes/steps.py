"""How much a touchpoint asks of the customer."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import Fact, changes, opposites
from cxmap.diff.say import minutes, number
from cxmap.journey.touchpoint import Touchpoint


@changes(*opposites("steps-up", "steps-down"))
def steps(both: Both) -> Iterator[Fact]:
    """More or less effort: clicks, pages, forms or documents, and the time that the customer is busy."""
    for pair in both.edited:
        old, new = pair.old.written.steps, pair.new.written.steps
        if old is not None and new is not None and old != new:
            message = f"takes {number(new)} steps, was {number(old)}"
            yield pair.fact(_kind(old, new), message, old, new, "steps", about="steps")
        before, after = pair.old.duration, pair.new.duration
        if is_comparable_time(pair.old, pair.new) and before != after:
            message = f"takes {minutes(after)} of the customer's time, was {minutes(before)}"
            yield pair.fact(_kind(before, after), message, before, after, "duration", about="duration")


def is_comparable_time(old: Touchpoint, new: Touchpoint) -> bool:
    """Both versions state the time, and both for getting it done or both for not: failing fast saves nobody time."""
    stated = old.written.duration is not None and new.written.duration is not None
    return stated and old.went_wrong == new.went_wrong


def _kind(old: float, new: float) -> str:
    return "steps-up" if new > old else "steps-down"
