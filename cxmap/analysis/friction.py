"""How much friction there is and how sure we are of it: load, index, mean, peak and end, control, smooth run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxmap.analysis.flow import Flow, Inflow
from cxmap.analysis.parts import EPSILON, HALF
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Mode

"""A reach that counts as "most customers" for peak and end."""


@dataclass(frozen=True, slots=True)
class Friction:
    """Friction of the whole journey, per customer who starts. None where nothing was scored.

    ``load`` and ``possible`` are friction points, ``index`` 0 to 100, the others scores from 1 to 5. ``scored`` and
    ``touchpoints`` are counts, ``coverage`` the scored share of encounters.
    """

    load: float | None
    possible: float | None
    index: float | None
    mean: float | None
    peak: float | None
    end: float | None
    peak_end: float | None
    scored: int
    touchpoints: int
    coverage: float


class SmoothRun(NamedTuple):
    """The share of customers for whom everything works the first time; an upper bound if ``known`` is not all."""

    rate: float
    known: int
    touchpoints: int


class Control(NamedTuple):
    """Shares of the load by who has the touchpoint in hand; None without a load."""

    owned: float | None
    partner: float | None
    outside: float | None


class ByMode(NamedTuple):
    """Friction in one channel mode; the mode None gathers channels that have none."""

    mode: Mode | None
    touchpoints: int
    mean_friction: float | None


def friction(journey: Journey, flow: Flow) -> Friction:
    """The load is a sum, so it is always read beside the goal: giving up early lowers it too.

    Formulas and sources: docs/method.md 3.2, 3.3, 3.4, 3.5 and 3.6.
    """
    touchpoints = journey.in_front
    scored = [touchpoint for touchpoint in touchpoints if touchpoint.friction is not None]
    reach, all_reach = (
        sum(touchpoint.encounters for touchpoint in scored),
        sum(touchpoint.encounters for touchpoint in touchpoints),
    )
    load = sum(touchpoint.felt for touchpoint in scored) if scored else None
    peak, end = _peak_and_end(journey, flow)
    return Friction(
        load=load,
        possible=4 * reach if scored else None,
        index=100 * load / (4 * reach) if load is not None and reach > EPSILON else None,
        mean=_mean(scored),
        peak=peak,
        end=end,
        peak_end=(peak + end) / 2 if peak is not None and end is not None else None,
        scored=len(scored),
        touchpoints=len(touchpoints),
        coverage=reach / all_reach if all_reach > EPSILON else len(scored) / len(touchpoints),
    )


def _mean(scored: Sequence[Touchpoint]) -> float | None:
    reach = sum(touchpoint.encounters for touchpoint in scored)
    return (
        sum(touchpoint.encounters * (touchpoint.friction or 0) for touchpoint in scored) / reach
        if reach > EPSILON
        else None
    )


def _peak_and_end(journey: Journey, flow: Flow) -> tuple[float | None, float | None]:
    """A path that one customer in twenty takes is nobody's typical end; alternatives that meet again are one step."""
    common: list[tuple[int, bool, float]] = [
        (touchpoint.index, True, touchpoint.friction)
        for touchpoint in journey.touchpoints
        if touchpoint.friction is not None and touchpoint.reach >= HALF
    ]
    for arrivals in flow.arrivals:
        if arrivals.join == "any" and len(arrivals.came) > 1:
            met = _met_by_most(journey, arrivals.came)
            if met is not None:
                common.append((max(inflow.at for inflow in arrivals.came), False, met))
    if not common:
        return None, None
    return max(friction for _, _, friction in common), max(common)[2]


def _met_by_most(journey: Journey, came: Sequence[Inflow]) -> float | None:
    """The hardest score that at least half of all customers met, or a harder one, by one of the ways."""
    by_score: dict[float, float] = {}
    for inflow in came:
        friction = journey.touchpoints[inflow.at].friction
        if friction is not None:
            by_score[friction] = by_score.get(friction, 0.0) + inflow.customers
    met = 0.0
    for score in sorted(by_score, reverse=True):
        met += by_score[score]
        if met >= HALF:
            return score
    return None


def smooth_run(journey: Journey) -> SmoothRun | None:
    """Rolled throughput yield over the touchpoints that state their success (docs/method.md 3.9); None if none does."""
    stated = [
        (touchpoint.reach, touchpoint.written.success)
        for touchpoint in journey.touchpoints
        if touchpoint.written.success is not None
    ]
    if not stated:
        return None
    rate = math.prod(1 - reach * (1 - success) for reach, success in stated)
    return SmoothRun(rate, len(stated), len(journey.in_front))


def control(journey: Journey) -> Control:
    """Whose hands the load is in (docs/method.md 3.8)."""
    load = sum(touchpoint.felt for touchpoint in journey.touchpoints)
    if load <= EPSILON:
        return Control(None, None, None)

    def share(*names: str) -> float:
        return sum(touchpoint.felt for touchpoint in journey.touchpoints if touchpoint.control in names) / load

    return Control(share("owned"), share("partner"), share("external", "customer"))


def modes(journey: Journey) -> tuple[ByMode, ...]:
    """Friction by channel mode, in the order in which the customer meets the modes (docs/method.md 3.7)."""
    by_mode: dict[Mode | None, list[Touchpoint]] = {}
    for touchpoint in journey.in_front:
        by_mode.setdefault(touchpoint.mode, []).append(touchpoint)
    return tuple(
        ByMode(mode, len(members), _mean([step for step in members if step.friction is not None]))
        for mode, members in by_mode.items()
    )
