"""The table that ``analyze --format csv`` writes, read back: what a person said in it, without what was computed."""

from __future__ import annotations

from cxmap.convert.grid import Grid, Row
from cxmap.journey.vocabulary import NOBODY, OUTSIDE

_HEAD = ("journey", "state", "number", "id", "name")
_FIELDS = {
    "name": "step",
    "stage": "stage",
    "team": "team",
    "supported_by": "supported by",
    "channel": "channel",
    "friction": "friction",
}
"""The columns that a person writes, and the headers by which a table knows them."""


def our_own(grid: Grid) -> list[Grid]:
    """A grid for each journey of such a table; none if it is another one."""
    if not grid.rows or grid.rows[0].cells[: len(_HEAD)] != _HEAD:
        return []
    head = grid.rows[0].cells
    kept = [column for column, name in enumerate(head) if name in _FIELDS]
    top = Row(grid.rows[0].number, tuple(_FIELDS[head[column]] for column in kept))
    journeys: dict[tuple[str, str], list[Row]] = {}
    for row in grid.rows[1:]:
        cells = tuple(_said(row.cell(column)) for column in kept)
        journeys.setdefault((row.cell(0), row.cell(1)), []).append(Row(row.number, cells))
    return [grid._replace(rows=(top, *rows), name=journey) for (journey, _), rows in journeys.items()]


def _said(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    if cell in (NOBODY, OUTSIDE):
        return ""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell
