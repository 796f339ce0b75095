"""What only one version says of a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap.diff.change import NEUTRAL, QUESTION, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.field_words import is_silent, shown
from cxmap.diff.versions import Versions

FIELDS = ("hours", "steps", "asks", "success", "context")
"""Where no other change says something of a value that only one version states."""
_LISTED = f"{', '.join(f'`{field}`' for field in FIELDS[:-1])} or `{FIELDS[-1]}`"


@changes(
    Kind("field-withdrawn", QUESTION, "field-stated", when=f"{_LISTED} is not written any more"),
    Kind("field-stated", NEUTRAL, "field-withdrawn", hidden=True, when="one of them is written for the first time"),
    topic="Friction, breakdowns, evidence",
)
def withdrawn(versions: Versions) -> Iterator[Fact]:
    """A field that figures and changes rest on is not written any more, or is written for the first time.

    Is it so no more, or only not said? Not saying it makes nothing better. What is said for the first time tells
    nothing of how it was.
    """
    for pair in versions.edited:
        for field in FIELDS:
            is_gone = is_silent(pair.new.written, field)
            if is_silent(pair.old.written, field) == is_gone:
                continue
            old, new = getattr(pair.old.written, field), getattr(pair.new.written, field)
            kind = "field-withdrawn" if is_gone else "field-stated"
            message = f"{_written(field, old)} is not written any more" if is_gone else f"{_written(field, new)} is new"
            yield pair.fact(kind, message, old or None, new or None, field, about=field)


def _written(field: str, value: Any) -> str:
    """``hours: 'Mo-Fr 08:00-18:00'``."""
    return f"{field}: {shown(value)}"
