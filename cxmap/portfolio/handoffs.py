"""Which pairs of teams lose most between them (docs/method.md 15.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.handoffs import Handoff
from cxmap.journey.vocabulary import Context
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import rank


class Pair(NamedTuple):
    """Handoffs from a team to a team in a month, and of these by what the next team knew and who carried them."""

    from_team: str
    to_team: str
    handoffs: float
    lost: float
    unknown: float
    carried: float
    journeys: int


def pairs(journeys: Sequence[Summed]) -> tuple[Pair, ...]:
    """Every pair: where most context is lost first, then where most is unknown, then the most frequent, then names."""
    met: dict[tuple[str, str], list[tuple[Handoff, float]]] = {}
    among: dict[tuple[str, str], set[int]] = {}
    for i, (analysis, customers) in enumerate(journeys):
        for handoff in analysis.handoffs.all:
            teams = handoff.from_team, handoff.to_team
            met.setdefault(teams, []).append((handoff, customers * handoff.reach))
            among.setdefault(teams, set()).add(i)
    found = [_pair(teams, handoffs, len(among[teams])) for teams, handoffs in met.items()]
    return tuple(
        sorted(found, key=lambda pair: (-rank(pair.lost), -rank(pair.unknown), -rank(pair.handoffs), pair[:2]))
    )


def _pair(teams: tuple[str, str], handoffs: list[tuple[Handoff, float]], journeys: int) -> Pair:
    return Pair(
        *teams,
        handoffs=sum(times for _, times in handoffs),
        lost=_with("lost", handoffs),
        unknown=_with("unknown", handoffs),
        carried=sum(times for handoff, times in handoffs if handoff.customer_carried),
        journeys=journeys,
    )


def _with(context: Context, handoffs: list[tuple[Handoff, float]]) -> float:
    return sum(times for handoff, times in handoffs if handoff.context == context)
