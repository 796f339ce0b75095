"""The time that customers spend, compared step by step: as stated, whatever came of the step."""

from __future__ import annotations

from cxmap.analysis.parts import EPSILON
from cxmap.diff.reading import everything, is_compared, part_of
from cxmap.diff.sign import TOLERANCE, Part, Sign
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint


def spent(versions: Versions, tolerance: float = TOLERANCE) -> list[Sign]:
    """The signs of time in either part, up to the goal, and no fall beyond what was `saved`."""
    olds, news = _totals(versions)
    fell = saved(versions)
    signs = []
    for part in olds:
        old, new = olds[part], news[part]
        if new < old:
            new = old - max(0.0, min(old - new, fell))
        if abs(new - old) > EPSILON and abs(new - old) >= tolerance * old - EPSILON:
            signs.append(Sign(part, "time", old, new, new < old))
    return signs


def saved(versions: Versions) -> float:
    """Minutes by which the whole time up to the goal fell, also at steps of which nobody knows what they are.

    A queue that is drawn as a product step saves none, nor does one that is shorter by what is stated elsewhere now.
    """
    fell = 0.0
    for old, new, counted in everything(versions):
        if _counts(versions, old, new):
            said_now = versions.read.said_now.get(new.id, 0.0) if new else 0.0
            fell += counted.encounters * (_minutes(old) - _minutes(new) - said_now)
    return fell


def _totals(versions: Versions) -> tuple[dict[Part, float], dict[Part, float]]:
    """Minutes per customer in either part, old and new, with the old customers at the steps that both have."""
    olds: dict[Part, float] = {"experience": 0.0, "service": 0.0}
    news: dict[Part, float] = {"experience": 0.0, "service": 0.0}
    for old, new, counted in everything(versions):
        if is_compared(old, new) and _counts(versions, old, new):
            part = part_of(counted)
            olds[part] += counted.encounters * _minutes(old)
            news[part] += counted.encounters * _minutes(new)
    return olds, news


def _counts(versions: Versions, old: Touchpoint | None, new: Touchpoint | None) -> bool:
    """Up to the goal: the old one for what the old version has, the new one for what is added."""
    if old is not None:
        return versions.old.journey.is_up_to_goal(old.index)
    return new is not None and versions.new.journey.is_up_to_goal(new.index)


def _minutes(touchpoint: Touchpoint | None) -> float:
    if touchpoint is None:
        return 0.0
    return touchpoint.after + touchpoint.duration + touchpoint.wait  # a wait that is given up is stated all the same
