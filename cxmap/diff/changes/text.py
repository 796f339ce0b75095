"""Everything else that a file says: the fields that no other change speaks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.changes import catalogue
from cxmap.diff.fact import Fact, Value
from cxmap.diff.versions import Versions
from cxmap.journey.written import Written, WrittenJourney, WrittenTouchpoint
from cxmap.wording import short

_NO_NEWS = frozenset({"cxmap", "id", "touchpoints", "state", "renamed_from"})
"""What a journey is recognised by, and what all other changes are about."""


@changes(Kind("text-changed", NEUTRAL, "text-changed", hidden=True), is_rest=True)
def text(versions: Versions) -> Iterator[Fact]:
    """A field differs that has no kind of its own: what customers do, think and feel, channels, notes, the title."""
    silent = _NO_NEWS.union(*(declared.alone for declared in catalogue()))
    for field, old, new in _differing(versions.old.journey.written, versions.new.journey.written, silent):
        said = _said(field, old, new)
        yield versions.journey_fact(
            "text-changed", said[0].upper() + said[1:], _value(old), _value(new), field, about=field
        )
    for pair in versions.edited:
        for field, old, new in _differing(pair.old.written, pair.new.written, silent):
            yield pair.fact("text-changed", _said(field, old, new), _value(old), _value(new), field, about=field)


def _differing(
    old: WrittenJourney | WrittenTouchpoint, new: WrittenJourney | WrittenTouchpoint, silent: frozenset[str]
) -> Iterator[tuple[str, Any, Any]]:
    before = vars(old)
    for field, value in vars(new).items():
        if before[field] != value and field not in silent:
            yield field, before[field], value


def _value(value: Any) -> Value:
    """Numbers, texts and lists of texts as they are, nothing as None, everything else as compact JSON."""
    if not _is_nothing(value) and _is_nested(value):
        return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    found: Value = None if _is_nothing(value) else value
    return found


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()


def _is_nested(value: Any) -> bool:
    """More than one word could say, such as a list of evidence."""
    return not isinstance(value, (str, float, bool, tuple)) or (
        isinstance(value, tuple) and not all(isinstance(item, str) for item in value)
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Written):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _said(field: str, old: Any, new: Any) -> str:
    name = field.replace("_", " ")
    if any(_is_nested(value) for value in (old, new) if not _is_nothing(value)):
        return f"{name}: {'new' if _is_nothing(old) else 'gone' if _is_nothing(new) else 'changed'}"
    return f"{name}: {_shown(new)}, was {_shown(old)}"


def _shown(value: Any) -> str:
    if _is_nothing(value):
        return "nothing"
    if isinstance(value, tuple):
        return short(", ".join(value))
    return f"'{short(value)}'" if isinstance(value, str) else short(str(value))
