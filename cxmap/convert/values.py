"""A draft → what its file says, as plain values in the order in which a person would write them."""

from __future__ import annotations

from typing import Any

from cxmap.convert.draft import UNKNOWN, DraftJourney, DraftTouchpoint, Text
from cxmap.convert.names import stage_ids, touchpoint_ids
from cxmap.convert.wishes import Wishes
from cxmap.journey.vocabulary import VERSION

SOURCE = "import"
"""The key of the file that a journey was imported from, among its sources."""


def journey_values(journey: DraftJourney, id: str, source: str, wishes: Wishes) -> dict[str, Any]:
    """The whole journey. ``source`` is the file that the draft was read from, as it is shown."""
    stages = stage_ids(journey.stages)
    ids = touchpoint_ids(touchpoint.name for touchpoint in journey.touchpoints)
    said = {
        "id": id,
        "title": journey.title,
        "state": wishes.state,
        "basis": wishes.basis or ("measured" if journey.measured else ""),
        "persona": {"name": journey.persona} if journey.persona else "",
        "goal": journey.goal,
        "sources": {SOURCE: source},
        **_plain(journey.extras),
        "stages": _stages(stages),
        "touchpoints": [
            _touchpoint(touchpoint, its_id, stages) for touchpoint, its_id in zip(journey.touchpoints, ids, strict=True)
        ],
    }
    return {"cxmap": VERSION, **_given(said)}


def _stages(ids: dict[str, str]) -> list[dict[str, Any]]:
    """Each id once, with the first of its names."""
    names: dict[str, str] = {}
    for name, id in ids.items():
        names.setdefault(id, name)
    return [{"id": id, "name": name} for id, name in names.items()]


def _touchpoint(touchpoint: DraftTouchpoint, id: str, stages: dict[str, str]) -> dict[str, Any]:
    said = {
        "id": id,
        "name": touchpoint.name,
        "stage": stages.get(touchpoint.stage),
        "team": touchpoint.teams[0] if len(touchpoint.teams) == 1 else list(touchpoint.teams),
        "supported_by": list(touchpoint.supported_by),
        "channel": touchpoint.channel,
        "friction": UNKNOWN if touchpoint.friction is None else touchpoint.friction,
        "duration": touchpoint.duration,
        "wait": touchpoint.wait,
        "doing": touchpoint.doing,
        "thinking": touchpoint.thinking,
        "feeling": touchpoint.feeling,
        "evidence": _evidence(touchpoint.evidence),
    }
    return {**_given(said), **_plain(touchpoint.extras)}


def _evidence(note: str) -> list[dict[str, Any]]:
    return [{"covers": ["friction"], "from": "estimate", "ref": SOURCE, "note": note}] if note else []


def _given(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value}


def _plain(extras: tuple[tuple[str, Text], ...]) -> dict[str, Any]:
    return {key: list(said) if isinstance(said, tuple) else said for key, said in extras}
