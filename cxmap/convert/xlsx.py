"""A workbook → a grid for each of its visible sheets; openpyxl is imported here, and only when a workbook comes."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, NamedTuple

from cxmap.convert.cells import plain
from cxmap.convert.draft import Note
from cxmap.convert.grid import Grid, Row
from cxmap.convert.limits import CELL, COLUMNS, ROWS, refuse_above
from cxmap.convert.workbook import SAVE, look
from cxmap.errors import UnreadableInput
from cxmap.wording import counted

_UNNAMED = re.compile(
    r"(sheet|tabelle|feuil|hoja|blad|planilha|foglio|ark|arkusz|лист|工作表|シート)\s*[0-9]+", re.IGNORECASE
)


class Sheets(NamedTuple):
    """The grids of the visible sheets with something in them, and what was passed over."""

    grids: tuple[Grid, ...]
    notes: tuple[Note, ...]


def sheets(data: bytes, name: str, wanted: str = "") -> Sheets:
    """Read a workbook. Raises UnreadableInput where it cannot be read, or ``wanted`` is none of its sheets."""
    looked = look(data, name)
    book = _opened(data, name)
    found = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if wanted:
        named = [sheet for sheet in book.worksheets if sheet.title == wanted]
        if not named:
            names = ", ".join(sheet.title for sheet in book.worksheets)
            raise UnreadableInput(f"there is no sheet {wanted!r}", hint=f"there are {names}", where=name)
        found = named
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible" and sheet.title != wanted]
    notes = [Note("hidden-sheet", 0, f"the hidden sheet {title!r} was not read", "loss") for title in hidden]
    if looked.formulas:
        empty = "is an empty cell" if looked.formulas == 1 else "are empty cells"
        said = f"{counted(looked.formulas, 'formula')} without a stored value {empty}"
        notes.append(Note("formula", 0, said, "loss", "open it in a spreadsheet program and save it"))
    notes += [Note("comments", 0, "comments and notes at cells were not read", "loss")] if looked.comments else []
    notes += [Note("pictures", 0, "pictures were not read", "loss")] if looked.pictures else []
    grids = [_grid(sheet, name) for sheet in found]
    return Sheets(tuple(grid for grid in grids if grid.rows), tuple(notes))


def _opened(data: bytes, name: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        message = "reading .xlsx needs openpyxl"
        raise UnreadableInput(message, hint="pip install 'cxmap[xlsx]'", where=name) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(BytesIO(data), data_only=True)
    except Exception as error:  # whatever a library of so many parts may raise for a broken file
        what = str(error).split("\n")[0] or type(error).__name__
        raise UnreadableInput(f"the workbook cannot be read: {what}", hint=SAVE, where=name) from None


def _grid(sheet: Any, name: str) -> Grid:
    where = f"{name} (sheet {sheet.title!r})"
    # Only the cells that are there: in order, one stray cell at the end of a sheet makes 17 billion of them.
    cells = {place: text for place, cell in sheet._cells.items() if (text := _text(cell.value))}
    refuse_above(ROWS, max((row for row, _ in cells), default=0), where)
    refuse_above(COLUMNS, max((column for _, column in cells), default=0), where)
    refuse_above(CELL, max(map(len, cells.values()), default=0), where)
    _spread(sheet, cells)
    width = max((column for _, column in cells), default=0)
    rows: dict[int, list[str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, [""] * width)[column - 1] = plain(text)
    named = "" if _UNNAMED.fullmatch(sheet.title.strip()) else sheet.title
    ordered = tuple(Row(number, tuple(rows[number])) for number in sorted(rows))
    return Grid(ordered, f"sheet {sheet.title!r}", unit="row", name=named)


def _spread(sheet: Any, cells: dict[tuple[int, int], str]) -> None:
    """Merged cells have one value for all of them; one as wide as the sheet is a title."""
    columns = [column for _, column in cells]
    last = max((row for row, _ in cells), default=0)
    for merged in sheet.merged_cells.ranges:
        text = cells.get((merged.min_row, merged.min_col))
        if not text or (merged.min_col <= min(columns) and merged.max_col >= max(columns)):
            continue
        for row in range(merged.min_row, min(merged.max_row, max(last, merged.min_row)) + 1):
            for column in range(merged.min_col, min(merged.max_col, COLUMNS.most) + 1):
                cells[row, column] = text


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value if not value.isspace() else ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{int(value)}" if value == int(value) and abs(value) < 1e15 else f"{value!r}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.total_seconds() / 60:g}m"
    return str(value)
