"""Everything that is known about many journeys together, each fact worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.parts import EPSILON
from cxmap.journey.ids import slug, unique
from cxmap.portfolio.channels import Channel, channels
from cxmap.portfolio.chosen import Chosen, LeftOut, Summed, chosen, is_today
from cxmap.portfolio.coverage import Coverage, coverage
from cxmap.portfolio.demand import Demand, demand
from cxmap.portfolio.fixes import Fix, fixes
from cxmap.portfolio.handoffs import Pair, pairs
from cxmap.portfolio.ownership import Ownership, ownership
from cxmap.portfolio.teams import TeamSums, teams


class Portfolio:
    """The facts of many journeys: those of each, times its customers per month, added up. No formula of its own.

    ``analyses`` are all that were given; only ``summed`` count in amounts a month. ``unread`` are the files that were
    given and are no valid journeys.
    """

    def __init__(self, analyses: Iterable[Analysis], unread: Iterable[str] = ()) -> None:
        self.analyses = tuple(analyses)
        self.unread = tuple(unread)

    @cached_property
    def _chosen(self) -> Chosen:
        return chosen(self.analyses)

    @property
    def summed(self) -> tuple[Summed, ...]:
        """The journeys that are added up, with their customers per month."""
        return self._chosen.summed

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The journeys that are not, and why."""
        return self._chosen.left_out

    @property
    def today(self) -> tuple[Analysis, ...]:
        """The journeys that tell what happens."""
        return tuple(filter(is_today, self.analyses))

    @cached_property
    def anchors(self) -> dict[Analysis, str]:
        """A name for each analysis that no other one has: its journey's id as a slug, a repeat with ``-2``."""
        names = unique((None for _ in self.analyses), (slug(analysis.journey.id) for analysis in self.analyses))
        return dict(zip(self.analyses, names, strict=True))

    @property
    def customers(self) -> float:
        """Customers who start one of the journeys in a month; somebody who starts two counts twice."""
        return sum(customers for _, customers in self.summed)

    @cached_property
    def demand(self) -> Demand:
        """Who makes the contacts, and who takes them."""
        return demand(self.summed)

    @cached_property
    def friction(self) -> float | None:
        """Friction points a month; None if nothing is scored."""
        loads = [(analysis.friction.load, customers) for analysis, customers in self.summed]
        known = [load * customers for load, customers in loads if load is not None]
        return sum(known) if known else None

    @cached_property
    def estimate_share(self) -> float | None:
        """The share of the friction that rests on estimates; None without friction."""
        shares = [
            (analysis.friction.load or 0.0, analysis.evidence.estimate_share or 0.0, customers)
            for analysis, customers in self.summed
        ]
        whole = sum(load * customers for load, _, customers in shares)
        return sum(load * share * customers for load, share, customers in shares) / whole if whole > EPSILON else None

    @cached_property
    def scored_share(self) -> float | None:
        """The share of encounters that are scored, so that friction can be read; None without encounters."""
        met = scored = 0.0
        for analysis, customers in self.summed:
            steps = analysis.journey.in_front
            met += customers * sum(step.encounters for step in steps)
            scored += customers * sum(step.encounters for step in steps if step.friction is not None)
        return scored / met if met > EPSILON else None

    @cached_property
    def teams(self) -> tuple[TeamSums, ...]:
        """What each team makes and takes."""
        return teams(self.summed)

    @cached_property
    def handoffs(self) -> tuple[Pair, ...]:
        """Where most is lost between teams."""
        return pairs(self.summed)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """How each channel holds."""
        return channels(self.summed)

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """What to mend first."""
        return fixes(self.summed)

    @cached_property
    def coverage(self) -> Coverage:
        """What is mapped at all."""
        return coverage(self.today)

    @cached_property
    def ownership(self) -> Ownership:
        """Who owns what customers meet."""
        return ownership(self.summed, self.today)
