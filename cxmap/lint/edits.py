"""An edit named by key path → the stretch of text to replace and what to put there; all else stays to the byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cxmap.findings import Edit, KeyPath, Span
from cxmap.inputs.placed import path_at
from cxmap.source.document import Document

if TYPE_CHECKING:
    from cxmap.source.positions import Entry, Mark

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")


class Change(NamedTuple):
    """Text that takes the place of a stretch; an empty stretch is a place between two characters."""

    start: int
    end: int
    text: str


def change_of(document: Document, edit: Edit) -> Change | None:
    """What an edit changes in the text; None if its place is not there, or is written for other places too."""
    if edit.span is not None:
        return Change(edit.span.start + _properties(document.text, edit.span), edit.span.end, edit.text)
    match edit.action:
        case "replace":
            return _replace(document, edit)
        case "rename":
            return _rename(document, edit)
        case "insert":
            return _insert(document, edit)
        case "append":
            return _append(document, edit)
    return None


def path_of(document: Document, edit: Edit) -> tuple[KeyPath, bool]:
    """The key path that an edit changes, and whether it changes the key there and not the value."""
    if edit.span is None:
        return edit.path, edit.action == "rename"
    path = path_at(document, edit.span.start)
    entry = document.entry(path)
    return path, bool(entry and entry.start == edit.span.start)


def new_key(edit: Edit) -> KeyPath | None:
    """The key path that an edit adds; None if it changes or deletes what is there."""
    match edit.action:
        case "rename":
            return (*edit.path[:-1], edit.text)
        case "insert":
            return (*edit.path, edit.key)
    return None


def _rename(document: Document, edit: Edit) -> Change | None:
    entry, other = (document.entry(path) for path in (edit.path, (*edit.path[:-1], edit.text)))
    if not entry or entry.merged or (other and not other.merged):
        return None
    return Change(entry.start, entry.end, edit.text)


def _replace(document: Document, edit: Edit) -> Change | None:
    mark, found = document.mark(edit.path)
    if found < len(edit.path) or mark.alias:
        return None
    text = document.text
    if mark.start == mark.end:  # a key or a dash with nothing behind it
        space = "" if text[mark.start - 1 : mark.start] in (" ", "\t") else " "
        return Change(mark.start, mark.start, space + edit.text)
    span = Span(mark.start, _end(text, mark))
    if mark.inner is not None and "#" in text[span.start : span.end]:
        return None  # there may be comments inside, which would be lost
    return Change(span.start + _properties(text, span), span.end, edit.text)


def _insert(document: Document, edit: Edit) -> Change | None:
    mark, found = document.mark(edit.path)
    if found < len(edit.path) or mark.alias or not isinstance(mark.inner, dict):
        return None
    written = sorted((item for item in mark.inner.values() if not item.merged), key=lambda item: item.start)
    pair = f"{edit.key}: {edit.text}"
    if document.text.startswith("{", mark.start + _properties(document.text, Span(mark.start, mark.end))):
        return _insert_into_flow(document, mark, written, edit.after, pair)
    if not written:
        return None
    indent = " " * (document.position(written[0].start).column - 1)
    if not edit.after:
        return Change(written[0].start, written[0].start, pair + _line_end(document.text, written[0].start) + indent)
    behind = _named(mark, edit.after) or written[-1]
    return _new_line(document, _value_end(document.text, behind), indent + pair)


def _insert_into_flow(document: Document, mark: Mark, written: list[Entry], after: str, pair: str) -> Change:
    if not written:
        at = document.text.index("{", mark.start) + 1
        return Change(at, at, pair)
    if not after:
        return Change(written[0].start, written[0].start, f"{pair}, ")
    at = _value_end(document.text, _named(mark, after) or written[-1])
    return Change(at, at, f", {pair}")


def _append(document: Document, edit: Edit) -> Change | None:
    mark, found = document.mark(edit.path)
    if found < len(edit.path) or mark.alias or not isinstance(mark.inner, list):
        return None
    text = document.text
    start = mark.start + _properties(text, Span(mark.start, mark.end))
    if text.startswith("[", start):
        at = _last_end(text, mark) if mark.inner else start + 1
        return Change(at, at, f", {edit.text}" if mark.inner else edit.text)
    indent = " " * (document.position(start).column - 1)
    return _new_line(document, _last_end(text, mark), f"{indent}- {edit.text}")


def _new_line(document: Document, offset: int, line: str) -> Change:
    """A line below the one that an offset lies in, behind its comment if it has one."""
    end = _LINE_END.search(document.text, offset)
    at = end.start() if end else len(document.text)
    return Change(at, at, _line_end(document.text, at) + line)


def _line_end(text: str, offset: int) -> str:
    """How the lines around an offset end."""
    found = _LINE_END.search(text, offset)
    if found and found[0]:
        return found[0]
    first = _LINE_END.search(text)
    return first[0] if first and first[0] else "\n"


def _named(mark: Mark, key: str) -> Entry | None:
    entry: Entry | None = mark.inner.get(key)
    return entry if entry and not entry.merged else None


def _value_end(text: str, entry: Entry) -> int:
    return max(_end(text, entry.value), entry.end)


def _last_end(text: str, mark: Mark) -> int:
    return _end(text, mark.inner[-1]) if mark.inner else mark.start + 1


def _end(text: str, mark: Mark) -> int:
    """Where the last character of a value stands; libyaml ends a block only where the next thing begins."""
    if mark.alias:
        return mark.alias.end
    in_flow = text[mark.end - 1 : mark.end] in ("]", "}")
    if mark.inner and not in_flow:
        inner: Any = mark.inner
        if isinstance(inner, dict):
            return max((_value_end(text, item) for item in inner.values() if not item.merged), default=mark.end)
        return _last_end(text, mark)
    return mark.start + len(text[mark.start : mark.end].rstrip(" \t\r\n"))


def _properties(text: str, span: Span) -> int:
    """The length of the anchor and tag before a value, which stay."""
    found = _PROPERTIES.match(text, *span)
    return len(found[0]) if found else 0
