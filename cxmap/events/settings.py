"""What a measurement is told: the journey's own words about its log, with all defaults filled in, times in µs."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from cxmap.journey.eventlog import EventLog, SpanIs
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP

MICROSECONDS = 60_000_000
"""In a minute."""
_WAITS = frozenset({"check", "billing", "communication"})
MOST_TOUCHPOINTS = 1024
"""The sort key holds a touchpoint in ten bits."""


class Limits(NamedTuple):
    """What the machine may be asked for."""

    memory: str | None = None
    threads: int | None = None
    spill: str | None = None


class Settings:
    """One journey with the log it is held against. Positions are indices into ``journey.touchpoints``."""

    def __init__(self, journey: Journey, log: EventLog) -> None:
        self.journey, self.log = journey, log
        self.position = {touchpoint.id: touchpoint.index for touchpoint in journey.touchpoints}
        self.within = round(log.within * MICROSECONDS)
        self.inactive_after = round(log.inactive_after * MICROSECONDS)
        self.split_gap = None if log.split_gap is None else round(log.split_gap * MICROSECONDS)
        self.deadline = None if journey.deadline is None else round(journey.deadline * MICROSECONDS)

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """Those of the journey."""
        return self.journey.touchpoints

    @cached_property
    def milestones(self) -> frozenset[int]:
        """Touchpoints that are counted outside the sequence."""
        return frozenset(self.position[id] for id in self.log.milestones)

    @cached_property
    def contacts(self) -> frozenset[int]:
        """Touchpoints at which a customer comes to a person for help, unless the file lists them."""
        if self.log.contacts is not None:
            return frozenset(self.position[id] for id in self.log.contacts)
        return frozenset(touchpoint.index for touchpoint in self.touchpoints if touchpoint.is_contact)

    @cached_property
    def help(self) -> frozenset[int]:
        """Help-seeking steps, and whatever the file calls a contact."""
        return self.contacts | {touchpoint.index for touchpoint in self.touchpoints if touchpoint.is_help_seeking}

    @cached_property
    def breakdowns(self) -> frozenset[int]:
        """Steps that are mapped as needing help or blocked, and are no help themselves."""
        hard = {
            touchpoint.index
            for touchpoint in self.touchpoints
            if touchpoint.anchor is not None and touchpoint.anchor >= NEEDED_HELP
        }
        return frozenset(hard - self.help)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Touchpoints after which nothing is missing; where the goal is met, unless the file lists them."""
        if self.log.ends is not None:
            return frozenset(self.position[id] for id in self.log.ends)
        return frozenset() if self.goal is None else frozenset({self.goal})

    @property
    def goal(self) -> int | None:
        """Where the map says that the goal is met; the last of several in the list."""
        goals = self.journey.goals
        return goals[-1] if goals else self.journey.goal_at

    @cached_property
    def may_be_missed(self) -> frozenset[int]:
        """Touchpoints that a customer on the mapped path need not meet: a written reach below 1, help, milestones."""
        rare = {
            touchpoint.index
            for touchpoint in self.touchpoints
            if touchpoint.written.reach is not None and touchpoint.written.reach < 1
        }
        return frozenset(rare) | self.help | self.milestones

    @cached_property
    def _spans(self) -> dict[int, SpanIs]:
        """What the rules say of it."""
        return {
            self.position[rule.touchpoint]: rule.span_is
            for rule in self.log.rules
            if rule.span_is and rule.touchpoint in self.position
        }

    def span_is(self, position: int) -> SpanIs:
        """What the time from first to last event is for the customer: being busy, or waiting."""
        return self._spans.get(position) or ("wait" if self.touchpoints[position].kind in _WAITS else "duration")

    @property
    def time_zone(self) -> str:
        """In which stamps without a zone are read."""
        return self.log.time_zone or "UTC"

    @property
    def from_(self) -> int | None:
        """Journeys have to start at or after this."""
        return self._midnight(self.log.from_)

    @property
    def until(self) -> int | None:
        """Events have to lie before this."""
        return self._midnight(self.log.until)

    def _midnight(self, day: str | None) -> int | None:
        """The first moment of a day in the log's time zone, in µs since 1970 UTC."""
        if day is None:
            return None
        from zoneinfo import ZoneInfo

        moment = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(self.time_zone)).astimezone(UTC)
        return int(moment.timestamp()) * 1_000_000
