"""How much a touchpoint asks of the customer."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import number, time


@changes(
    *opposites(
        "steps-up",
        "steps-down",
        when=(
            (
                "more `steps`, or a longer `duration`; of a duration only if the step went wrong (1.4) in both "
                "versions or in neither, because failing fast saves nobody time. Both"
            ),
            "fewer, or shorter. Both",
        ),
    ),
    topic="Effort, repeats, friction on purpose",
)
def steps(versions: Versions) -> Iterator[Fact]:
    """More or less effort: clicks, pages, forms or documents, and the time that the customer is busy."""
    for pair in versions.edited:
        old, new = pair.old.written.steps, pair.new.written.steps
        if old is not None and new is not None and old != new:
            message = f"takes {number(new)} steps, was {number(old)}"
            yield pair.fact(_kind(old, new), message, old, new, "steps", about="steps")
        before, after = pair.old.duration, pair.new.duration
        if is_comparable_time(pair.old, pair.new) and before != after:
            message = f"takes {time(after)} of the customer's time, was {time(before)}"
            yield pair.fact(_kind(before, after), message, before, after, "duration", about="duration")


def is_comparable_time(old: Touchpoint, new: Touchpoint) -> bool:
    """Both versions state the time, and both for getting it done or both for not: failing fast saves nobody time."""
    stated = old.written.duration is not None and new.written.duration is not None
    return stated and old.went_wrong == new.went_wrong


def _kind(old: float, new: float) -> str:
    return "steps-up" if new > old else "steps-down"
