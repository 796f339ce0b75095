"""How many customers come to a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import per_100


@changes(
    Kind("reach-changed", NEUTRAL, "reach-changed", leading=True, when="another number of encounters `r` (1.1)"),
    alone="reach times",
    topic="Who comes, and what counts as service",
)
def reach(versions: Versions) -> Iterator[Fact]:
    """Another share of customers comes here, or as often. It is shown first because it moves every total."""
    for pair in versions.edited:
        old, new = pair.old.encounters, pair.new.encounters
        if abs(old - new) > EPSILON:
            field = "reach" if pair.old.reach != pair.new.reach else "times"
            message = f"100 customers come here {per_100(new)} times now, before it was {per_100(old)}"
            yield pair.fact("reach-changed", message, old, new, field)
