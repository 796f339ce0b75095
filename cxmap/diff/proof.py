"""What counts as proof that a touchpoint really is another one now: a change of the design, or new evidence."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from cxmap.analysis.designed import says_something
from cxmap.analysis.evidence import covers
from cxmap.diff.outcomes import RANKS
from cxmap.diff.sign import TOLERANCE
from cxmap.diff.versions import Pair
from cxmap.journey.durations import minutes
from cxmap.journey.hours import open_minutes
from cxmap.journey.ids import slug
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import UNKNOWN_CHANNEL
from cxmap.journey.written import Designed, Evidence

SOURCES = frozenset({"customer", "survey", "data", "published"})
"""Whose word counts for every field."""
BY_STAFF = frozenset({"after", "duration", "wait", "waited", "steps", "hours", "reach", "times"})
"""What the handling team's own word is enough for."""


def new_proof(pair: Pair, *fields: str) -> tuple[Evidence, ...]:
    """The evidence for any of the fields that the old version did not have, at this touchpoint or at another."""
    return tuple(entry for entry in proofs(pair.new, *fields) if pair.known.is_new(entry))


def is_by_staff_alone(pair: Pair, *fields: str) -> bool:
    """Whether nobody but the handling team speaks for any of the fields anew."""
    found = new_proof(pair, *fields)
    return bool(found) and all(entry.from_ not in SOURCES for entry in found)


def proofs(touchpoint: Touchpoint, *fields: str) -> tuple[Evidence, ...]:
    """The evidence that speaks for any of the fields."""
    return tuple(entry for entry in touchpoint.written.evidence if any(_speaks_for(entry, field) for field in fields))


def _speaks_for(entry: Evidence, field: str) -> bool:
    return covers(entry, field) and (entry.from_ in SOURCES or (entry.from_ == "staff" and field in BY_STAFF))


def design_changes(pair: Pair) -> tuple[str, ...]:
    """The fields in which the design differs, in other words or not, and not for the worse.

    What is no longer said is no change, and what makes a step worse makes no lower score believable.
    """
    return tuple(field for field, differs in _DESIGN.items() if differs(pair.old, pair.new))


def _by(
    read: Callable[[Any], Any], field: str, may_ease: Callable[[Any, Any], bool] = operator.ne
) -> Callable[[Touchpoint, Touchpoint], bool]:
    """Whether the field is another one; ``may_ease`` is asked of what it is now and was, where both versions say it."""

    def differs(old: Touchpoint, new: Touchpoint) -> bool:
        before, now = getattr(old.written, field), getattr(new.written, field)
        return now is not None and (before is None or may_ease(read(now), read(before)))

    return differs


def _outcome(old: Touchpoint, new: Touchpoint) -> bool:
    """A better one; an outcome that only follows from the score is the score."""
    return new.written.outcome is not None and RANKS[new.outcome] > RANKS[old.outcome]


def _channel(old: Touchpoint, new: Touchpoint) -> bool:
    return new.channel != old.channel and UNKNOWN_CHANNEL not in (old.channel, new.channel)


def _unavailable(old: Touchpoint, new: Touchpoint) -> bool:
    """Another reason; that there is one at all is no news that eases anything."""
    before, now = old.written.unavailable_because, new.written.unavailable_because
    return None not in (before, now) and before != now


def _asks(old: Touchpoint, new: Touchpoint) -> bool:
    olds, news = ({slug(item) for item in step.written.asks} for step in (old, new))
    return news != olds and not (olds and news > olds)


def _quicker(now: float, before: float) -> bool:
    return now <= (1 - TOLERANCE) * before


def _fallback(old: Touchpoint, new: Touchpoint) -> bool:
    return says_something(new.written.fallback) and slug(new.written.fallback) != slug(old.written.fallback or "")


def _designed(old: Touchpoint, new: Touchpoint) -> bool:
    """Other words on what is hard on purpose, and nothing of what eases it is lost."""
    before, now = _on_purpose(old.written.designed), _on_purpose(new.written.designed)
    return before != now and all(now.get(part) for part, said in before.items() if said)


def _on_purpose(designed: Designed | None) -> dict[str, str]:
    if designed is None:
        return {}
    protects = designed.protects if designed.protects != "company" else None
    texts = {"reason": designed.reason, "protects": protects, "clarity": designed.clarity, "ease": designed.ease}
    return {part: slug(text) for part, text in texts.items() if says_something(text)}


_KNOWN = {"lost": 0, "partial": 1, "kept": 2}


def _context(old: Touchpoint, new: Touchpoint) -> bool:
    was, now = (_KNOWN.get(step.written.context or "", 0) for step in (old, new))
    return now > was


_DESIGN: dict[str, Callable[[Touchpoint, Touchpoint], bool]] = {
    "outcome": _outcome,
    "unavailable_because": _unavailable,
    "channel": _channel,
    "steps": _by(float, "steps", operator.lt),
    "asks": _asks,
    **{field: _by(minutes, field, _quicker) for field in ("duration", "wait", "waited", "promise")},
    "hours": _by(open_minutes, "hours", operator.gt),
    "fallback": _fallback,
    "context": _context,
    "designed": _designed,
}
