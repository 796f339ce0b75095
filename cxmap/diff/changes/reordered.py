"""Where a touchpoint stands in the journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import short


@changes(
    Kind("reordered", NEUTRAL, "reordered", mark="moved", hidden=True, when="it moved (8.4), or is in another stage"),
    alone="stage",
    topic="Order, names, texts",
)
def reordered(versions: Versions) -> Iterator[Fact]:
    """A step left its place in the order, or moved between stages; each of the few that moved, once."""
    moved = set(versions.matching.moved)
    for pair in versions.pairs:
        old, new = pair.old.written.stage, pair.new.written.stage
        if pair.match in moved:
            places = pair.old.index + 1, pair.new.index + 1
            message = f"moved from place {places[0]} to place {places[1]}"
            yield pair.fact("reordered", message, *places, about="place")
        if old != new:
            message = f"moved between stages: {short(new or 'none')}, was {short(old or 'none')}"
            yield pair.fact("reordered", message, old, new, "stage", about="stage")
