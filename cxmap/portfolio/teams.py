"""What each team makes and takes over all journeys (docs/method.md 15.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cxmap.analysis.teams import Team
from cxmap.journey.vocabulary import NOBODY, OUTSIDE
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import rank


class TeamSums(NamedTuple):
    """One owner, in amounts a month; friction None where none of its journeys is scored.

    ``journeys`` counts those in which it owns a touchpoint; ``is_thin`` says that there is only one, so that its sums
    say as much about that journey as about the team. ``is_partner``: another company, for which ours answers.
    """

    team: str
    contacts_caused: float
    contacts_handled: float
    friction_made: float | None
    friction_felt: float | None
    journeys: int
    is_thin: bool
    is_partner: bool


def teams(journeys: Sequence[Summed]) -> tuple[TeamSums, ...]:
    """Every owner of a touchpoint: who makes or takes most contacts first, then who makes most friction, then names."""
    shares: dict[str, list[tuple[Team, float]]] = {}
    for analysis, customers in journeys:
        for team in analysis.teams:
            shares.setdefault(team.team, []).append((team, customers))
    partners = {
        step.owner for analysis, _ in journeys for step in analysis.journey.touchpoints if step.control == "partner"
    }
    found = [_team(name, share, is_partner=name in partners) for name, share in shares.items()]
    return tuple(sorted(found, key=_by_size))


def _by_size(team: TeamSums) -> tuple[float, float, str]:
    return -rank(max(team.contacts_caused, team.contacts_handled)), -rank(team.friction_made or 0.0), team.team


def _team(name: str, share: list[tuple[Team, float]], *, is_partner: bool) -> TeamSums:
    is_team = name not in (NOBODY, OUTSIDE)
    return TeamSums(
        name,
        contacts_caused=sum(customers * team.contacts_caused for team, customers in share),
        contacts_handled=sum(customers * team.contacts_handled for team, customers in share),
        friction_made=_known((team.friction_caused, customers) for team, customers in share),
        friction_felt=_known((team.friction_felt, customers) for team, customers in share),
        journeys=len(share),
        is_thin=is_team and len(share) == 1,
        is_partner=is_team and is_partner,
    )


def _known(amounts: Iterable[tuple[float | None, float]]) -> float | None:
    """The sum of what is known, None if nothing is."""
    known = [points * customers for points, customers in amounts if points is not None]
    return sum(known) if known else None
