"""The fields of ``events:`` one by one: how each is checked and what it takes, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from cxmap.journey.durations import minutes
from cxmap.journey.eventlog import EVENT, Conditions, LogFormat, Predicate

REGEX_LIMIT = 200


class Wrong(ValueError):
    """A value that the field cannot take; ``path`` leads to the part that is wrong, ``words`` say what it takes."""

    def __init__(self, words: str, path: tuple[str | int, ...] = (), help: str = "") -> None:
        super().__init__(words)
        self.words, self.path, self.help = words, path, help


class Field(NamedTuple):
    """A field's check, the attribute that it fills, and whether it has to be there."""

    check: Callable[[Any], Any]
    attribute: str
    required: bool = False


def text(value: Any) -> str:
    """Any scalar as its text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str) and value.strip():
        return value
    raise Wrong("text")


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, or one of them."""
    if isinstance(value, list):
        return tuple(_at(i, text, item) for i, item in enumerate(value)) or _refuse("a list with at least one text")
    return (text(value),)


def id_list(value: Any) -> tuple[str, ...]:
    """A list of ids, which may be empty."""
    if not isinstance(value, list):
        raise Wrong("a list of touchpoint ids, such as [call, chat]")
    return tuple(_at(i, text, item) for i, item in enumerate(value))


def span(value: Any) -> float:
    """A duration in minutes."""
    try:
        return minutes(value)
    except (ValueError, TypeError, AttributeError):
        raise Wrong("a duration such as 15m, 48h, 3d or 8w") from None


def day(value: Any) -> str:
    """A date."""
    try:
        return date.fromisoformat(value).isoformat()
    except (ValueError, TypeError):
        raise Wrong("a date such as 2026-01-31") from None


def whole(value: Any) -> int:
    """A whole number from 1."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**9:
        return value
    raise Wrong("a whole number of 1 or more")


def zone(value: Any) -> str:
    """The name of a time zone that this machine knows."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value).key
    except Exception:
        raise Wrong("a time zone such as Europe/Amsterdam or UTC") from None


def log_format(value: Any) -> LogFormat:
    """How CSV files are written."""
    mapping = _mapping(value, "delimiter, encoding and null, such as {delimiter: ';'}")
    for key in mapping:
        if key not in LogFormat._fields:
            raise Wrong(f"{', '.join(LogFormat._fields)}", (key,))
    made = {key: _at(key, str, item) for key, item in mapping.items()}
    if len(made.get("delimiter", ",")) != 1:
        raise Wrong("one character", ("delimiter",))
    if "encoding" in made:
        _at("encoding", _encoding, made["encoding"])
    return LogFormat(**made)


def _encoding(value: str) -> None:
    try:
        "".encode(value)
    except LookupError:
        raise Wrong("an encoding such as utf-8, latin-1 or cp1252") from None


def conditions(value: Any) -> Conditions:
    """A mapping of columns to what each has to hold."""
    mapping = _mapping(value, "columns with what each has to hold, such as {country: [NL, BE]}")
    return tuple((str(column), _at(column, predicate, inner)) for column, inner in mapping.items())


def when(value: Any) -> Conditions:
    """A predicate on the activity, or columns with one each."""
    if isinstance(value, dict) and not (len(value) == 1 and set(value) <= _KINDS.keys()):
        return conditions(value)
    return ((EVENT, predicate(value)),)


def predicate(value: Any) -> Predicate:
    """``text``, a list, or a mapping with the one word that says how to compare."""
    if not isinstance(value, dict):
        return Predicate("in", texts(value))
    if len(value) != 1 or not set(value) <= _KINDS.keys():
        raise Wrong("text, a list, or one of equals, in, starts-with and regex", tuple(value)[:1])
    ((word, inner),) = value.items()
    made: Predicate = _at(word, _KINDS[word], inner)
    return made


def _regex(value: Any) -> Predicate:
    pattern = text(value)
    if len(pattern) > REGEX_LIMIT:
        raise Wrong(f"a regular expression of at most {REGEX_LIMIT} characters")
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise Wrong("a regular expression", help=f"it does not compile: {error}") from None
    return Predicate("regex", (pattern,))


_KINDS: dict[str, Callable[[Any], Predicate]] = {
    "equals": lambda value: Predicate("in", (text(value),)),
    "in": lambda value: Predicate("in", texts(value)),
    "starts-with": lambda value: Predicate("starts-with", texts(value)),
    "regex": _regex,
}


def _mapping(value: Any, words: str) -> dict[Any, Any]:
    if isinstance(value, dict) and value:
        return value
    raise Wrong(words)


def _refuse(words: str) -> Any:
    raise Wrong(words)


def _at(part: str | int, check: Callable[[Any], Any], value: Any) -> Any:
    """What a check makes of an inner value; the way there goes into what it says."""
    try:
        return check(value)
    except Wrong as wrong:
        raise Wrong(wrong.words, (part, *wrong.path), wrong.help) from None


FIELDS: dict[str, Field] = {
    "case": Field(texts, "case", True),
    "event": Field(texts, "event", True),
    "time": Field(text, "time", True),
    "end": Field(text, "end"),
    "team": Field(text, "team"),
    "channel": Field(text, "channel"),
    "time_zone": Field(zone, "time_zone"),
    "time_format": Field(text, "time_format"),
    "format": Field(log_format, "format"),
    "where": Field(conditions, "where"),
    "from": Field(day, "from_"),
    "until": Field(day, "until"),
    "split_gap": Field(span, "split_gap"),
    "ends": Field(id_list, "ends"),
    "milestones": Field(id_list, "milestones"),
    "contacts": Field(id_list, "contacts"),
    "within": Field(span, "within"),
    "inactive_after": Field(span, "inactive_after"),
    "min_cell": Field(whole, "min_cell"),
    "max_events": Field(whole, "max_events"),
}
