"""Short ways to read something and to look at what came of it."""

from __future__ import annotations

from typing import Any

from cxmap.convert.draft import Draft, DraftJourney
from cxmap.convert.read import draft
from cxmap.convert.values import journey_values
from cxmap.convert.wishes import Wishes


def read(text: str, name: str = "map.md", **wishes: Any) -> Draft:
    """The draft of a text; the name says what it is."""
    return draft(name, text.encode(), Wishes(**wishes))


def journey(text: str, name: str = "map.md", **wishes: Any) -> DraftJourney:
    """The one journey in a text."""
    found = read(text, name, **wishes)
    assert found.refused == ()
    (only,) = found.journeys
    return only


def values(text: str, name: str = "map.md", **wishes: Any) -> dict[str, Any]:
    """What the file of the one journey in a text says."""
    return journey_values(journey(text, name, **wishes), "id", name, Wishes(**wishes))


def steps(text: str, name: str = "map.md", **wishes: Any) -> list[dict[str, Any]]:
    """Its touchpoints."""
    found: list[dict[str, Any]] = values(text, name, **wishes)["touchpoints"]
    return found


def said(text: str, name: str = "map.md", **wishes: Any) -> list[tuple[str, int]]:
    """The codes of all notes with their lines."""
    found = read(text, name, **wishes)
    notes = [*found.notes, *(note for its in found.journeys for note in its.notes)]
    return [(note.code, note.line) for note in notes]


def refused(text: str, name: str = "map.md", **wishes: Any) -> list[tuple[str, str]]:
    """Where and why something was refused."""
    return [(error.where, error.message) for error in read(text, name, **wishes).refused]


def simple(found: DraftJourney) -> dict[str, Any]:
    """A journey in the shape of the readings."""
    written = journey_values(found, "id", "file", Wishes())
    fields = ("name", "stage", "friction", "channel", "team")
    return {
        "title": written["title"],
        "persona": written.get("persona", {}).get("name"),
        "touchpoints": [{field: step.get(field) for field in fields} for step in written["touchpoints"]],
    }
