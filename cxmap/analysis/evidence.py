"""What the figures rest on, and which defaults were assumed (docs/method.md 3.12 and 1.8)."""

from __future__ import annotations

from typing import NamedTuple, get_args

from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import EvidenceFrom
from cxmap.journey.written import Evidence


class EvidenceFacts(NamedTuple):
    """``estimate_share`` is the share of friction points that only estimates cover, None without a load.

    ``without_share`` is the share of those that nothing covers. ``by_source`` counts entries by where they come from;
    ``without`` are indices of touchpoints without any entry.
    """

    estimate_share: float | None
    without_share: float | None
    by_source: dict[EvidenceFrom, int]
    without: tuple[int, ...]


class Assumed(NamedTuple):
    """Indices of the touchpoints where the format's defaults stand in: reach 1, no duration, outcome off the score.

    ``channel`` are those whose channel is in no list, so that it counts as the product itself.
    """

    reach: tuple[int, ...]
    duration: tuple[int, ...]
    outcome: tuple[int, ...]
    channel: tuple[int, ...]


def evidence(journey: Journey) -> EvidenceFacts:
    """Count the evidence and weigh the friction that nobody measured."""
    felt = [(touchpoint.felt, _sources(touchpoint)) for touchpoint in journey.touchpoints]
    load = sum(points for points, _ in felt)
    guessed = sum(points for points, sources in felt if sources == {"estimate"})
    bare = sum(points for points, sources in felt if not sources)
    entries = [entry.from_ for touchpoint in journey.touchpoints for entry in touchpoint.written.evidence]
    counts = {source: entries.count(source) for source in get_args(EvidenceFrom) if source in entries}
    without = tuple(touchpoint.index for touchpoint in journey.in_front if not touchpoint.written.evidence)
    if load <= EPSILON:
        return EvidenceFacts(None, None, counts, without)
    return EvidenceFacts(guessed / load, bare / load, counts, without)


def covers(entry: Evidence, field: str) -> bool:
    """Whether an entry speaks for a field; one that names no fields speaks for all that the touchpoint states."""
    return entry.covers is None or field in entry.covers


def _sources(touchpoint: Touchpoint) -> set[EvidenceFrom]:
    """Where the evidence for the friction score comes from."""
    return {entry.from_ for entry in touchpoint.written.evidence if covers(entry, "friction")}


def assumed(journey: Journey) -> Assumed:
    """Where the file says nothing and the format's defaults hold."""
    touchpoints = journey.in_front
    return Assumed(
        tuple(touchpoint.index for touchpoint in touchpoints if touchpoint.written.reach is None),
        tuple(touchpoint.index for touchpoint in touchpoints if touchpoint.written.duration is None),
        tuple(touchpoint.index for touchpoint in touchpoints if touchpoint.written.outcome is None),
        tuple(touchpoint.index for touchpoint in touchpoints if touchpoint.class_from == "default"),
    )
