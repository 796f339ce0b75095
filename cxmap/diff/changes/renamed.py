"""What a touchpoint is called."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import called


@changes(
    Kind(
        "renamed", NEUTRAL, "renamed", mark="renamed", hidden=True, when="another name or id, and the same step (8.2)"
    ),
    alone="id name",
    topic="Order, names, texts",
)
def renamed(versions: Versions) -> Iterator[Fact]:
    """A step has another name or another id and is still the same step."""
    for pair in versions.edited:
        if pair.old.name != pair.new.name:
            message = f"was called {called(pair.old)}"
            yield pair.fact("renamed", message, pair.old.name, pair.new.name, "name", about="name")
        if pair.old.id != pair.new.id and (pair.old.written.id or pair.new.written.id):
            message = f"has the id {pair.new.id}, was {pair.old.id}"
            yield pair.fact("renamed", message, pair.old.id, pair.new.id, "id", about="id")
