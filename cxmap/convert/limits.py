"""How much an import reads at most, and the errors that say so: whoever sends more has another file in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.convert.grid import Row
from cxmap.errors import UnreadableInput

INPUT = 16 * 1024 * 1024
"""Bytes of one input."""


class Limit(NamedTuple):
    """So many of something, and what to do with more."""

    most: int
    what: str
    hint: str


LINES = Limit(200_000, "lines in one Markdown file", "leave out what is not the map")
ROWS = Limit(10_000, "rows", "leave out what is not the map")
COLUMNS = Limit(500, "columns", "leave out what is not the map")
CELL = Limit(32_767, "characters in one text", "shorten it, or keep the text elsewhere")
TOUCHPOINTS = Limit(1_000, "touchpoints in one journey", "divide it: a journey is one task of one customer")
JOURNEYS = Limit(100, "journeys in one file", "divide the file")


def refuse_above(limit: Limit, count: int, where: str) -> None:
    """Raise UnreadableInput if there are more."""
    if count > limit.most:
        message = f"{count:,} {limit.what}, and {limit.most:,} are read at most"
        raise UnreadableInput(message, hint=limit.hint, where=where)


def refuse_large(rows: Sequence[Row], where: str) -> None:
    """Raise UnreadableInput for a table that is larger than what is read."""
    refuse_above(ROWS, len(rows), where)
    for row in rows:
        refuse_above(COLUMNS, len(row.cells), f"{where}:{row.number}")
        refuse_above(CELL, max(map(len, row.cells), default=0), f"{where}:{row.number}")


def refuse_long_input(data: bytes, where: str) -> None:
    """Raise UnreadableInput if an input is longer than what is read."""
    if len(data) > INPUT:
        message = f"the file is larger than {INPUT // 2**20} MiB"
        raise UnreadableInput(message, hint="take out what is not the map, or divide it", where=where)
