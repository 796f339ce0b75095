"""Where the customer passes from team to team, who carries them across, and whether the next team knew.

Steps outside the company and kinds that pass nobody on (a billboard, a review) are skipped: what came before a
skipped step comes before the step after it. Formulas: docs/method.md 7.1, 7.2, 7.3, 7.4 and 7.6.
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
        return sum(one.reach for one in self.all)

    @property
    def customer_carried(self) -> int:
        """How many the customer has to carry."""
        return sum(one.customer_carried for one in self.all)

    def with_context(self, context: Context) -> int:
        """How many the next team met with that knowledge of what came before."""
        return sum(one.context == context for one in self.all)

    @property
    def returns(self) -> int:
        """How many lead back to a team that the customer has met before."""
        return sum(one.is_return for one in self.all)


def handoffs(journey: Journey) -> Handoffs:
    """Walk every transition between the company's steps."""
    found: list[Handoff] = []
    transitions = switches = 0
    before = _before(journey)
    met = _Met()
    for one in journey.touchpoints:
        if not _counts(one):
            continue
        steps = [journey.touchpoints[i] for i in before[one.index]]
        for step, reach in zip(steps, _edge_reaches(steps, one), strict=True):
            transitions += 1
            switches += step.channel != one.channel
            if step.team != one.team:
                found.append(_handoff(step, one, reach, met.has(step, one)))
        met.add(one, steps)
    front = _named(one.team for one in journey.touchpoints)
    behind = _named(team for one in journey.touchpoints for team in one.written.supported_by)
    return Handoffs(
        tuple(found),
        transitions,
        switches,
        teams_in_front=front,
        teams_behind=tuple(team for team in behind if team not in front),
        worst=_worst(journey, found),
    )


def _counts(one: Touchpoint) -> bool:
    return not one.outside and one.kind not in WITHOUT_HANDOFF


def _before(journey: Journey) -> list[tuple[int, ...]]:
    """For each touchpoint the company's steps before it, reaching through those that are skipped."""
    result: list[tuple[int, ...]] = []
    for one in journey.touchpoints:
        steps: dict[int, None] = {}
        for i in one.follows:
            steps.update(dict.fromkeys((i,) if _counts(journey.touchpoints[i]) else result[i]))
        result.append(tuple(steps))
    return result


def _edge_reaches(steps: list[Touchpoint], one: Touchpoint) -> list[float]:
    """How many customers take each way here: the later step's, split over those before it by their reach."""
    if len(steps) == 1:
        return [min(steps[0].encounters, one.encounters)]
    total = sum(step.encounters for step in steps)
    return [one.encounters * step.encounters / total if total else 0.0 for step in steps]


class _Met:
    """The teams that a customer has met on the way to each step, as bits, so that long journeys stay fast."""

    def __init__(self) -> None:
        self.bits: dict[str | None, int] = {}
        self.upto: dict[int, int] = {}

    def add(self, one: Touchpoint, steps: list[Touchpoint]) -> None:
        bits = self.bits.setdefault(one.team, 1 << len(self.bits))
        for step in steps:
            bits |= self.upto[step.index]
        self.upto[one.index] = bits

    def has(self, step: Touchpoint, later: Touchpoint) -> bool:
        return bool(self.upto[step.index] & self.bits.get(later.team, 0))


def _handoff(step: Touchpoint, one: Touchpoint, reach: float, is_return: bool) -> Handoff:
    return Handoff(
        from_team=step.owner,
        to_team=one.owner,
        before=step.index,
        after=one.index,
        reach=reach,
        context=one.written.context or "unknown",
        customer_carried=one.initiated_by == "customer",
        is_return=is_return,
        channel_switch=step.channel != one.channel,
        wait_minutes=one.after,
    )


def _named(teams: Iterable[str | None]) -> tuple[str, ...]:
    """Each team once, in the order of the file; nobody is no team."""
    return tuple(dict.fromkeys(team for team in teams if team and team != NOBODY))


def _worst(journey: Journey, found: list[Handoff]) -> int | None:
    """By what was known, then who carried it, then reach, then the friction on arrival, then the gap."""

    def badness(i: int) -> tuple[float, ...]:
        one = found[i]
        friction = journey.touchpoints[one.after].friction or 0.0
        context = _WORST_FIRST.index(one.context)
        return (context, not one.customer_carried, -one.reach, -friction, -one.wait_minutes, i)

    return min(range(len(found)), key=badness, default=None)
