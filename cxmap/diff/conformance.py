"""Planned against actual: where what happens departs from what was designed.

The four deviations are those of the Customer Journey Modelling Language: docs/method.md 10.5 and 10.6.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from cxmap.diff.comparable import guesswork, obstacles
from cxmap.diff.fingerprint import fingerprint
from cxmap.diff.match import THRESHOLD, match
from cxmap.diff.version import Place, Version
from cxmap.diff.versions import Versions
from cxmap.errors import NotComparable
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import short

DeviationName = Literal["missing", "ad-hoc", "failing", "out-of-sequence"]
DEVIATIONS: tuple[DeviationName, ...] = get_args(DeviationName)
_FAILING = {
    "failed": "happens and fails",
    "unavailable": "is there and cannot be used",
    "abandoned": "happens, and customers give up",
    "partly": "happens and is done only partly",
}


class Deviation(NamedTuple):
    """One departure from the plan. ``reach`` is the share of customers, 0 to 1; planned places are of the plan."""

    name: DeviationName
    touchpoint: str
    subject: str
    team: str
    reach: float
    text: str
    planned_place: Place | None
    actual_place: Place | None
    guess: float | None
    fingerprint: str

    @property
    def message(self) -> str:
        """The whole sentence."""
        return f"{self.subject}: {self.text}"


class Conformance(NamedTuple):
    """A plan held against what happens."""

    journey: str
    planned: Version
    actual: Version
    deviations: tuple[Deviation, ...]
    as_planned: int
    """Planned touchpoints that happen where and as they should."""


def conformance(
    planned: Version, actual: Version, *, threshold: float = THRESHOLD, renames: bool = True, same_goal: bool = False
) -> Conformance:
    """Name the deviations. Raises NotComparable unless the first is a plan of the second."""
    states = planned.journey.written.state, actual.journey.written.state
    if states != ("to-be", "as-is"):
        hint = "swap the two files" if states == ("as-is", "to-be") else "name the plan first, then what happens"
        said = f"the first file is {states[0]} and the second {states[1]}"
        raise NotComparable(f"a plan (to-be) is held against what happens (as-is), and {said}", hint=hint)
    for obstacle in obstacles(planned.journey, actual.journey, same_goal=same_goal):
        raise NotComparable(obstacle.why, hint=obstacle.hint)
    matching = match(planned.journey, actual.journey, threshold=threshold, renames=renames)
    for obstacle in guesswork(planned.journey, actual.journey, matching):
        raise NotComparable(obstacle.why, hint=obstacle.hint)
    versions = Versions(planned, actual, matching)
    found = [*_missing(versions), *_ad_hoc(versions), *_failing(versions), *_out_of_sequence(versions)]
    departed = {deviation.touchpoint for deviation in found if deviation.name in ("failing", "out-of-sequence")}
    as_planned = sum(pair.new.id not in departed for pair in versions.pairs)
    return Conformance(actual.journey.id, planned, actual, tuple(found), as_planned)


def _missing(versions: Versions) -> list[Deviation]:
    return [
        _deviation(versions, "missing", "is planned and does not happen", touchpoint, None)
        for touchpoint in versions.removed
    ]


def _ad_hoc(versions: Versions) -> list[Deviation]:
    return [
        _deviation(versions, "ad-hoc", "happens, and nobody planned it", None, touchpoint)
        for touchpoint in versions.added
    ]


def _failing(versions: Versions) -> list[Deviation]:
    failing = [touchpoint for touchpoint in versions.new.touchpoints if touchpoint.outcome in _FAILING]
    return [
        _deviation(versions, "failing", _FAILING[touchpoint.outcome], _planned(versions, touchpoint), touchpoint)
        for touchpoint in failing
    ]


def _out_of_sequence(versions: Versions) -> list[Deviation]:
    moved = set(versions.matching.moved)
    return [
        _deviation(versions, "out-of-sequence", _places(pair.old, pair.new), pair.old, pair.new)
        for pair in versions.pairs
        if pair.match in moved
    ]


def _places(old: Touchpoint, new: Touchpoint) -> str:
    return f"is number {old.index + 1} in the plan and happens as number {new.index + 1}"


def _planned(versions: Versions, touchpoint: Touchpoint) -> Touchpoint | None:
    match = versions.match_of_new.get(touchpoint.index)
    return versions.old.touchpoints[match.old] if match else None


def _deviation(
    versions: Versions, kind: DeviationName, text: str, planned: Touchpoint | None, actual: Touchpoint | None
) -> Deviation:
    touchpoint = actual or planned
    if touchpoint is None:
        raise TypeError("a deviation is about a touchpoint")
    found = versions.match_of_new.get(actual.index) if actual else None
    return Deviation(
        name=kind,
        touchpoint=touchpoint.id,
        subject=short(touchpoint.name),
        team=touchpoint.owner,
        reach=touchpoint.reach,
        text=text,
        planned_place=versions.old.place(planned.path) if planned else None,
        actual_place=versions.new.place(actual.path) if actual else None,
        guess=found.score if found else None,
        fingerprint=fingerprint(kind, versions.new.journey.id, touchpoint.id),
    )
