"""The word in the middle: does the map say what the log says?"""

from __future__ import annotations

from cxmap.analysis.differs import reach_differs, time_differs, times_differs
from cxmap.events.facts import OnMap, Spread, Verdict, Word


def verdict(
    on_map: OnMap, span_is: str, reach: tuple[float, float, float] | None, times: float | None, after: Spread,
    span: Spread, word: Word | None,
) -> Verdict:  # fmt: skip
    """The four words. ``reach`` is the share with its interval; ``word`` holds for all of them, if it is given."""
    if word:
        return Verdict(word, word, word, word)
    said = on_map.wait_minutes if span_is == "wait" else on_map.duration_minutes
    return Verdict(
        _silent(on_map.reach) or _reach(on_map.reach or 0.0, reach),
        _silent(on_map.times) or _times(on_map.times or 0.0, times),
        _silent(on_map.after_minutes) or _time(on_map.after_minutes or 0.0, after),
        _silent(said) or _time(said or 0.0, span),
    )


def _silent(said: float | None) -> Word | None:
    return "not on the map" if said is None else None


def _reach(said: float, found: tuple[float, float, float] | None) -> Word:
    if found is None:
        return "too few"
    return "differs" if reach_differs(said, *found) else "agrees"


def _times(said: float, found: float | None) -> Word:
    if found is None:
        return "too few"
    return "differs" if times_differs(said, found) else "agrees"


def _time(said: float, found: Spread) -> Word:
    if found.suppressed:
        return "too few"
    if found.p50 is None:
        return "not measured"
    return "differs" if time_differs(said, found.p50) else "agrees"
