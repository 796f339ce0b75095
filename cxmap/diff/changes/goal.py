"""Whether the customer gets what they came for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions

_ENDS = {"abandoned": "the customer gives up", "unresolved": "it is still not solved at the end"}


@changes(
    *opposites("goal-lost", "goal-reached", when=("the goal was met and is not (2.1)", "the goal was not met and is")),
    topic="Goal, deadline, help",
)
def goal(versions: Versions) -> Iterator[Fact]:
    """The goal was met and is not any more, or the other way round."""
    old, new = versions.old.journey, versions.new.journey
    if old.is_met and not new.is_met:
        yield versions.journey_fact(
            "goal-lost", f"The goal is not met any more: {_ENDS[new.ends]}", *_ends(versions), "ends"
        )
    elif new.is_met and not old.is_met:
        yield versions.journey_fact("goal-reached", "The goal is met now, and was not before", *_ends(versions), "ends")


def _ends(versions: Versions) -> tuple[str, str]:
    return versions.old.journey.ends, versions.new.journey.ends
