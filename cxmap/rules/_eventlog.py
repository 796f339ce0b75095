"""The section ``events:`` of a journey, for the rules that look at it."""

from __future__ import annotations

from cxmap.journey.eventlog import EventLog
from cxmap.rules import Facts


def event_log(facts: Facts) -> EventLog | None:
    """What a journey says of its event log; None without the section, or where loading has found it wrong."""
    section = facts.journey.written.events
    if section is None:
        return None
    from cxmap.journey.eventlog_check import check_eventlog

    return check_eventlog(section, ("events",), [touchpoint.id for touchpoint in facts.journey.touchpoints])[0]
