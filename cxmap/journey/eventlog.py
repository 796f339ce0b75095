"""What a file says of an event log: which columns hold what, and which events belong to which touchpoint."""

from __future__ import annotations

from typing import Literal, NamedTuple

EVENT = "event"
"""How a rule names the activity, whatever columns it is joined from."""
IGNORE = "(ignore)"
"""The touchpoint of known noise."""

Kind = Literal["in", "starts-with", "regex"]
Meaning = Literal["", "value", "failure", "failed"]
SpanIs = Literal["duration", "wait"]

DAY = 24 * 60.0


class Predicate(NamedTuple):
    """What the text of a cell has to be: one of ``texts``, or to start with one, or to match it as a whole."""

    kind: Kind
    texts: tuple[str, ...]


Conditions = tuple[tuple[str, Predicate], ...]
"""Columns with what each has to hold; all of them have to."""


class MatchRule(NamedTuple):
    """Which events belong to a touchpoint; ``touchpoint`` is its id, or `IGNORE`. ``number`` counts from 1."""

    number: int
    touchpoint: str
    when: Conditions
    means: Meaning = ""
    span_is: SpanIs | None = None


class LogFormat(NamedTuple):
    """How a CSV file is written; None is found out."""

    delimiter: str | None = None
    encoding: str | None = None
    null: str | None = None


class EventLog(NamedTuple):
    """The ``events:`` section of a journey. Spans of time are minutes, ``from_`` and ``until`` are dates as written."""

    case: tuple[str, ...]
    event: tuple[str, ...]
    time: str
    rules: tuple[MatchRule, ...]
    end: str | None = None
    team: str | None = None
    channel: str | None = None
    time_zone: str | None = None
    time_format: str | None = None
    format: LogFormat = LogFormat()
    where: Conditions = ()
    from_: str | None = None
    until: str | None = None
    split_gap: float | None = None
    ends: tuple[str, ...] | None = None
    milestones: tuple[str, ...] = ()
    contacts: tuple[str, ...] | None = None
    within: float = 3 * DAY
    inactive_after: float = 30 * DAY
    min_cell: int = 10
    max_events: int = 10_000

    @property
    def rule_columns(self) -> tuple[str, ...]:
        """The columns that rules and ``where`` look at beside the activity, each once."""
        conditions = (self.where, *(rule.when for rule in self.rules))
        named = (column for condition in conditions for column, _ in condition if column != EVENT)
        return tuple(dict.fromkeys(named))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        single = (self.time, self.end, self.team, self.channel)
        named = (*self.case, *self.event, *(column for column in single if column), *self.rule_columns)
        return tuple(dict.fromkeys(named))
