"""The time that customers spend, compared step by step: as stated, whatever came of the step."""

from __future__ import annotations

from cxmap.analysis.parts import EPSILON
from cxmap.diff.reading import Place, places
from cxmap.diff.sign import Part, Sign
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint

TOLERANCE = 0.1
"""The share by which the time has to change before it says anything."""


def spent(versions: Versions, tolerance: float = TOLERANCE) -> list[Sign]:
    """The signs of time in either part, up to the goal.

    A fall counts only as far as the whole time up to the goal fell: a queue that is drawn as a product step saves none.
    """
    olds, news = totals(versions)
    fell = sum(olds.values()) - sum(news.values())
    signs = []
    for part in olds:
        old, new = olds[part], news[part]
        if new < old:
            new = old - max(0.0, min(old - new, fell))
        if abs(new - old) > EPSILON and abs(new - old) >= tolerance * old - EPSILON:
            signs.append(Sign(part, "time", old, new, new < old))
    return signs


def totals(versions: Versions) -> tuple[dict[Part, float], dict[Part, float]]:
    """Minutes per customer in either part, old and new, with the old customers at the steps that both have."""
    olds: dict[Part, float] = {"experience": 0.0, "service": 0.0}
    news: dict[Part, float] = {"experience": 0.0, "service": 0.0}
    for place in places(versions):
        if not _counts(versions, place):
            continue
        come = (place.old or place.new or _nowhere()).encounters
        olds[place.part] += come * _minutes(place.old)
        news[place.part] += come * _minutes(place.new)
    return olds, news


def _counts(versions: Versions, place: Place) -> bool:
    """Up to the goal: the old one for what the old version has, the new one for what is added."""
    if place.old is not None:
        return versions.old.journey.is_up_to_goal(place.old.index)
    return place.new is not None and versions.new.journey.is_up_to_goal(place.new.index)


def _minutes(touchpoint: Touchpoint | None) -> float:
    if touchpoint is None:
        return 0.0
    waited = touchpoint.waited if touchpoint.written.waited else touchpoint.wait
    return touchpoint.after + touchpoint.duration + waited


def _nowhere() -> Touchpoint:
    raise TypeError("a place is in one of the versions")
