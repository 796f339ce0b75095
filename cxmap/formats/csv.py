"""For a spreadsheet: a header and rows, with the names of the JSON output."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from cxmap.formats import Format, Json
from cxmap.formats.drawing.printable import printable_lines

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
"""What a spreadsheet may run: also behind spaces that it takes away, and in full width, which it takes for the same."""


def table(columns: Sequence[str], rows: Iterable[Json]) -> str:
    """A table with a header; names and units as in the JSON output. Unknown is empty, lists are joined with ``; ``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(value)
    if isinstance(value, str):
        return ("'" if _FORMULA.match(value) else "") + printable_lines(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


FORMAT = Format(rows=table)
