"""What the values of a file have to be after its edits, so that an edit that does anything else is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxmap.findings import Edit, KeyPath
from cxmap.journey.keypaths import at
from cxmap.lint.edits import path_of
from cxmap.source.document import Document
from cxmap.source.reader import read_text

_ORDER = ("cut", "replace", "append", "insert", "rename")
"""Renaming comes last, so that the paths of the other edits still fit."""


def intended(document: Document, edits: Iterable[Edit]) -> Any:
    """The values with the edits done, each at its own path and nowhere else. Raises LookupError where there is none."""
    value = _unshared(document.value)
    for edit in sorted(edits, key=lambda item: (_ORDER.index(item.action), -len(item.path))):
        if edit.action == "cut":
            continue
        path, is_key = path_of(document, edit)
        if is_key:
            _rename(value, path, str(_parsed(edit.text)))
        elif edit.action == "replace":
            at(value, path[:-1])[path[-1]] = _parsed(edit.text)
        elif edit.action == "append":
            at(value, path).append(_parsed(edit.text))
        else:
            _insert(at(value, path), edit)
    return value


def same(a: Any, b: Any) -> bool:
    """Equal in type and value; the order of keys says nothing."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(inner, b[key]) for key, inner in a.items())
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return bool(a == b)


def _parsed(text: str) -> Any:
    return read_text(text).value


def _rename(value: Any, path: KeyPath, name: str) -> None:
    mapping = at(value, path[:-1])
    entries = [(name if key == path[-1] else key, inner) for key, inner in mapping.items()]
    mapping.clear()
    mapping.update(entries)


def _insert(mapping: dict[str, Any], edit: Edit) -> None:
    entries = list(mapping.items())
    keys = list(mapping)
    at = 0 if not edit.after else keys.index(edit.after) + 1 if edit.after in keys else len(keys)
    entries.insert(at, (edit.key, _parsed(edit.text)))
    mapping.clear()
    mapping.update(entries)


def _unshared(value: Any) -> Any:
    """A copy in which an alias is a value of its own: an edit through it must not change the other places."""
    if isinstance(value, dict):
        return {key: _unshared(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_unshared(inner) for inner in value]
    return value
