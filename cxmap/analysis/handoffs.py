"""Where the customer passes from team to team, who carries them across, and whether the next team knew.

Steps outside the company and kinds that pass nobody on (a billboard, a review) are skipped: what came before a
skipped step comes before the step after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NOBODY, WITHOUT_HANDOFF, Context

_WORST_FIRST: tuple[Context, ...] = ("lost", "unknown", "partial", "kept")


class Handoff(NamedTuple):
    """One step from a team to another. ``before`` and ``after`` are indices; ``reach`` is how often per customer.

    ``wait_minutes`` is the gap between the two. ``is_return``: the customer has met the later team before.
    """

    from_team: str
    to_team: str
    before: int
    after: int
    reach: float
    context: Context
    customer_carried: bool
    is_return: bool
    channel_switch: bool
    wait_minutes: float


class Handoffs(NamedTuple):
    """All handoffs in order, and what is counted over all transitions. ``worst`` is an index into ``all``."""

    all: tuple[Handoff, ...]
    transitions: int
    channel_switches: int
    teams_in_front: tuple[str, ...]
    teams_behind: tuple[str, ...]
    worst: int | None

    @property
    def expected_per_customer(self) -> float:
        """Handoffs that one customer lives through, on average."""
        return sum(handoff.reach for handoff in self.all)

    @property
    def customer_carried(self) -> int:
        """How many the customer has to carry."""
        return sum(handoff.customer_carried for handoff in self.all)

    def with_context(self, context: Context) -> int:
        """How many the next team met with that knowledge of what came before."""
        return sum(handoff.context == context for handoff in self.all)

    @property
    def returns(self) -> int:
        """How many lead back to a team that the customer has met before."""
        return sum(handoff.is_return for handoff in self.all)


def handoffs(journey: Journey) -> Handoffs:
    """Walk every transition between the company's steps."""
    found: list[Handoff] = []
    transitions = switches = 0
    before = _before(journey)
    met = _Met()
    for touchpoint in journey.touchpoints:
        if not _counts(touchpoint):
            continue
        steps = [journey.touchpoints[i] for i in before[touchpoint.index]]
        for step, reach in zip(steps, _edge_reaches(steps, touchpoint), strict=True):
            transitions += 1
            switches += step.channel != touchpoint.channel
            if step.team != touchpoint.team:
                found.append(_handoff(step, touchpoint, reach, met.has(step, touchpoint)))
        met.add(touchpoint, steps)
    front = _named(item.team for item in journey.touchpoints)
    behind = _named(team for item in journey.touchpoints for team in item.written.supported_by)
    return Handoffs(
        tuple(found),
        transitions,
        switches,
        teams_in_front=front,
        teams_behind=tuple(team for team in behind if team not in front),
        worst=_worst(journey, found),
    )


def _counts(touchpoint: Touchpoint) -> bool:
    return not touchpoint.outside and touchpoint.kind not in WITHOUT_HANDOFF


def _before(journey: Journey) -> list[tuple[int, ...]]:
    """For each touchpoint the company's steps before it, reaching through those that are skipped."""
    result: list[tuple[int, ...]] = []
    for touchpoint in journey.touchpoints:
        steps: dict[int, None] = {}
        for i in touchpoint.follows:
            steps.update(dict.fromkeys((i,) if _counts(journey.touchpoints[i]) else result[i]))
        result.append(tuple(steps))
    return result


def _edge_reaches(steps: list[Touchpoint], touchpoint: Touchpoint) -> list[float]:
    """How many customers take each way here: the later step's, split over those before it by their reach."""
    if len(steps) == 1:
        return [min(steps[0].encounters, touchpoint.encounters)]
    total = sum(step.encounters for step in steps)
    return [touchpoint.encounters * step.encounters / total if total else 0.0 for step in steps]


class _Met:
    """The teams that a customer has met on the way to each step, as bits, so that long journeys stay fast."""

    def __init__(self) -> None:
        self.bits: dict[str | None, int] = {}
        self.upto: dict[int, int] = {}

    def add(self, touchpoint: Touchpoint, steps: list[Touchpoint]) -> None:
        bits = self.bits.setdefault(touchpoint.team, 1 << len(self.bits))
        for step in steps:
            bits |= self.upto[step.index]
        self.upto[touchpoint.index] = bits

    def has(self, step: Touchpoint, later: Touchpoint) -> bool:
        return bool(self.upto[step.index] & self.bits.get(later.team, 0))


def _handoff(step: Touchpoint, touchpoint: Touchpoint, reach: float, is_return: bool) -> Handoff:
    return Handoff(
        from_team=step.owner,
        to_team=touchpoint.owner,
        before=step.index,
        after=touchpoint.index,
        reach=reach,
        context=touchpoint.written.context or "unknown",
        customer_carried=touchpoint.initiated_by == "customer",
        is_return=is_return,
        channel_switch=step.channel != touchpoint.channel,
        wait_minutes=touchpoint.after,
    )


def _named(teams: Iterable[str | None]) -> tuple[str, ...]:
    """Each team once, in the order of the file; nobody is no team."""
    return tuple(dict.fromkeys(team for team in teams if team and team != NOBODY))


def _worst(journey: Journey, found: list[Handoff]) -> int | None:
    """By what was known, then who carried it, then reach, then the friction on arrival, then the gap."""

    def badness(i: int) -> tuple[float, ...]:
        handoff = found[i]
        friction = journey.touchpoints[handoff.after].friction or 0.0
        context = _WORST_FIRST.index(handoff.context)
        return (context, not handoff.customer_carried, -handoff.reach, -friction, -handoff.wait_minutes, i)

    return min(range(len(found)), key=badness, default=None)
