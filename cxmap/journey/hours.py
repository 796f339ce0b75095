"""Opening hours in a subset of the OpenStreetMap and schema.org syntax, and whether a moment falls inside them.

Rules separated by ``;``: ``24/7``, or days (``Mo-Fr``, ``Mo,We``) with spans (``08:00-12:00,13:00-18:00``, also past
midnight) or ``off``. A later rule for a day replaces an earlier one. ``PH``, public holidays, is kept and not used: a
week has none. `canonical` turns what people write into that. Source: docs/method.md 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAYS = "PH"
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
        if not rule.strip():
            raise ValueError(f"{text!r} has a rule with nothing in it; write one `;` between two rules")
        days, spans = _rule(rule.strip())
        for day in days:
            by_day[day] = spans
    return tuple(
        OpenSpan(day * DAY + start, day * DAY + end) for day in sorted(by_day) for start, end in sorted(by_day[day])
    )


def _rule(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    if text == "24/7":
        return list(range(len(DAYS))), [(0, DAY)]
    days_text, _, spans_text = text.partition(" ")
    if not spans_text:
        raise ValueError(f"{text!r} needs days and times, such as Mo-Fr 08:00-18:00")
    if "" in days_text.split(","):
        raise ValueError(f"{text!r} has no day before or after a comma")
    days = [day for part in days_text.split(",") for day in _days(part)]
    if spans_text.strip() == "off":
        return days, []
    return days, [_span(part.strip()) for part in spans_text.split(",")]


def _days(text: str) -> list[int]:
    if text == HOLIDAYS:
        return []
    names = text.split("-")
    if len(names) > 2 or any(name not in DAYS for name in names):
        raise ValueError(f"{text!r} is no day or range of days ({', '.join(DAYS)})")
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    return [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]


def _span(text: str) -> tuple[int, int]:
    start, separator, end = text.partition("-")
    if not separator or not start.strip() or not end.strip():
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


_DAY_NAMES = {
    name: day
    for day, names in zip(
        DAYS,
        (
            ("mo", "mon", "monday", "mondays"),
            ("tu", "tue", "tues", "tuesday", "tuesdays"),
            ("we", "wed", "weds", "wednesday", "wednesdays"),
            ("th", "thu", "thur", "thurs", "thursday", "thursdays"),
            ("fr", "fri", "friday", "fridays"),
            ("sa", "sat", "saturday", "saturdays"),
            ("su", "sun", "sunday", "sundays"),
        ),
        strict=True,
    )
    for name in names
} | {"ph": HOLIDAYS, "closed": "off", "off": "off"}


def canonical(text: str) -> str | None:
    """What people write (``Monday to Friday 8:00 - 6pm``) in the form of the format; None if it cannot be read."""
    plain = re.sub(r"[\u2010-\u2015]|\bto\b", "-", text.strip().rstrip(";"))
    plain = re.sub(r"(?<=[a-zA-Z])[.:](?=\s|$|-)", "", plain)
    plain = re.sub(r"[a-zA-Z]+", lambda word: _DAY_NAMES.get(word[0].lower(), word[0]), plain)
    plain = re.sub(r"\b([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap]m)\b", _half_day, plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?<![0-9:])([0-9]{1,2})[:.]([0-9]{2})\b", lambda clock: f"{clock[1]:0>2}:{clock[2]}", plain)
    plain = re.sub(r"\s*([-,])\s*", r"\1", plain)
    plain = re.sub(r"(?<=[0-9f]),(?=[A-Z])", ";", plain)
    found = "; ".join(" ".join(rule.split()) for rule in plain.split(";"))
    return found if _is(opening_hours, found) or _is(moment, found) else None


def _half_day(clock: re.Match[str]) -> str:
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "pm" else 0)
    return f"{hour:02}:{clock[2] or '00'}"


def _is(reads: Callable[[str], object], text: str) -> bool:
    try:
        reads(text)
    except ValueError:
        return False
    return True


def is_open(spans: tuple[OpenSpan, ...], at: int) -> bool:
    """Whether a moment of the week lies inside one of the spans."""
    return any(start <= at < end or start <= at + WEEK < end for start, end in spans)


def open_minutes(text: str) -> frozenset[int]:
    """Every open minute of the week, for comparing two sets of hours."""
    return frozenset(minute % WEEK for start, end in opening_hours(text) for minute in range(start, end))
