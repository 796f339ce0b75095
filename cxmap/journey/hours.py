"""Opening hours in a subset of the OpenStreetMap and schema.org syntax, and whether a moment falls inside them.

``24/7``, or rules separated by ``;``: days (``Mo-Fr``, ``Mo,We``) with spans (``08:00-12:00,13:00-18:00``, also past
midnight) or ``off``. A later rule for a day replaces an earlier one. Source: docs/method.md 1.7.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60
WEEK = 7 * DAY

_CLOCK = r"([01][0-9]|2[0-4]):([0-5][0-9])"


class OpenSpan(NamedTuple):
    """Minutes since Monday 00:00; the end is not included and may lie in the next week."""

    start: int
    end: int


def opening_hours(text: str) -> tuple[OpenSpan, ...]:
    """The open spans of a week. Raises ValueError with what is wrong."""
    if text.strip() == "24/7":
        return (OpenSpan(0, WEEK),)
    by_day: dict[int, list[tuple[int, int]]] = {}
    for rule in text.split(";"):
        days, spans = _rule(rule.strip())
        for day in days:
            by_day[day] = spans
    return tuple(
        OpenSpan(day * DAY + start, day * DAY + end) for day in sorted(by_day) for start, end in sorted(by_day[day])
    )


def _rule(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    days_text, _, spans_text = text.partition(" ")
    if not spans_text:
        raise ValueError(f"{text!r} needs days and times, such as Mo-Fr 08:00-18:00")
    days = [day for part in days_text.split(",") for day in _days(part)]
    if spans_text.strip() == "off":
        return days, []
    return days, [_span(part.strip()) for part in spans_text.split(",")]


def _days(text: str) -> list[int]:
    names = text.split("-")
    if len(names) > 2 or any(name not in DAYS for name in names):
        raise ValueError(f"{text!r} is no day or range of days ({', '.join(DAYS)})")
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    return [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]


def _span(text: str) -> tuple[int, int]:
    start, separator, end = text.partition("-")
    if not separator:
        raise ValueError(f"{text!r} is no span of time such as 08:00-18:00")
    opens, closes = _clock(start), _clock(end)
    return opens, closes if closes > opens else closes + DAY


def _clock(text: str) -> int:
    match = re.fullmatch(_CLOCK, text.strip())
    if not match or text.strip() > "24:00":
        raise ValueError(f"{text!r} is no time of day such as 08:30")
    return int(match[1]) * 60 + int(match[2])


def moment(text: str) -> int:
    """``Tu 21:30`` as minutes since Monday 00:00. Raises ValueError."""
    day, _, clock = text.strip().partition(" ")
    if day not in DAYS or not clock:
        raise ValueError(f"{text!r} is no day and time such as Tu 21:30")
    return (DAYS.index(day) * DAY + _clock(clock)) % WEEK


def is_open(spans: tuple[OpenSpan, ...], at: int) -> bool:
    """Whether a moment of the week lies inside one of the spans."""
    return any(start <= at < end or start <= at + WEEK < end for start, end in spans)


def open_minutes(text: str) -> frozenset[int]:
    """Every open minute of the week, for comparing two sets of hours."""
    return frozenset(minute % WEEK for start, end in opening_hours(text) for minute in range(start, end))
