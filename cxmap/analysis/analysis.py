"""Everything that is known about one journey."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.breakdowns import Breakdowns, breakdowns
from cxmap.analysis.causes import Causes, Removable, causes
from cxmap.analysis.costs import CostBook, Costs, costs
from cxmap.analysis.demand import ServiceDemand, service_demand
from cxmap.analysis.designed import DesignedFriction, designed_friction
from cxmap.analysis.evidence import Assumed, EvidenceFacts, assumed, evidence
from cxmap.analysis.friction import ByMode, Control, Friction, SmoothRun, control, friction, modes, smooth_run
from cxmap.analysis.handoffs import Handoffs, handoffs
from cxmap.analysis.recovery import Recovery, attempts, recovery
from cxmap.analysis.repeats import AskedAgain, Expectation, asked_again, expectations
from cxmap.analysis.retro import Retro, retro
from cxmap.analysis.split import Split, split
from cxmap.analysis.teams import Stage, Team, stages, teams
from cxmap.analysis.timing import Timing, timing
from cxmap.journey.journey import Journey


class Analysis(NamedTuple):
    """The facts of one journey, read from ``path``.

    Lists over touchpoints are in the order of the file; amounts are per customer who starts.
    """

    path: str
    journey: Journey
    causes: Causes
    roots: tuple[dict[int, float], ...]
    removable: tuple[Removable, ...]
    friction: Friction
    split: Split
    demand: ServiceDemand
    timing: Timing
    attempts: float
    breakdowns: Breakdowns
    recovery: Recovery | None
    handoffs: Handoffs
    teams: tuple[Team, ...]
    stages: tuple[Stage, ...]
    modes: tuple[ByMode, ...]
    designed: DesignedFriction
    control: Control
    smooth_run: SmoothRun | None
    asked_again: tuple[AskedAgain, ...]
    expectations: tuple[Expectation, ...]
    evidence: EvidenceFacts
    assumed: Assumed
    retro: Retro
    costs: Costs | None


def analyze(journey: Journey, *, path: str = "", infer: bool = True, book: CostBook | None = None) -> Analysis:
    """All facts of a journey.

    ``path`` is where it was read from, as shown. ``infer`` lets causes be inferred where the file names none. ``book``
    has the prices.
    """
    graph = causes(journey, infer=infer)
    roots, removable = graph.roots(), graph.removable(journey)
    times = timing(journey)
    broken = breakdowns(journey, graph, removable, times)
    money = costs(journey, graph, book)
    return Analysis(
        path=path,
        journey=journey,
        causes=graph,
        roots=roots,
        removable=removable,
        friction=friction(journey),
        split=split(journey, graph, money),
        demand=service_demand(journey, graph),
        timing=times,
        attempts=attempts(journey),
        breakdowns=broken,
        recovery=recovery(journey, broken.ranked, times),
        handoffs=handoffs(journey),
        teams=teams(journey, graph),
        stages=stages(journey),
        modes=modes(journey),
        designed=designed_friction(journey),
        control=control(journey),
        smooth_run=smooth_run(journey),
        asked_again=asked_again(journey),
        expectations=expectations(journey),
        evidence=evidence(journey),
        assumed=assumed(journey),
        retro=retro(journey, broken.ranked, roots),
        costs=money,
    )
