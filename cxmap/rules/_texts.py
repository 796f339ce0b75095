"""Every text of a journey with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from cxmap.findings import KeyPath
from cxmap.journey.written import WrittenJourney


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


def vocabulary(text: str) -> frozenset[str]:
    """A set of words, written with spaces between them."""
    return frozenset(text.split())
