"""For a spreadsheet: one row for each touchpoint."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.records.analyses import touchpoint_facts

if TYPE_CHECKING:
    from cxmap.events.facts import Measurement

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "journey", "state", "number", "id", "name", "stage", "team", "supported_by", "channel", "mode", "kind", "class",
    "class_from", "initiated_by", "friction", "reach", "outcome", "breakdown", "signals", "strain", "causes", "roots",
    "removable_friction", "removable_friction_share", "removable_contacts", "removable_minutes",
    "removable_contacts_per_month", "start_minutes", "finish_minutes", "slack_minutes", "designed",
)  # fmt: skip


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """A table with a header; names and units as in the JSON output. Unknown is empty, lists are joined with ``; ``."""
    rows = [_row(analysis, index) for analysis in all_analyses for index in range(len(analysis.journey.touchpoints))]
    return _table(COLUMNS, rows)


def measurements(measurement: Measurement, look: Look) -> str:
    """One row for each touchpoint: the map's values beside the log's, names and units as in the JSON output."""
    from cxmap.records.measurements import MEASURED_COLUMNS, measured_row

    return _table(MEASURED_COLUMNS, [measured_row(measurement, touchpoint) for touchpoint in measurement.touchpoints])


def _table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _row(analysis: Analysis, index: int) -> dict[str, Any]:
    facts = touchpoint_facts(analysis, index)
    flat = {f"removable_{name}": value for name, value in facts["removable"].items()}
    causes = [f"{fact['id']} {fact['share']:g}{' inferred' if fact['inferred'] else ''}" for fact in facts["causes"]]
    roots = [f"{fact['id']} {fact['share']:g}" for fact in facts["roots"]]
    head = {"journey": analysis.journey.id, "state": analysis.journey.written.state, "number": index + 1}
    return {**facts, **flat, **head, "causes": causes, "roots": roots}


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


FORMAT = Format(analyses=analyses, measurements=measurements)
