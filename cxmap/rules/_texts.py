"""Every text of a journey with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from cxmap.findings import KeyPath
from cxmap.journey.written import Written, WrittenJourney


class WrittenText(NamedTuple):
    """A text that somebody typed: a value, or the key of a mapping."""

    path: KeyPath
    text: str
    on: Literal["value", "key"] = "value"


def texts(journey: WrittenJourney) -> Iterator[WrittenText]:
    """Each text of the file, in its order, however deep it stands."""
    yield from _texts((), journey.model_dump(by_alias=True, exclude_unset=True))


def _texts(path: KeyPath, value: Any) -> Iterator[WrittenText]:
    if isinstance(value, str):
        yield WrittenText(path, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield WrittenText((*path, key), key, "key")
            yield from _texts((*path, key), inner)
    elif isinstance(value, (list, tuple)):
        for i, inner in enumerate(value):
            yield from _texts((*path, i), inner)


def all_texts(journey: WrittenJourney, shortest: int = 0) -> str:
    """All texts of that many characters in one, a line for each, in no order: quick to search for what is rare."""
    found: list[str] = []
    _gather(journey, found)
    return "\n".join([text for text in found if len(text) >= shortest])


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, Written):
        fields = value.__dict__
        for name in value.model_fields_set:
            inner = fields[name]
            if inner.__class__ is str:
                found.append(inner)
            elif inner.__class__ not in _WITHOUT_TEXT:
                _gather(inner, found)
    elif isinstance(value, tuple):
        for inner in value:
            _gather(inner, found)
    elif isinstance(value, dict):
        _gather((*value, *value.values()), found)
    elif isinstance(value, str):
        found.append(value)


_WITHOUT_TEXT = (int, float, bool, type(None))
