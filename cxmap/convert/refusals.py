"""Tables that are something else than a journey map, refused by name with what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxmap.convert.grid import Grid, Row
from cxmap.convert.layouts import known_words
from cxmap.errors import UnreadableInput

_EVENTS = 50
"""Rows; above this, a table with ids and times is a log."""
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?|1[0-9]{9}([0-9]{3})?|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}.*"
)
_TIME_NAME = re.compile(r"(?<![a-z])(time|date|datetime|timestamp|created|occurred)(?![a-z])|timestamp")
_ID_NAME = re.compile(r"(?<![a-z])(case|session|user|customer|journey|visitor|client|contact|ticket|order)(?![a-z])")
_NEEDS = (
    "needs three columns with headers that it knows: the step or touchpoint, one of team, channel, friction, feeling "
    "or pain, and one more, such as stage"
)


def refuse_logs(grid: Grid, name: str) -> None:
    """Raise UnreadableInput for an event log, and for the shapes that Lucidchart exports."""
    if not grid.rows:
        return
    head = [cell.casefold().replace("_", " ") for cell in grid.rows[0].cells]
    if "shape library" in head and any(cell.startswith("text area") for cell in head):
        message = "a Lucidchart export: one row for each shape, without order or lanes"
        raise UnreadableInput(message, hint="copy the map into a table, one row for each touchpoint", where=name)
    rows = grid.rows[1:]
    if len(rows) > _EVENTS and _is_log(head, rows):
        message = "an event log, not a journey map (a case, an activity and a time in each row)"
        raise UnreadableInput(
            message, hint="cxmap import reads maps; `cxmap measure` holds a map against events", where=name
        )


def no_map(grids: Sequence[Grid], name: str) -> UnreadableInput:
    """The error for tables of which none is a journey map."""
    words = known_words(grids)
    found = f"; found: {', '.join(words[:12])}" if words else ""
    return UnreadableInput("no journey map in it", hint=_NEEDS + found, where=name)


def _is_log(head: Sequence[str], rows: Sequence[Row]) -> bool:
    times = ids = False
    for column, name in enumerate(head):
        cells = [cell for row in rows if (cell := row.cell(column))]
        if len(cells) < len(rows) / 2:
            continue
        if sum(1 for cell in cells if _TIME.fullmatch(cell)) >= 0.8 * len(cells) or _TIME_NAME.search(name):
            times = True
        elif _ID_NAME.search(name) and len(set(cells)) < len(cells):
            ids = True
    return times and ids
