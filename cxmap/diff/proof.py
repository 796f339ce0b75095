"""What counts as proof that a touchpoint really is another one now: a change of the design, or new evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cxmap.diff.versions import Pair
from cxmap.journey.durations import minutes
from cxmap.journey.hours import open_minutes
from cxmap.journey.ids import slug
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import Designed, Evidence

SOURCES = frozenset({"customer", "survey", "data", "published"})
"""Whose word counts for every field."""
BY_STAFF = frozenset({"after", "duration", "wait", "waited", "steps", "hours", "reach", "times"})
"""What the handling team's own word is enough for."""


def new_proof(pair: Pair, *fields: str) -> tuple[Evidence, ...]:
    """The evidence for any of the fields that the old version of the touchpoint did not have."""
    known = {(entry.from_, entry.ref, entry.date) for entry in pair.old.written.evidence}
    return tuple(entry for entry in proofs(pair.new, *fields) if (entry.from_, entry.ref, entry.date) not in known)


def proofs(touchpoint: Touchpoint, *fields: str) -> tuple[Evidence, ...]:
    """The evidence that speaks for any of the fields."""
    return tuple(entry for entry in touchpoint.written.evidence if any(_speaks_for(entry, field) for field in fields))


def _speaks_for(entry: Evidence, field: str) -> bool:
    covered = entry.covers is None or field in entry.covers
    return covered and (entry.from_ in SOURCES or (entry.from_ == "staff" and field in BY_STAFF))


def design_changes(pair: Pair) -> tuple[str, ...]:
    """The fields in which the design differs, said in other words or not; what is no longer said is no change."""
    return tuple(field for field, differs in _DESIGN.items() if differs(pair.old, pair.new))


def _by(read: Callable[[Any], Any], field: str) -> Callable[[Touchpoint, Touchpoint], bool]:
    def differs(old: Touchpoint, new: Touchpoint) -> bool:
        before, now = getattr(old.written, field), getattr(new.written, field)
        return now is not None and (read(before) if before is not None else None) != read(now)

    return differs


def _outcome(old: Touchpoint, new: Touchpoint) -> bool:
    """An outcome that only follows from the score is the score."""
    return new.written.outcome is not None and old.outcome != new.outcome


def _asks(old: Touchpoint, new: Touchpoint) -> bool:
    return {slug(item) for item in old.written.asks} != {slug(item) for item in new.written.asks}


def _designed(old: Touchpoint, new: Touchpoint) -> bool:
    return _on_purpose(old.written.designed) != _on_purpose(new.written.designed)


def _on_purpose(designed: Designed | None) -> tuple[str | None, ...] | None:
    if designed is None:
        return None
    texts = (designed.reason, designed.protects, designed.clarity, designed.ease)
    return tuple(slug(text) if text else None for text in texts)


def _context(old: Touchpoint, new: Touchpoint) -> bool:
    return (old.written.context or "unknown") != (new.written.context or "unknown")


_DESIGN: dict[str, Callable[[Touchpoint, Touchpoint], bool]] = {
    "outcome": _outcome,
    "unavailable_because": _by(str, "unavailable_because"),
    "channel": _by(str, "channel"),
    "steps": _by(float, "steps"),
    "asks": _asks,
    **{field: _by(minutes, field) for field in ("duration", "wait", "waited", "promise")},
    "hours": _by(open_minutes, "hours"),
    "fallback": _by(slug, "fallback"),
    "context": _context,
    "designed": _designed,
}
