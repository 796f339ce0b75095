"""Several touchpoints read as one: as hard as the hardest, as bad as the worst, and no quicker than all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxmap.analysis.parts import EPSILON
from cxmap.diff.outcomes import RANKS
from cxmap.journey.touchpoint import Touchpoint

_TIMES = ("after", "duration", "wait", "waited", "promise")
_AS_A_PART = ("channel", "context", "hours", "when", "fallback", "designed", "unavailable_because")


def combined(base: Touchpoint, parts: Sequence[Touchpoint], whole: Touchpoint, reach: float) -> dict[str, Any]:
    """The fields of ``base`` with all the parts in it, to be held against ``whole``, the one step on the other side.

    Nobody knows whether parts come one after the other or instead of each other. So a time of the whole that lies
    between the smallest part and the sum of them is taken to be the same time, and what the whole says as one of the
    parts does is no difference: drawing it otherwise changes nothing.
    """
    return {
        **{field: _shared(field, base, parts, whole) for field in _AS_A_PART},
        "friction": max((part.friction for part in parts if part.friction is not None), default=None),
        "outcome": _outcome(parts),
        "reach": reach,
        "times": _repeats(parts, whole, reach),
        "asks": _asks(parts, whole),
        "steps": _steps(parts, whole),
        "caused_by": _causes(base, parts),
        "evidence": tuple(dict.fromkeys(entry for part in parts for entry in part.written.evidence)),
        "follows": _without(parts, (id for part in parts for id in _named(part.written.follows))),
        "expected_from": _without(parts, (id for part in parts for id in part.written.expected_from)),
        **{field: _time(field, parts, whole, reach) for field in _TIMES},
    }


def between(parts: Sequence[Touchpoint], whole: Touchpoint) -> float:
    """The reach of several steps as one: that of the whole, as far as the parts can mean it."""
    reaches = [part.reach for part in parts]
    return _within(whole.reach, max(reaches), min(1.0, sum(reaches)))


def _within(wanted: float, low: float, high: float) -> float:
    return min(max(wanted, low), max(low, high))


def _outcome(parts: Sequence[Touchpoint]) -> str | None:
    """The worst, as written: one that only follows from the score still does."""
    if all(part.written.outcome is None for part in parts):
        return None
    return min((part.outcome for part in parts), key=lambda outcome: RANKS[outcome])


def _repeats(parts: Sequence[Touchpoint], whole: Touchpoint, reach: float) -> float | None:
    wanted = 1.0 if whole.written.times is None else whole.written.times
    total = sum(part.encounters for part in parts) / reach if reach else 0.0
    least = max(part.encounters for part in parts) / reach if reach else 1.0
    found = _within(wanted, max(1.0, least), max(1.0, total))
    return whole.written.times if found == wanted else found


def _time(field: str, parts: Sequence[Touchpoint], whole: Touchpoint, reach: float) -> str | None:
    stated = [
        getattr(part, field) * (min(1.0, part.reach / reach) if reach else 1.0)
        for part in parts
        if getattr(part.written, field) is not None
    ]
    if not stated:
        return None
    said: str | None = getattr(whole.written, field)
    wanted = getattr(whole, field) if said is not None else sum(stated)
    found = _within(wanted, min(stated), sum(stated))
    return said if said is not None and abs(found - wanted) < EPSILON else f"{found:.9f}m"


def _shared(field: str, base: Touchpoint, parts: Sequence[Touchpoint], whole: Touchpoint) -> Any:
    """What the whole says, if one of the parts says the same; else what the base says."""
    said = getattr(whole.written, field)
    return said if any(getattr(part.written, field) == said for part in parts) else getattr(base.written, field)


def _asks(parts: Sequence[Touchpoint], whole: Touchpoint) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(item for part in parts for item in part.written.asks))
    asked = set(whole.written.asks)
    is_between = asked <= set(every) and any(asked >= set(part.written.asks) for part in parts)
    return whole.written.asks if is_between else every


def _steps(parts: Sequence[Touchpoint], whole: Touchpoint) -> float | None:
    stated = [float(part.written.steps) for part in parts if part.written.steps is not None]
    if not stated:
        return None
    said = whole.written.steps
    return said if said is not None and min(stated) <= said <= sum(stated) else sum(stated)


def _causes(base: Touchpoint, parts: Sequence[Touchpoint]) -> Any:
    said = [part.written.caused_by for part in parts if part.written.caused_by is not None]
    if not said or isinstance(base.written.caused_by, dict):
        return base.written.caused_by
    return _without(parts, (id for causes in said for id in causes))


def _named(follows: Any) -> tuple[str, ...]:
    return tuple(follows or ())


def _without(parts: Sequence[Touchpoint], ids: Any) -> tuple[str, ...]:
    inside = {part.id for part in parts}
    return tuple(dict.fromkeys(id for id in ids if id not in inside))
