"""JSON Schema of the format, for editors and other programs; made from the model, so it says nothing of its own."""

from __future__ import annotations

from typing import Any

from cxmap.journey.model import WrittenJourney
from cxmap.journey.vocabulary import VERSION


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a journey file, with a description for every field."""
    made = WrittenJourney.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_plain(made),
        "title": f"cxmap journey, format {VERSION}",
    }


def _plain(schema: Any) -> Any:
    """Without the titles that pydantic derives from Python names: the descriptions say more."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _plain(value) for name, value in schema.items() if name != "title" or isinstance(value, dict)}
