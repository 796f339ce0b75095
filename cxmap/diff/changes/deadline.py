"""Whether the goal is met in the time that the customer has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.sign_facts import moved
from cxmap.diff.versions import Versions
from cxmap.wording import in_words


@changes(
    *opposites(
        "deadline-missed",
        "deadline-met",
        when=(
            "the goal was met in time and is met late (2.5), by the same deadline, as far as it is proven (8.6)",
            "the way back, where customers spend less time up to the goal",
        ),
    ),
    partly="deadline",
    topic="Goal, deadline, help",
)
def deadline(versions: Versions) -> Iterator[Fact]:
    """The goal is met too late and was in time before, or the other way round. Exactly at the deadline is in time.

    It is read as the verdict reads it, by the deadline of the old version, or by the first one that there is.
    """
    for sign in moved(versions, "deadline"):
        kind = "deadline-met" if sign.better else "deadline-missed"
        message = f"The goal is met {_against(sign.new)} the deadline, was {_against(sign.old)} it"
        yield versions.journey_fact(kind, message, sign.old, sign.new, "deadline")


def _against(slack: float) -> str:
    if slack == 0:
        return "exactly at"
    return f"{in_words(abs(slack))} {'after' if slack < 0 else 'before'}"
