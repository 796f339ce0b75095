"""The source lines of a finding with what is wrong underlined, as Rust's compiler shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.findings import Finding, Line
from cxmap.formats.drawing.ansi import BLUE, OF_SEVERITY, paint, source
from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.width import cells, crop
from cxmap.present.look import Look

_LEAST = 20
"""Columns for source, however narrow the terminal is."""


class _Mark(NamedTuple):
    column: int
    end: int | None
    sign: str
    label: str
    color: str


def snippet(finding: Finding, look: Look) -> Iterator[str]:
    """The lines to print, without the line that names the place."""
    if not finding.excerpt:
        return
    gutter = gutter_width(finding)
    yield _row(gutter, "", "", look)
    before = None
    for line in finding.excerpt:
        if before is not None and line.number > before + 1:
            yield paint("..." if gutter < 3 else "." * gutter, BLUE, look.color)
        yield from _line(line, gutter, sorted(_marks(finding, line.number)), look)
        before = line.number
    yield _row(gutter, "", "", look)


def gutter_width(finding: Finding) -> int:
    """Columns of the widest line number."""
    return max((len(str(line.number)) for line in finding.excerpt), default=1)


def _marks(finding: Finding, number: int) -> Iterator[_Mark]:
    places = [(finding.start, finding.end, "^", "", OF_SEVERITY[finding.severity])]
    places += [(place.start, place.end, "-", place.label, BLUE) for place in finding.also]
    for start, end, sign, label, color in places:
        if start.line == number:
            yield _Mark(start.column, end.column if end.line == number else None, sign, label, color)


def _line(line: Line, gutter: int, marks: list[_Mark], look: Look) -> Iterator[str]:
    room = max(look.width - gutter - 3, _LEAST)
    more = "…" if look.unicode else "..."
    first = min((mark.column - 1 for mark in marks), default=0)
    cut = _cut(line, first, room)
    shown = (more if line.skipped + cut else "") + source(line.text[cut:])
    yield _row(gutter, str(line.number), crop(shown, room, more), look)
    for mark in marks:
        start = mark.column - 1 - line.skipped
        end = len(line.text) if mark.end is None else mark.end - 1 - line.skipped
        lead = cells(source(line.text[cut:start])) + (cells(more) if line.skipped + cut else 0)
        label = f" {printable(mark.label)}" if mark.label else ""
        under = min(max(cells(source(line.text[start:end])), 1), max(room - lead - cells(label), 1))
        text = paint(mark.sign * under + label, mark.color, look.color)
        yield _row(gutter, "", " " * lead + text, look)


def _cut(line: Line, first: int, room: int) -> int:
    """How much of the start of a line has to go so that its first mark is seen."""
    at = first - line.skipped
    if at <= 0 or cells(source(line.text)) <= room or cells(source(line.text[:at])) < room // 2:
        return 0
    cut = at
    while cut > 0 and cells(source(line.text[cut:at])) < room // 4:
        cut -= 1
    return cut


def _row(gutter: int, number: str, text: str, look: Look) -> str:
    bar = paint(f"{number:>{gutter}} |", BLUE, look.color)
    return f"{bar} {text}" if text else bar
