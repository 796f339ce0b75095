"""One version on the way to what is proven: its touchpoints by id, as they are written or put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.analysis.parts import EPSILON
from cxmap.diff.figures import is_known
from cxmap.diff.version import Version
from cxmap.journey.journey import Journey, journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import WrittenTouchpoint, replaced


class Side:
    """The touchpoints of one version by id, in order, and what is said of its journey."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.steps: dict[str, WrittenTouchpoint] = {
            touchpoint.id: _pinned(touchpoint) for touchpoint in version.touchpoints
        }
        goals = goals_of(version.journey)  # written out, so that they stay where they are when other things move
        self.head: dict[str, Any] = {"goal_met_at": said(goals)} if goals else {}

    def write(self, id: str, **fields: Any) -> None:
        """Say something else of a touchpoint."""
        self.steps[id] = replaced(self.steps[id], **fields)

    def insert(self, behind: Mapping[int, Mapping[str, WrittenTouchpoint]]) -> None:
        """Put touchpoints behind those at these places in the list, or with -1 in front of all."""
        steps = dict(behind.get(-1, {}))
        for i, (id, step) in enumerate(self.steps.items()):
            steps |= {id: step, **behind.get(i, {})}
        self.steps = steps

    def rename(self, names: Mapping[str, str]) -> None:
        """Let what names a touchpoint by one id name it by another."""
        for id, step in self.steps.items():
            fields = {field: _renamed(getattr(step, field), names) for field in _REFERENCES}
            if any(fields[field] != getattr(step, field) for field in _REFERENCES):
                self.write(id, **fields)
        goals = named(self.head.get("goal_met_at"))
        if any(id in names for id in goals):
            self.head["goal_met_at"] = said(tuple(dict.fromkeys(names.get(id, id) for id in goals)))

    def pin_the_way(self) -> None:
        """Write out what follows what, so that it stays so when touchpoints come between or go."""
        for touchpoint in self.version.touchpoints:
            if touchpoint.id in self.steps and not isinstance(self.steps[touchpoint.id].follows, dict):
                before = tuple(self.version.touchpoints[i].id for i in touchpoint.follows)
                self.write(touchpoint.id, follows=before)

    def made(self) -> Version:
        """The version that it is now."""
        was = self.version.journey
        self._point_back()
        written = replaced(was.written, **{"id": was.id, **self.head, "touchpoints": tuple(self.steps.values())})
        made = journey(written, file_name=was.id, channels={})
        return Version(self.version.analysis.of(made), self.version.file)

    def _point_back(self) -> None:
        """Leave out references to what is not there any more or comes later now: causes and ways lead down the list."""
        seen: set[str] = set()
        for id, step in self.steps.items():
            named = {*(step.follows or ()), *(step.caused_by or ()), *step.expected_from}
            if not named <= seen:
                self.write(id, **{field: _known(getattr(step, field), seen) for field in _REFERENCES})
            seen.add(id)


def named(goal: Any) -> tuple[str, ...]:
    """The ids of where the goal is met, which a file writes as one id or as a list."""
    return () if goal is None else (goal,) if isinstance(goal, str) else tuple(goal)


def said(goals: tuple[str, ...]) -> Any:
    """Such ids as a file writes them."""
    return goals[0] if len(goals) == 1 else goals


def goals_of(journey: Journey) -> tuple[str, ...]:
    """Where the goal is met, as written or as assumed; nothing if it is not met and nobody said where it would be."""
    written = named(journey.written.goal_met_at)
    if written or journey.goal_at is None:
        return written
    return (journey.touchpoints[journey.goal_at].id,)


_REFERENCES = ("follows", "caused_by", "expected_from")


def _renamed(named: Any, names: Mapping[str, str]) -> Any:
    if isinstance(named, dict):
        weights: dict[str, float] = {}
        for id, weight in named.items():
            weights[names.get(id, id)] = weights.get(names.get(id, id), 0.0) + weight
        return weights
    return named if named is None else tuple(dict.fromkeys(names.get(id, id) for id in named))


def _known(named: Any, seen: set[str]) -> Any:
    if isinstance(named, dict):
        weights = {id: weight for id, weight in named.items() if id in seen}
        total = sum(weights.values())
        if abs(total - 1) < EPSILON:
            return weights  # a division would make other numbers of the same ones
        return {id: weight / total for id, weight in weights.items()} if total else ()
    return named if named is None else tuple(id for id in named if id in seen)


def _pinned(touchpoint: Touchpoint) -> WrittenTouchpoint:
    """As written, with the id and with the kind that the configuration or the channel gave it."""
    kind = {"kind": touchpoint.kind} if is_known(touchpoint) else {}
    return replaced(touchpoint.written, id=touchpoint.id, **kind)


def causes_in(step: WrittenTouchpoint, names: Mapping[str, str | None]) -> Any:
    """What a touchpoint says about its causes, in the ids of the other version; those that it lacks are left out."""
    said = step.caused_by
    if said is None:
        return None
    if not isinstance(said, dict):
        return tuple(dict.fromkeys(id for cause in said if (id := names.get(cause)) is not None))
    weights: dict[str, float] = {}
    for cause, weight in said.items():
        id = names.get(cause)
        if id is not None:
            weights[id] = weights.get(id, 0.0) + weight
    return _known(weights, set(weights))
