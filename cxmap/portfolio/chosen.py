"""Which journeys may be added up: no customer counts twice, and nobody's number is made up (docs/method.md 15.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cxmap.analysis.analysis import Analysis

Reason = Literal["to-be", "parent", "no-volume", "per-event", "told-twice"]


class Summed(NamedTuple):
    """A journey that is added up, and how many customers start it in a month."""

    analysis: Analysis
    customers: float


class LeftOut(NamedTuple):
    """A journey that is not added up, and why. ``others`` are its parts, or the files that tell it too."""

    analysis: Analysis
    reason: Reason
    others: tuple[str, ...] = ()


class Chosen(NamedTuple):
    """Both kinds, in the order in which they were given."""

    summed: tuple[Summed, ...]
    left_out: tuple[LeftOut, ...]


def chosen(analyses: Sequence[Analysis]) -> Chosen:
    """What happens today, with customers per month, each of them once."""
    parts = _parts(analyses)
    ids = Counter(analysis.journey.id for analysis in analyses if not _why_not(analysis, parts))
    summed: list[Summed] = []
    left_out: list[LeftOut] = []
    for analysis in analyses:
        id, customers, reason = analysis.journey.id, analysis.journey.customers_per_month, _why_not(analysis, parts)
        if reason:
            left_out.append(LeftOut(analysis, reason, parts[id] if reason == "parent" else ()))
        elif ids[id] > 1:
            left_out.append(LeftOut(analysis, "told-twice", _other_files(analysis, analyses)))
        elif customers is not None:
            summed.append(Summed(analysis, customers))
    return Chosen(tuple(summed), tuple(left_out))


def is_today(analysis: Analysis) -> bool:
    """Whether it tells what happens, and not what is planned."""
    return analysis.journey.written.state == "as-is"


def _parts(analyses: Sequence[Analysis]) -> dict[str, tuple[str, ...]]:
    """The parts of each journey that has any; a plan for a part takes nobody out of today's journey."""
    found: dict[str, tuple[str, ...]] = {}
    for analysis in filter(is_today, analyses):
        whole, part = analysis.journey.written.part_of, analysis.journey.id
        if whole and whole != part:
            found[whole] = tuple(dict.fromkeys((*found.get(whole, ()), part)))
    return found


def _why_not(analysis: Analysis, parts: dict[str, tuple[str, ...]]) -> Reason | None:
    journey = analysis.journey
    if not is_today(analysis):
        return "to-be"
    if journey.id in parts:
        return "parent"
    if journey.customers_per_month is None:
        return "per-event" if journey.written.volume else "no-volume"
    return None


def _other_files(analysis: Analysis, analyses: Sequence[Analysis]) -> tuple[str, ...]:
    same = (other for other in analyses if other is not analysis and is_today(other))
    return tuple(other.path for other in same if other.journey.id == analysis.journey.id)
