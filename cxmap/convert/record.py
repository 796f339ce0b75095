"""A draft → plain records, for ``cxmap import --format json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxmap.convert.draft import Draft, DraftJourney, Note
from cxmap.convert.values import journey_values
from cxmap.convert.wishes import Wishes
from cxmap.errors import CxmapError
from cxmap.journey.vocabulary import EXTENSION

_TEXTS = ("duration", "wait", "doing", "thinking", "feeling")


def draft_record(draft: Draft, ids: Sequence[str], files: Sequence[str | None], wishes: Wishes) -> dict[str, Any]:
    """One input: its journeys, what was refused, and what is to be said. ``files`` are those that were written."""
    return {
        "source": draft.source,
        "journeys": [
            _journey(journey, id, file, draft.source, wishes)
            for journey, id, file in zip(draft.journeys, ids, files, strict=True)
        ],
        "refused": [_refusal(error) for error in draft.refused],
        "notes": [_note(note) for note in draft.notes],
    }


def _journey(journey: DraftJourney, id: str, file: str | None, source: str, wishes: Wishes) -> dict[str, Any]:
    said = journey_values(journey, id, source, wishes)
    steps = zip(said["touchpoints"], journey.touchpoints, strict=True)
    return {
        "id": id,
        "title": journey.title,
        "line": journey.line,
        "place": journey.place,
        "file": file,
        "state": said.get("state"),
        "basis": said.get("basis"),
        "persona": journey.persona or None,
        "goal": journey.goal or None,
        "stages": said.get("stages", []),
        "touchpoints": [_touchpoint(step, drafted.line) for step, drafted in steps],
        "extras": _extras(said),
        "notes": [_note(note) for note in journey.notes],
    }


def _touchpoint(said: dict[str, Any], line: int) -> dict[str, Any]:
    team = said.get("team", [])
    return {
        "id": said["id"],
        "name": said["name"],
        "line": line,
        "stage": said.get("stage"),
        "teams": [team] if isinstance(team, str) else team,
        "supported_by": said.get("supported_by", []),
        "channel": None if said["channel"] == "unknown" else said["channel"],
        "friction": None if said["friction"] == "unknown" else said["friction"],
        "evidence": said["evidence"][0]["note"] if "evidence" in said else None,
        **{field: said.get(field) for field in _TEXTS},
        "extras": _extras(said),
    }


def _extras(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key.startswith(EXTENSION)}


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "line": note.line or None, "text": note.text}


def _refusal(error: CxmapError) -> dict[str, Any]:
    return {"where": error.where or None, "text": error.message, "hint": error.hint or None}
