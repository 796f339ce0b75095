"""Who has to be in the room when the team looks back at where the journey broke, and why (docs/method.md 7.8)."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint


class Retro(NamedTuple):
    """``reasons`` has the teams to invite, in order, each with its reasons. ``missing`` are those that the file's own
    invitation forgets. ``unowned`` are indices of breakdowns that nobody owns.
    """

    reasons: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    unowned: tuple[int, ...]

    @property
    def invite(self) -> tuple[str, ...]:
        """The teams, in order."""
        return tuple(self.reasons)


def retro(journey: Journey, ranked: tuple[int, ...], roots: tuple[dict[int, float], ...]) -> Retro:
    """Owners, supporters and owners of the causes of each breakdown; then the team that solved it."""
    reasons: dict[str, dict[str, None]] = {}

    def invite(teams: tuple[str, ...], why: str) -> None:
        for team in teams:
            reasons.setdefault(team, {})[why] = None

    for i in ranked:
        touchpoint = journey.touchpoints[i]
        invite(_owners(touchpoint), f"owns the breakdown {touchpoint.name!r}")
        invite(touchpoint.written.supported_by, f"supports the breakdown {touchpoint.name!r}")
        for root in sorted(roots[i]):
            if root != i:
                invite(_owners(journey.touchpoints[root]), f"owns the cause {journey.touchpoints[root].name!r}")
    if ranked and journey.goal_at is not None:
        solved = journey.touchpoints[journey.goal_at]
        invite(_owners(solved), f"solved it at {solved.name!r}")
    invited = journey.written.retro.invite if journey.written.retro else None
    return Retro(
        {team: tuple(why) for team, why in reasons.items()},
        tuple(team for team in reasons if team not in invited) if invited is not None else (),
        tuple(i for i in ranked if not journey.touchpoints[i].owners and not journey.touchpoints[i].outside),
    )


def _owners(touchpoint: Touchpoint) -> tuple[str, ...]:
    return () if touchpoint.outside else touchpoint.owners
