"""What a column looks like when none of it is a time: its shape, never a value, and how its times may be written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from cxmap.errors import CxmapError
from cxmap.events.engine import Engine
from cxmap.events.settings import Settings

_LOOKED_AT = 1_000
_LONGEST = 40
_DAYS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%m/%d/%Y", "%Y/%m/%d", "%Y%m%d", "%d-%m-%y", "%d/%m/%y")
_CLOCKS = (" %H:%M:%S", " %H:%M", "", " %H:%M:%S.%f", "T%H:%M:%S", " %I:%M %p")


def unreadable(engine: Engine, settings: Settings, count: int) -> CxmapError:
    """The error for a column in which nothing is a time. Digits are shown as 9 and letters as a: no value leaves."""
    column = settings.log.time
    cell = f"CAST({engine.dialect.quote(column)} AS {engine.dialect.text})"
    rows = engine.ask(f"SELECT {cell} FROM source WHERE trim({cell}) <> '' LIMIT {_LOOKED_AT}")
    texts = [str(row[0]).strip() for row in rows]
    shapes = Counter(map(_shape, texts)).most_common(1)
    such = f', such as "{shapes[0][0]}"' if shapes else ""
    pattern = guess(texts)
    if pattern:
        hint = f'time_format: "{pattern}"'
    elif settings.log.time_format:
        hint = "mend time_format, or leave it out for ISO 8601"
    else:
        hint = 'say how they are written, such as time_format: "%d-%m-%Y %H:%M"'
    return CxmapError(f'none of {count:,} values in "{column}" is a time{such}', hint=hint)


def guess(texts: Sequence[str]) -> str | None:
    """The first of the usual ways of writing times that all of them are written in."""
    patterns = (day + clock for day in _DAYS for clock in _CLOCKS)
    return next((pattern for pattern in patterns if texts and all(_fits(text, pattern) for text in texts)), None)


def _fits(text: str, pattern: str) -> bool:
    try:
        datetime.strptime(text, pattern)
    except ValueError:
        return False
    return True


def _shape(text: str) -> str:
    """``99-99-9999 99:99`` of ``31-12-2025 14:05``."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", text))[:_LONGEST]
