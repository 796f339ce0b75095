"""The comments that speak to this program, ``# cxmap: VERB[NAME, …] reason``, and the item that each stands before.

libyaml drops comments, so they are looked for in the text; what looks like one inside a scalar is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from cxmap.findings import KeyPath, Span
from cxmap.source.document import Document, Mark

_Parser: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_MARKER = re.compile(r"(?<![^\s])#[ \t]*cxmap:[ \t]*")
_NEARLY = re.compile(r"#[ \t]*cxmap:")
"""Begins with a letter of its own, which makes it a hundred times quicker to find that there is none."""
_DIRECTIVE = re.compile(r"([\w-]*)[ \t]*(?:\[([^]\r\n]*)\])?")
_LINE_END = re.compile(r"\r|\n|\Z")


class Directive(NamedTuple):
    """One such comment: ``names`` with the place of each, and the comment's own ``span`` from ``#`` to its end.

    ``own_line`` says that nothing else stands on its line. Without brackets there are no names.
    """

    verb: str
    names: tuple[tuple[str, Span], ...]
    reason: str
    span: Span
    own_line: bool


def speaks(text: str) -> bool:
    """Whether there may be such a comment: one look at the text, which most files need not go beyond."""
    return _NEARLY.search(text) is not None


def directives(text: str) -> tuple[Directive, ...]:
    """Every such comment of a YAML text, in order; none of a text that is not YAML."""
    found = list(_MARKER.finditer(text))
    if not found:
        return ()
    try:
        scalars = list(_scalars(text))
    except yaml.YAMLError:
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    read = zip(found, ends, _own_lines(text, found), strict=True)
    return tuple(_directive(text, *item) for item in read if not _is_inside(item[0].start(), scalars))


def target(document: Document, directive: Directive) -> KeyPath | None:
    """The entry or list item that an own-line comment stands before, the outermost one; None at the file's end."""
    return targets(document, (directive,))[0]


def targets(document: Document, found: tuple[Directive, ...]) -> list[KeyPath | None]:
    """``target`` of each, with one walk over the document."""
    nodes = sorted(_nodes(document.root, ()), key=lambda node: (node[0], len(node[1])))
    starts = [start for start, _ in nodes]
    places = [bisect_right(starts, directive.span.end) for directive in found]
    return [nodes[at][1] if at < len(nodes) else None for at in places]


def _nodes(mark: Mark, path: KeyPath) -> Iterator[tuple[int, KeyPath]]:
    """Start and key path of everything that is written inside a value; not what aliases and merges bring in."""
    if mark.alias:
        return
    if isinstance(mark.inner, dict):
        for name, entry in mark.inner.items():
            if not entry.merged:
                yield entry.start, (*path, name)
                yield from _nodes(entry.value, (*path, name))
    elif isinstance(mark.inner, list):
        for i, item in enumerate(mark.inner):
            yield (item.alias or item).start, (*path, i)
            yield from _nodes(item, (*path, i))


def _own_lines(text: str, markers: Iterable[re.Match[str]]) -> Iterator[bool]:
    """Of each marker whether its line begins with a comment; what stands before one is looked at only once."""
    own_line, seen = False, 0
    for marker in markers:
        start = marker.start()
        line_start = max(text.rfind("\n", seen, start), text.rfind("\r", seen, start)) + 1
        if line_start or not seen:  # else it is on the line of the one before: a second one counts like the first
            own_line = text[line_start : start + 1].lstrip(" \t").startswith("#")
        seen = start
        yield own_line


def _directive(text: str, marker: re.Match[str], next_start: int, own_line: bool) -> Directive:
    start = marker.start()
    line_end = _LINE_END.search(text, marker.end(), next_start)
    end = line_end.start() if line_end else next_start
    read = _DIRECTIVE.match(text, marker.end(), end)
    verb, listed, at = (read[1], read[2], read.start(2)) if read else ("", None, 0)
    reason = text[read.end() if read else end : end].strip().lstrip("-–—: \t")
    names = tuple(_names(listed, at)) if listed is not None else ()
    return Directive(verb, names, reason, Span(start, end), own_line)


def _names(listed: str, at: int) -> Iterator[tuple[str, Span]]:
    for part in listed.split(","):
        name = part.strip()
        start = at + len(part) - len(part.lstrip())
        if name:
            yield name, Span(start, start + len(name))
        at += len(part) + 1


def _scalars(text: str) -> Iterator[Span]:
    """The stretches of a text that are scalars; of a block scalar what stands below its header."""
    parser = _Parser(text)
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            yield _content(event, text)


def _content(event: Any, text: str) -> Span:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return Span(start, end)
    header = _LINE_END.search(text, start)
    return Span(header.start() if header else start, end)


def _is_inside(offset: int, spans: list[Span]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end
