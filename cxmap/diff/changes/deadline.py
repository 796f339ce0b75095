"""Whether the goal is met in the time that the customer has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import Fact, changes, opposites
from cxmap.journey.durations import in_words


@changes(*opposites("deadline-missed", "deadline-met"))
def deadline(both: Both) -> Iterator[Fact]:
    """The goal is met too late and was in time before, or the other way round. Exactly at the deadline is in time."""
    old, new = both.old.analysis.timing.slack, both.new.analysis.timing.slack
    if old is None or new is None or (old < 0) == (new < 0):
        return
    kind = "deadline-missed" if new < 0 else "deadline-met"
    message = f"The goal is met {_against(new)} the deadline, was {_against(old)} it"
    yield both.journey_fact(kind, message, old, new, "deadline")


def _against(slack: float) -> str:
    if slack == 0:
        return "exactly at"
    return f"{in_words(abs(slack))} {'after' if slack < 0 else 'before'}"
