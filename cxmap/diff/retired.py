"""What the new version says of what it does without."""

from __future__ import annotations

from cxmap.analysis.designed import says_something
from cxmap.journey.written import WrittenJourney


def reasons(journey: WrittenJourney) -> dict[str, str]:
    """Why a touchpoint is retired, by its id; a dash is no reason."""
    return {retired.id: retired.why for retired in journey.retired if says_something(retired.why)}
