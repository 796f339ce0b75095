"""What counts as proof that a touchpoint really is another one now: a change of the design, or new evidence."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Set
from typing import Any

from cxmap.analysis.evidence import covers
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
    """The evidence for any of the fields that the old version of the touchpoint did not have."""
    return tuple(entry for entry in proofs(pair.new, *fields) if is_new(entry, pair.old.written.evidence))


def is_new(entry: Evidence, known: Iterable[Evidence]) -> bool:
    """Whether nobody named this evidence before; one that says less of where it is from is the same."""
    return not any(
        entry.from_ == other.from_ and entry.ref in (None, other.ref) and entry.date in (None, other.date)
        for other in known
    )


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
    """An outcome that only follows from the score is the score."""
    return new.written.outcome is not None and old.outcome != new.outcome


def _channel(old: Touchpoint, new: Touchpoint) -> bool:
    return new.channel != old.channel and UNKNOWN_CHANNEL not in (old.channel, new.channel)


def _unavailable(old: Touchpoint, new: Touchpoint) -> bool:
    """Another reason; that there is one at all is no news that eases anything."""
    before, now = old.written.unavailable_because, new.written.unavailable_because
    return None not in (before, now) and before != now


def _asks(old: Touchpoint, new: Touchpoint) -> bool:
    olds, news = ({slug(item) for item in step.written.asks} for step in (old, new))
    return news != olds and not (olds and news > olds)


def _not_cut(now: Set[int], before: Set[int]) -> bool:
    return now != before and not now < before


def _designed(old: Touchpoint, new: Touchpoint) -> bool:
    return _on_purpose(old.written.designed) != _on_purpose(new.written.designed)


def _on_purpose(designed: Designed | None) -> tuple[str | None, ...] | None:
    if designed is None:
        return None
    texts = (designed.reason, designed.protects, designed.clarity, designed.ease)
    return tuple(slug(text) if text else None for text in texts)


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
    **{field: _by(minutes, field, operator.lt) for field in ("duration", "wait", "waited", "promise")},
    "hours": _by(open_minutes, "hours", _not_cut),
    "fallback": _by(slug, "fallback"),
    "context": _context,
    "designed": _designed,
}
