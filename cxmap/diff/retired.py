"""What the new version says of what it does without."""

from __future__ import annotations

from typing import TypeGuard

from cxmap.journey.ids import slug
from cxmap.journey.written import WrittenJourney


def reasons(journey: WrittenJourney) -> dict[str, str]:
    """Why a touchpoint is retired, by its id; a dash is no reason."""
    return {retired.id: retired.why for retired in journey.retired if is_said(retired.why)}


def is_said(text: str | None) -> TypeGuard[str]:
    """Whether a text says anything: a dash, and the word for nothing, do not."""
    return text is not None and any(map(str.isalnum, text)) and slug(text) not in _NOTHING


_NOTHING = ("none", "nothing", "no", "n-a", "na", "tbd", "todo", "unknown")
