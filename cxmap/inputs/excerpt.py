"""The lines around a finding, cut out while the text is at hand, so that a report need not keep whole files."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.findings import Line, Place, Position
from cxmap.source.document import Document

_BEFORE, _LONGEST = 200, 600
"""Code points of a long line: how many before the column that matters, and how many at most."""


def excerpt(document: Document, start: Position, also: Iterable[Place] = ()) -> tuple[Line, ...]:
    """The line of a place with one neighbour above and below, and the lines of further places."""
    if not start.line:
        return ()
    columns = {start.line - 1: 1, start.line + 1: 1}
    columns |= {place.start.line: place.start.column for place in also}
    columns[start.line] = start.column
    last = len(document.line_starts)
    if document.line_starts[-1] == len(document.text):
        last -= 1  # behind the last line end there is no line
    return tuple(_line(document, number, columns[number]) for number in sorted(columns) if 1 <= number <= last)


def _line(document: Document, number: int, column: int) -> Line:
    starts = document.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(document.text)
    skipped = max(0, column - 1 - _BEFORE) if end - start > _LONGEST else 0
    text = document.text[start + skipped : min(end, start + skipped + _LONGEST)]
    return Line(number, text.rstrip("\r\n"), skipped)
