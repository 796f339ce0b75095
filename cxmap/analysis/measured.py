"""What an event log gave a touchpoint, and where it says otherwise than the map (docs/method.md 3.13).

`cxmap measure --write` leaves a value that a person wrote, and notes beside it what the log says. Whoever wants to mark
a touchpoint where the two differ asks `measured`; nothing here is ever put in the place of what the map says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cxmap.analysis.differs import reach_differs, time_differs, times_differs, wilson
from cxmap.analysis.evidence import covers
from cxmap.journey.durations import minutes
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import Evidence
from cxmap.wording import in_words, number, percent

SOURCE = "cxmap-measure"
"""The key of the journey's source that measured evidence names."""
FIELDS = ("reach", "times", "after", "duration", "wait")
"""The fields that a log can give."""
_MOST = {"reach": 1.0, "times": 1e6}
"""The fields that are plain numbers, and the largest that each can be."""
_NOTED = re.compile(rf"({'|'.join(FIELDS)}) measured ([0-9][0-9a-z.]{{0,30}}) \(n ([0-9,]{{1,20}})\); the map says ")


class Difference(NamedTuple):
    """A field that the log tells otherwise: what the map says now, what was measured (times in minutes), on how many.

    ``journeys`` are those that the touchpoint was met in.
    """

    field: str
    on_map: float
    measured: float
    journeys: int

    @property
    def map_says(self) -> str:
        """The map's value as a person reads it: ``39% of customers``, ``1.4 times``, ``3h later``."""
        return _figure(self.field, self.on_map)

    @property
    def log_says(self) -> str:
        """The measured value, likewise."""
        return _figure(self.field, self.measured)


class Measured(NamedTuple):
    """Of one touchpoint the figures that rest on data, and those that a log tells otherwise."""

    fields: tuple[str, ...]
    differs: tuple[Difference, ...]


def measured(touchpoint: Touchpoint) -> Measured:
    """What the file says of logs and other data at a touchpoint."""
    stated = [field for field in FIELDS if getattr(touchpoint.written, field) is not None]
    entries = [entry for entry in touchpoint.written.evidence if entry.from_ == "data"]
    fields = tuple(field for field in stated if any(covers(entry, field) for entry in entries))
    noted = (difference for entry in entries for difference in _noted(touchpoint, entry) if difference.field in stated)
    return Measured(fields, tuple(difference for difference in noted if _is_apart(difference)))


def note(field: str, value: str, journeys: int, said: str) -> str:
    """The note about a field that a person filled: what was measured, and what the map says."""
    return f"{field} measured {value} (n {journeys:,}); the map says {said}"


def is_written_by_measure(entry: Evidence) -> bool:
    """Whether `cxmap measure` wrote this entry, and may write it anew."""
    return entry.from_ == "data" and entry.ref == SOURCE


def _noted(touchpoint: Touchpoint, entry: Evidence) -> list[Difference]:
    """What a note says was measured, beside what the map says today: somebody may have mended it since."""
    if not is_written_by_measure(entry) or not entry.note:
        return []
    found = []
    for field, text, journeys in _NOTED.findall(entry.note):
        value, said = _number(field, text), getattr(touchpoint.written, field)
        if value is not None and said is not None:
            found.append(Difference(field, _said(field, said), value, int(journeys.replace(",", "") or 0)))
    return found


def _said(field: str, said: str | float) -> float:
    return float(said) if field in _MOST else minutes(str(said))


def _number(field: str, text: str) -> float | None:
    """The value in a note; None if somebody has changed it into something else."""
    try:
        value = _said(field, text)
    except ValueError:
        return None
    return value if value <= _MOST.get(field, value) else None


def _is_apart(found: Difference) -> bool:
    match found.field:
        case "reach":
            whole = round(found.journeys / found.measured) if found.measured else 0
            low, high = wilson(min(found.journeys, whole), whole) if whole else (found.measured, found.measured)
            return reach_differs(found.on_map, found.measured, low, high)
        case "times":
            return times_differs(found.on_map, found.measured)
        case _:
            return time_differs(found.on_map, found.measured)


def _figure(field: str, value: float) -> str:
    match field:
        case "reach":
            return f"{percent(value)} of customers"
        case "times":
            return "once" if number(value) == "1" else f"{number(value)} times"
        case "after":
            return f"{in_words(value)} later"
    return f"{'takes' if field == 'duration' else 'waits'} {in_words(value)}"
