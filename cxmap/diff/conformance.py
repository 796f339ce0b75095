"""Planned against actual: where what happens departs from what was designed.

The four deviations are those of the Customer Journey Modelling Language: docs/method.md 10.5 and 10.6.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from cxmap.diff.both import Both
from cxmap.diff.comparable import guesswork, obstacles
from cxmap.diff.fingerprint import fingerprint
from cxmap.diff.match import THRESHOLD, match
from cxmap.diff.say import name
from cxmap.diff.side import Place, Side
from cxmap.errors import NotComparable
from cxmap.journey.touchpoint import Touchpoint

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
    planned: Side
    actual: Side
    deviations: tuple[Deviation, ...]
    as_planned: int
    """Planned touchpoints that happen where and as they should."""


def conformance(
    planned: Side, actual: Side, *, threshold: float = THRESHOLD, renames: bool = True, same_goal: bool = False
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
    both = Both(planned, actual, matching)
    found = [*_missing(both), *_ad_hoc(both), *_failing(both), *_out_of_sequence(both)]
    departed = {one.touchpoint for one in found if one.name in ("failing", "out-of-sequence")}
    as_planned = sum(pair.new.id not in departed for pair in both.pairs)
    return Conformance(actual.journey.id, planned, actual, tuple(found), as_planned)


def _missing(both: Both) -> list[Deviation]:
    return [_deviation(both, "missing", "is planned and does not happen", one, None) for one in both.removed]


def _ad_hoc(both: Both) -> list[Deviation]:
    return [_deviation(both, "ad-hoc", "happens, and nobody planned it", None, one) for one in both.added]


def _failing(both: Both) -> list[Deviation]:
    failing = [one for one in both.new.touchpoints if one.outcome in _FAILING]
    return [_deviation(both, "failing", _FAILING[one.outcome], _planned(both, one), one) for one in failing]


def _out_of_sequence(both: Both) -> list[Deviation]:
    moved = set(both.matching.moved)
    return [
        _deviation(both, "out-of-sequence", _places(pair.old, pair.new), pair.old, pair.new)
        for pair in both.pairs
        if pair.match in moved
    ]


def _places(old: Touchpoint, new: Touchpoint) -> str:
    return f"is number {old.index + 1} in the plan and happens as number {new.index + 1}"


def _planned(both: Both, one: Touchpoint) -> Touchpoint | None:
    match = both.match_of_new.get(one.index)
    return both.old.touchpoints[match.old] if match else None


def _deviation(
    both: Both, kind: DeviationName, text: str, planned: Touchpoint | None, actual: Touchpoint | None
) -> Deviation:
    one = actual or planned
    if one is None:
        raise TypeError("a deviation is about a touchpoint")
    found = both.match_of_new.get(actual.index) if actual else None
    return Deviation(
        name=kind,
        touchpoint=one.id,
        subject=name(one),
        team=one.owner,
        reach=one.reach,
        text=text,
        planned_place=both.old.place(planned.path) if planned else None,
        actual_place=both.new.place(actual.path) if actual else None,
        guess=found.score if found else None,
        fingerprint=fingerprint(kind, both.new.journey.id, one.id),
    )
