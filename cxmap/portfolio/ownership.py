"""Who owns what customers meet, and what nobody owns (docs/method.md 15.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.parts import EPSILON
from cxmap.journey.vocabulary import NOBODY
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import ranked, sums


class Ownership(NamedTuple):
    """``encounters`` a month in the company, of which ``unowned`` belong to nobody. ``teams`` counts today's journeys,
    also those that cannot be summed, in which each team owns a touchpoint; the most first, then by name.
    """

    encounters: float
    unowned: float
    teams: tuple[tuple[str, int], ...]

    @property
    def unowned_share(self) -> float | None:
        """The share of encounters that nobody owns; None without any."""
        return self.unowned / self.encounters if self.encounters > EPSILON else None


def ownership(journeys: Sequence[Summed], today: Sequence[Analysis]) -> Ownership:
    """Encounters of the journeys that are summed, teams of all of today's."""
    met = [
        (step.team, customers * step.encounters)
        for analysis, customers in journeys
        for step in analysis.journey.in_front
        if step.team is not None
    ]
    counted = sums((team, 1.0) for analysis in today for team in analysis.handoffs.teams_in_front)
    return Ownership(
        encounters=sum(amount for _, amount in met),
        unowned=sum(amount for team, amount in met if team == NOBODY),
        teams=tuple((team, round(counted[team])) for team in ranked(counted)),
    )
