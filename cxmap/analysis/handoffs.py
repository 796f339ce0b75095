"""Where the customer passes from team to team, who carries them across, and whether the next team knew.

Steps outside the company and kinds that pass nobody on (a billboard, a review) are skipped: what came before a
skipped step comes before the step after it. Formulas: docs/method.md 7.1, 7.2, 7.3, 7.4 and 7.6.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.analysis.flow import Flow
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NOBODY, UNKNOWN_CHANNEL, WITHOUT_HANDOFF, Context, Initiator

_WORST_FIRST: tuple[Context, ...] = ("lost", "unknown", "partial", "kept")


class Handoff(NamedTuple):
    """One step from a team to another. ``before`` and ``after`` are indices; ``reach`` is the share of customers.

    ``carried_by`` says who takes the matter across, None where nobody said. ``wait_minutes`` is the gap between them.
    ``is_return``: the customer has met the later team before.
    """

    from_team: str
    to_team: str
    before: int
    after: int
    reach: float
    context: Context
    carried_by: Initiator | None
    is_return: bool
    channel_switch: bool
    wait_minutes: float

    @property
    def customer_carried(self) -> bool:
        """Whether the customer takes it across."""
        return self.carried_by == "customer"


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


def handoffs(journey: Journey, flow: Flow) -> Handoffs:
    """Walk every transition between the company's steps."""
    found: list[Handoff] = []
    transitions = switches = 0
    met = _Met()
    for touchpoint, edges in zip(journey.touchpoints, _edges(journey, flow), strict=True):
        if not _counts(touchpoint):
            continue
        steps = [journey.touchpoints[i] for i in edges]
        for step, customers in zip(steps, edges.values(), strict=True):
            transitions += 1
            switches += _switches(step, touchpoint)
            if step.team != touchpoint.team:
                found.append(_handoff(step, touchpoint, customers, met.has(step, touchpoint)))
        met.add(touchpoint, steps)
    front = _named(item.team for item in journey.in_front)
    behind = _named(
        team
        for item in journey.touchpoints
        for team in (*((item.team,) if item.is_backstage else ()), *item.written.supported_by)
    )
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


def _edges(journey: Journey, flow: Flow) -> list[dict[int, float]]:
    """For each touchpoint the company's steps before it and how many customers come from each, by index.

    A skipped step hands on whoever came to it, in the shares in which they came; nobody is handed over twice.
    """
    result: list[dict[int, float]] = []
    shares: list[dict[int, float]] = []
    for touchpoint in journey.touchpoints:
        edges: dict[int, float] = {}
        arriving: dict[int, float] = {}
        for at, customers, share in flow.came(touchpoint.index):
            for step, part in {at: 1.0}.items() if _counts(journey.touchpoints[at]) else shares[at].items():
                edges[step] = edges.get(step, 0.0) + customers * part
                arriving[step] = arriving.get(step, 0.0) + share * part
        most = touchpoint.reach
        result.append({i: min(amount, most, journey.touchpoints[i].reach) for i, amount in sorted(edges.items())})
        shares.append(arriving)
    return result


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


def _switches(step: Touchpoint, later: Touchpoint) -> bool:
    """Whether customers change the channel; what is done backstage has none, and an unknown one may be the same."""
    channels = {step.channel, later.channel}
    return len(channels) == 2 and channels.isdisjoint(("", UNKNOWN_CHANNEL))


def _handoff(step: Touchpoint, touchpoint: Touchpoint, reach: float, is_return: bool) -> Handoff:
    return Handoff(
        from_team=step.owner,
        to_team=touchpoint.owner,
        before=step.index,
        after=touchpoint.index,
        reach=reach,
        context=touchpoint.written.context or "unknown",
        carried_by="company" if step.is_backstage or touchpoint.is_backstage else touchpoint.initiated_by,
        is_return=is_return,
        channel_switch=_switches(step, touchpoint),
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
