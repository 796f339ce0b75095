"""The model as plain values that pydantic's engine runs; ``pytest --update`` writes them to ``compiled.json``.

pydantic takes longer to import than a journey takes to check, and its engine needs only what it makes of the model.
"""

from __future__ import annotations

from typing import Any

from cxmap.journey.model import WrittenJourney

_SAYS_NOTHING = frozenset({"metadata", "ref", "title", "custom_init", "root_model", "computed_fields"})
"""For JSON Schema only, or the same everywhere in this format."""


def compiled() -> dict[str, Any]:
    """The core schema of a journey: models as their names, tuples as lists, so that it can be written down."""
    WrittenJourney.model_rebuild()
    made: dict[str, Any] = _plain(WrittenJourney.__pydantic_core_schema__)
    return made


def _plain(value: Any) -> Any:
    match value:
        case dict():
            made = {name: _plain(value[name]) for name in sorted(value) if name not in _SAYS_NOTHING}
            if isinstance(value.get("fields"), dict):  # in their order, and `title` is one of them
                made["fields"] = {name: _plain(inner) for name, inner in value["fields"].items()}
            return made
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case type():
            return value.__name__
        case None | str() | int() | float():
            return value
    raise TypeError(f"the journey's model holds {value!r}, which cannot be written down for the engine")
