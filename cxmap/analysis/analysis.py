"""Everything that is known about one journey, each fact worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from cxmap.analysis.breakdowns import Breakdowns, breakdowns
from cxmap.analysis.causes import Causes, Removable, causes
from cxmap.analysis.costs import CostBook, Costs, costs
from cxmap.analysis.demand import ServiceDemand, service_demand
from cxmap.analysis.designed import DesignedFriction, designed_friction
from cxmap.analysis.evidence import Assumed, EvidenceFacts, assumed, evidence
from cxmap.analysis.flow import Flow, flow
from cxmap.analysis.friction import ByMode, Control, Friction, SmoothRun, control, friction, modes, smooth_run
from cxmap.analysis.goal import Goal, goal
from cxmap.analysis.handoffs import Handoffs, handoffs
from cxmap.analysis.measured import Measured, measured
from cxmap.analysis.origins import Origin, origins
from cxmap.analysis.recovery import Recovery, attempts, recovery
from cxmap.analysis.repeats import AskedAgain, Expectation, asked_again, expectations
from cxmap.analysis.retro import Retro, retro
from cxmap.analysis.split import Split, split
from cxmap.analysis.teams import Stage, Team, stages, teams
from cxmap.analysis.timing import Timing, timing
from cxmap.journey.journey import Journey


class Analysis:
    """The facts of one journey. Lists over touchpoints are in the order of the file; amounts are per customer.

    ``path`` is the file as shown. A linter asks for a third of the facts, so nothing is worked out ahead.
    """

    def __init__(self, journey: Journey, path: str, *, infer: bool, book: CostBook | None) -> None:
        self.journey = journey
        self.path = path
        self._infer = infer
        self._book = book

    def of(self, journey: Journey) -> Analysis:
        """The same questions asked of another version of the journey."""
        return Analysis(journey, self.path, infer=self._infer, book=self._book)

    def facts(self) -> dict[str, Any]:
        """Every fact by its name."""
        names = (name for name, value in vars(Analysis).items() if isinstance(value, cached_property))
        return {name: getattr(self, name) for name in names}

    def __eq__(self, other: object) -> bool:
        """The same journey with the same facts, wherever it was read."""
        return isinstance(other, Analysis) and (self.journey, self.facts()) == (other.journey, other.facts())

    __hash__ = object.__hash__

    @cached_property
    def flow(self) -> Flow:
        """Who comes from where."""
        return flow(self.journey)

    @cached_property
    def goal(self) -> Goal:
        """For how many the goal is met, and where the others stop."""
        return goal(self.journey, self.flow)

    @cached_property
    def causes(self) -> Causes:
        """What caused what."""
        return causes(self.journey, self.flow, infer=self._infer)

    @cached_property
    def roots(self) -> tuple[dict[int, float], ...]:
        """For each touchpoint where its friction starts: index → share."""
        return self.causes.roots()

    @cached_property
    def removable(self) -> tuple[Removable, ...]:
        """What fixing each touchpoint would remove."""
        return self.causes.removable(self.journey)

    @cached_property
    def friction(self) -> Friction:
        """How hard the journey is."""
        return friction(self.journey, self.flow)

    @cached_property
    def split(self) -> Split:
        """Service and the rest of the experience, felt beside caused."""
        return split(self.journey, self.causes, self.costs)

    @cached_property
    def demand(self) -> ServiceDemand:
        """How much service is needed, and why."""
        return service_demand(self.journey, self.causes, self.roots)

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Where each contact comes from."""
        return origins(self.journey, self.causes, self.roots)

    @cached_property
    def timing(self) -> Timing:
        """The customer's clock and deadline."""
        return timing(self.journey, self.flow, self.goal)

    @cached_property
    def attempts(self) -> float:
        """Touchpoints that the customer starts, up to the goal."""
        return attempts(self.journey)

    @cached_property
    def breakdowns(self) -> Breakdowns:
        """Where it breaks."""
        return breakdowns(self.journey, self.causes, self.removable, self.timing, self.asked_again)

    @cached_property
    def recovery(self) -> Recovery | None:
        """How the last breakdown was made good."""
        return recovery(self.journey, self.breakdowns.ranked, self.timing)

    @cached_property
    def handoffs(self) -> Handoffs:
        """Who passes the customer to whom."""
        return handoffs(self.journey, self.flow)

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """What each team causes, feels and receives."""
        return teams(self.journey, self.causes)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Service by stage."""
        return stages(self.journey)

    @cached_property
    def modes(self) -> tuple[ByMode, ...]:
        """Friction by channel mode."""
        return modes(self.journey)

    @cached_property
    def designed(self) -> DesignedFriction:
        """Friction that is there on purpose."""
        return designed_friction(self.journey)

    @cached_property
    def control(self) -> Control:
        """Who has the friction in hand."""
        return control(self.journey)

    @cached_property
    def smooth_run(self) -> SmoothRun | None:
        """For how many all goes right the first time."""
        return smooth_run(self.journey)

    @cached_property
    def asked_again(self) -> tuple[AskedAgain, ...]:
        """What the customer has to say twice."""
        return asked_again(self.journey, self.flow)

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """Who set the expectations that were broken."""
        return expectations(self.journey)

    @cached_property
    def evidence(self) -> EvidenceFacts:
        """What the figures rest on."""
        return evidence(self.journey)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """For each touchpoint what rests on data, and what a log says otherwise."""
        return tuple(map(measured, self.journey.touchpoints))

    @cached_property
    def assumed(self) -> Assumed:
        """Where defaults stand in."""
        return assumed(self.journey)

    @cached_property
    def retro(self) -> Retro:
        """Who has to be in the room."""
        return retro(self.journey, self.breakdowns.ranked, self.roots)

    @cached_property
    def costs(self) -> Costs | None:
        """What the encounters cost, if there are prices."""
        return costs(self.journey, self.causes, self._book)


def analyze(journey: Journey, *, path: str = "", infer: bool = True, book: CostBook | None = None) -> Analysis:
    """All facts of a journey.

    ``path`` is where it was read from, as shown. ``infer`` lets causes be inferred where the file names none. ``book``
    has the prices.
    """
    return Analysis(journey, path, infer=infer, book=book)
