"""Felt is not caused: which touchpoint sent the customer where, and where each share of the friction starts.

An edge runs from a cause to what it caused and always points down the list, so there are no circles. Shares of a
touchpoint add up to 1 (its causes, and what stays with itself), so friction is conserved when it moves from where it
is felt to where it is caused. Every sum below is one pass over the edges (docs/method.md 4.1, 4.2, 4.3 and 4.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.flow import Flow
from cxmap.analysis.parts import EPSILON
from cxmap.analysis.ways import Ways
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP
from cxmap.journey.written import DemandShares


class Cause(NamedTuple):
    """A direct cause: the touchpoint's index, its share of what it caused, and whether it was inferred."""

    at: int
    share: float
    inferred: bool


class Demand(NamedTuple):
    """Why customers come to a touchpoint, in shares that add up to 1 (docs/method.md 5.2)."""

    failure: float
    value: float
    unknown: float


class Removable(NamedTuple):
    """What would disappear per customer if a touchpoint were effortless: friction points, contacts, active minutes."""

    friction: float
    contacts: float
    minutes: float


class Causes(NamedTuple):
    """The graph of causes; every tuple has one entry for each touchpoint, in the order of the file."""

    direct: tuple[tuple[Cause, ...], ...]
    demand: tuple[Demand, ...]
    stays: tuple[float, ...]
    """The share of each touchpoint that no other touchpoint caused."""

    def flow(self, amounts: Sequence[float]) -> tuple[list[float], list[float]]:
        """Send amounts upstream along the shares.

        Returns what passes through each touchpoint, its own amount included (what fixing it would remove), and what
        of that stops there (what it is the root of). The second adds up to the amounts.
        """
        passing = list(amounts)
        for i in range(len(passing) - 1, -1, -1):
            for cause in self.direct[i]:
                passing[cause.at] += cause.share * passing[i]
        return passing, [amount * stays for amount, stays in zip(passing, self.stays, strict=True)]

    def roots(self) -> tuple[dict[int, float], ...]:
        """For each touchpoint the touchpoints where it started, as index → share; the shares add up to 1."""
        result: list[dict[int, float]] = []
        for i, causes in enumerate(self.direct):
            roots = {i: self.stays[i]} if self.stays[i] > EPSILON else {}
            for cause in causes:
                for root, share in result[cause.at].items():
                    if cause.share * share > EPSILON:
                        roots[root] = roots.get(root, 0.0) + cause.share * share
            result.append(roots)
        return tuple(result)

    @property
    def inferred_through(self) -> frozenset[int]:
        """The touchpoints whose effect on others rests, somewhere on the way, on a cause that is inferred."""
        found: set[int] = set()
        for i in range(len(self.direct) - 1, -1, -1):
            for cause in self.direct[i]:
                if cause.share > EPSILON and (cause.inferred or i in found):
                    found.add(cause.at)
        return frozenset(found)

    def behind(self, cause: int) -> tuple[int, ...]:
        """The touchpoints that a touchpoint caused, directly or by others, in the order of the file."""
        found = {cause}
        for i in range(cause + 1, len(self.direct)):
            if any(each.share > EPSILON and each.at in found for each in self.direct[i]):
                found.add(i)
        return tuple(sorted(found - {cause}))

    def any_upstream_of_another(self, among: Sequence[int]) -> bool:
        """Whether one of the touchpoints is a cause, direct or not, of another one of them."""
        ways = Ways()
        for causes in self.direct:
            ways.add([cause.at for cause in causes if cause.share > EPSILON])
        return ways.any_behind_another(among)

    def removable(self, journey: Journey) -> tuple[Removable, ...]:
        """What fixing each touchpoint would remove. Chains are nested, so these must never be added up."""
        friction, _ = self.flow([touchpoint.felt for touchpoint in journey.touchpoints])
        own = [touchpoint.encounters if touchpoint.is_contact else 0.0 for touchpoint in journey.touchpoints]
        again = [touchpoint.repeated if touchpoint.is_contact else 0.0 for touchpoint in journey.touchpoints]
        contacts, _ = self.flow(own)
        minutes, _ = self.flow([touchpoint.encounters * touchpoint.duration for touchpoint in journey.touchpoints])
        return tuple(
            Removable(points, through - itself + repeats, time)  # a better chat does not remove the chat, only repeats
            for points, through, itself, repeats, time in zip(friction, contacts, own, again, minutes, strict=True)
        )


