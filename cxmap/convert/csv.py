"""CSV and its relatives → a grid: the separator that makes the evenest rows is the one that was meant."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from cxmap.convert.cells import plain
from cxmap.convert.grid import Grid, Row
from cxmap.convert.limits import ROWS, refuse_above, refuse_large
from cxmap.errors import UnreadableInput

_SEPARATORS = ",;\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAID = re.compile(r"sep=(.)\r?\n")


class _Parsed(NamedTuple):
    rows: list[Row]
    evenness: tuple[float, int]


def grid(text: str, name: str) -> Grid:
    """The table of a CSV file. Raises UnreadableInput where quotes do not match or it is larger than what is read."""
    first = 1
    separators = _SEPARATORS
    if said := _SAID.match(text):
        separators, text, first = said[1], text[said.end() :], 2
    found: list[_Parsed] = []
    wrong: csv.Error | None = None
    with _cells_of_any_length(text):
        for separator in separators:
            try:
                found.append(_parsed(text, separator, first))
            except csv.Error as error:
                wrong = error
    if not found:
        raise UnreadableInput(f"this is no CSV: {wrong}", hint="export it again, or save it as .xlsx", where=name)
    best = max(found, key=lambda parsed: parsed.evenness)
    refuse_above(ROWS, len(best.rows), name)
    return Grid(tuple(best.rows), place="CSV")


@contextmanager
def _cells_of_any_length(text: str) -> Iterator[None]:
    """The limit is one for the whole process, so whoever else reads CSV in it gets theirs back."""
    before = csv.field_size_limit(len(text) + 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _parsed(text: str, separator: str, first: int) -> _Parsed:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    rows: list[Row] = []
    start = first
    for cells in reader:
        number, start = start, first + reader.line_num
        if any(cell and not cell.isspace() for cell in cells):
            rows.append(Row(number, tuple(cells)))
            if len(rows) > ROWS.most:
                break
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return _Parsed(rows, (count / len(rows) if rows else 0.0, width))


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; only line feeds and carriage returns end one."""
    return (found[0] for found in _LINE.finditer(text))


def cleaned(found: Grid, name: str) -> Grid:
    """The grid with its cells as text without marks. Raises UnreadableInput for a table larger than what is read."""
    rows = []
    for row in found.rows:
        used = max((i for i, cell in enumerate(row.cells) if cell and not cell.isspace()), default=-1) + 1
        rows.append(Row(row.number, row.cells[:used]))
    refuse_large(rows, name)
    return found._replace(rows=tuple(Row(row.number, tuple(map(plain, row.cells))) for row in rows))
