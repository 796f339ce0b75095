"""Whether the goal is met in the time that the customer has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import in_words


@changes(
    *opposites(
        "deadline-missed",
        "deadline-met",
        when=("the goal was met in time and is met late (2.5); both state it", "the way back"),
    ),
    partly="deadline",
    topic="Goal, deadline, help",
)
def deadline(versions: Versions) -> Iterator[Fact]:
    """The goal is met too late and was in time before, or the other way round. Exactly at the deadline is in time."""
    old, new = versions.old.analysis.timing.slack, versions.new.analysis.timing.slack
    if old is None or new is None or (old < 0) == (new < 0):
        return
    kind = "deadline-missed" if new < 0 else "deadline-met"
    message = f"The goal is met {_against(new)} the deadline, was {_against(old)} it"
    yield versions.journey_fact(kind, message, old, new, "deadline")


def _against(slack: float) -> str:
    if slack == 0:
        return "exactly at"
    return f"{in_words(abs(slack))} {'after' if slack < 0 else 'before'}"
