"""Everything else that a file says: the fields that no other change speaks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.changes import catalogue
from cxmap.diff.fact import Fact, Value
from cxmap.diff.field_words import is_nested, is_nothing, said_of
from cxmap.diff.versions import Versions
from cxmap.journey.written import Written, WrittenJourney, WrittenTouchpoint

_NO_NEWS = frozenset({"cxmap", "id", "touchpoints", "state", "renamed_from"})
"""What a journey is recognised by, and what all other changes are about."""


@changes(
    Kind("text-changed", NEUTRAL, "text-changed", hidden=True, when="a field differs for which no other change speaks"),
    is_rest=True,
    topic="Order, names, texts",
)
def text(versions: Versions) -> Iterator[Fact]:
    """A field differs that has no kind of its own: what customers do, think and feel, channels, notes, the title."""
    silent = _NO_NEWS.union(*(declared.alone for declared in catalogue()))
    for field, old, new in _differing(versions.old.journey.written, versions.new.journey.written, silent):
        said = said_of(field, old, new)
        yield versions.journey_fact(
            "text-changed", said[0].upper() + said[1:], _value(old), _value(new), field, about=field
        )
    for pair in versions.edited:
        for field, old, new in _differing(pair.old.written, pair.new.written, silent):
            yield pair.fact("text-changed", said_of(field, old, new), _value(old), _value(new), field, about=field)


def _differing(
    old: WrittenJourney | WrittenTouchpoint, new: WrittenJourney | WrittenTouchpoint, silent: frozenset[str]
) -> Iterator[tuple[str, Any, Any]]:
    before = vars(old)
    for field, value in vars(new).items():
        if before[field] != value and field not in silent:
            yield field, before[field], value


def _value(value: Any) -> Value:
    """Numbers, texts and lists of texts as they are, nothing as None, everything else as compact JSON."""
    if not is_nothing(value) and is_nested(value):
        return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    found: Value = None if is_nothing(value) else value
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Written):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