def causes(journey: Journey, flow: Flow, *, infer: bool = True) -> Causes:
    """The direct causes of each touchpoint, declared or inferred, with the share that each one has."""
    index = {touchpoint.id: touchpoint.index for touchpoint in journey.touchpoints}
    direct: list[tuple[Cause, ...]] = []
    demand: list[Demand] = []
    for step in journey.touchpoints:
        declared = _declared(step, index)
        inferred = not declared and infer and _may_infer(step)
        if inferred:
            qualifying = _qualifying(journey, step, flow, direct)
            weights, most = _by_reach(journey, qualifying), _most(journey, step, qualifying)
        else:
            weights, most = _weights(journey, step, declared), 1.0
        shares = _demand(step, most if weights else 0.0)
        sent = min(shares.failure, most)
        demand.append(shares)
        direct.append(tuple(Cause(i, weight * sent, inferred) for i, weight in weights.items()))
    stays = tuple(_rest(found) for found in direct)
    return Causes(tuple(direct), tuple(demand), stays)


def _declared(touchpoint: Touchpoint, index: dict[str, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index[id] for id in touchpoint.written.caused_by or ()))


def _weights(journey: Journey, touchpoint: Touchpoint, declared: tuple[int, ...]) -> dict[int, float]:
    written = touchpoint.written.caused_by
    if isinstance(written, dict):
        return dict(zip(declared, written.values(), strict=True))
    return _by_reach(journey, declared)


def _by_reach(journey: Journey, indices: tuple[int, ...]) -> dict[int, float]:
    """A step that one customer in ten meets cannot have sent half of the callers."""
    if not indices:
        return {}
    reaches = [journey.touchpoints[i].encounters for i in indices]
    total = sum(reaches)
    return {i: reach / total if total else 1 / len(indices) for i, reach in zip(indices, reaches, strict=True)}


def _may_infer(touchpoint: Touchpoint) -> bool:
    """A customer came to service, and the file says neither why nor that nothing failed."""
    written = touchpoint.written
    demand = written.demand
    may_fail = demand is None or demand == "failure" or (isinstance(demand, DemandShares) and demand.failure > 0)
    return written.caused_by is None and may_fail and touchpoint.is_help_seeking


def _qualifying(
    journey: Journey, touchpoint: Touchpoint, flow: Flow, direct: list[tuple[Cause, ...]]
) -> tuple[int, ...]:
    """Those right before that went wrong and are no service or have a cause: else phone menus cause calls."""
    before = (journey.touchpoints[i] for i in _met_before(journey, flow, touchpoint.index))
    return tuple(
        step.index
        for step in before
        if step.reach > EPSILON and _broke(step) and (not step.is_service or direct[step.index])
    )


def _met_before(journey: Journey, flow: Flow, index: int) -> list[int]:
    """The touchpoints that customers met right before: what is done backstage in between they do not see."""
    found: dict[int, None] = {}
    waiting = [inflow.at for inflow in flow.came(index)]
    seen: set[int] = set()
    while waiting:
        at = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        if journey.touchpoints[at].is_backstage:
            waiting += [inflow.at for inflow in flow.came(at)]
        else:
            found[at] = None
    return sorted(found)


def _most(journey: Journey, touchpoint: Touchpoint, qualifying: tuple[int, ...]) -> float:
    """The share of those here that inferred causes can have sent at most: no more than met them."""
    if touchpoint.reach <= EPSILON:
        return 1.0
    return min(1.0, sum(journey.touchpoints[i].reach for i in qualifying) / touchpoint.reach)


def _broke(touchpoint: Touchpoint) -> bool:
    return touchpoint.went_wrong or (touchpoint.anchor or 0) >= NEEDED_HELP


def _demand(touchpoint: Touchpoint, caused: float) -> Demand:
    """Why customers come; where the file does not say, failure as far as causes account for it."""
    written = touchpoint.written.demand
    if isinstance(written, DemandShares):
        return Demand(written.failure, written.value, max(0.0, 1 - written.failure - written.value))
    if written is None:
        return Demand(caused, 0.0, 1 - caused)
    return Demand(float(written == "failure"), float(written == "value"), float(written == "unknown"))


def _rest(found: tuple[Cause, ...]) -> float:
    rest = 1 - sum(cause.share for cause in found)
    return rest if rest > EPSILON else 0.0
