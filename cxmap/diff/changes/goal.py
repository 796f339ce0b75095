"""Whether the customer gets what they came for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import Fact, changes, opposites

_ENDS = {"abandoned": "the customer gives up", "unresolved": "it is still not solved at the end"}


@changes(*opposites("goal-lost", "goal-reached"))
def goal(both: Both) -> Iterator[Fact]:
    """The goal was met and is not any more, or the other way round."""
    old, new = both.old.journey, both.new.journey
    if old.is_met and not new.is_met:
        yield both.journey_fact("goal-lost", f"The goal is not met any more: {_ENDS[new.ends]}", *_ends(both), "ends")
    elif new.is_met and not old.is_met:
        yield both.journey_fact("goal-reached", "The goal is met now, and was not before", *_ends(both), "ends")


def _ends(both: Both) -> tuple[str, str]:
    return both.old.journey.ends, both.new.journey.ends
