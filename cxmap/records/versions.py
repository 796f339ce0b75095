"""What records of comparisons and of conformances say of a version."""

from __future__ import annotations

from cxmap.diff.version import Place, Version
from cxmap.records import Json


def version_facts(version: Version) -> Json:
    """Which version it is."""
    written = version.journey.written
    return {"path": version.path, "title": written.title, "state": written.state, "basis": written.basis}


def position_facts(place: Place | None) -> Json | None:
    """Where something stands in its file."""
    return {"line": place.line, "column": place.column} if place else None
