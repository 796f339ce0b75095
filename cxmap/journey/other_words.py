"""What other tools call our fields: a map that is carried over names the field that fits."""

from __future__ import annotations

from cxmap.journey.model import Written, WrittenJourney, WrittenTouchpoint

_WORDS: dict[type[Written], dict[str, str]] = {
    WrittenJourney: {
        "stages": "phases",
        "touchpoints": "steps actions touch_points",
        "persona": "actor user customer",
        "metrics": "kpi kpis",
    },
    WrittenTouchpoint: {
        "team": "department owner squad",
        "friction": "score effort pain_level",
        "stage": "phase step_group",
        "hours": "opening_hours",
        "caused_by": "cause reason_for_contact",
        "reach": "share percentage",
        "promise": "sla promised",
        "feeling": "emotion mood",
        "doing": "description",
    },
}
_FIELDS = {
    model: {word: field for field, words in table.items() for word in words.split()} for model, table in _WORDS.items()
}
_ADVICE: dict[tuple[type[Written], str], str] = {
    (WrittenTouchpoint, "next"): "write `follows` on the later one: a touchpoint names those that come before it"
}


def field_meant(model: type[Written], word: str) -> str | None:
    """Our name for what another tool calls ``word`` in such a mapping."""
    return _FIELDS.get(model, {}).get(_plain(word))


def advice(model: type[Written], word: str) -> str | None:
    """What to do about a word that no field of ours can take over as it is."""
    return _ADVICE.get((model, _plain(word)))


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")
