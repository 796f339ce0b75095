"""What to mend first, over all journeys: by friction and by contacts, which need not agree (docs/method.md 15.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.parts import EPSILON
from cxmap.journey.touchpoint import Touchpoint
from cxmap.portfolio.chosen import Summed
from cxmap.portfolio.sums import rank


class Site(NamedTuple):
    """A touchpoint in one journey, with what fixing it there would remove in a month."""

    analysis: Analysis
    step: Touchpoint
    friction: float
    contacts: float

    @property
    def is_breakdown(self) -> bool:
        """Whether it breaks in that journey."""
        return bool(self.analysis.breakdowns.signals[self.step.index])


class Fix(NamedTuple):
    """A touchpoint that one team would mend, wherever it stands: the journeys share it, so their effects add up.

    ``sites`` has the largest effect first; friction points and contacts are those of a month.
    """

    touchpoint: str
    team: str
    sites: tuple[Site, ...]
    friction: float
    contacts: float

    @property
    def name(self) -> str:
        """What it is called where its effect is largest."""
        return self.sites[0].step.name

    @property
    def is_breakdown(self) -> bool:
        """Whether it breaks anywhere."""
        return any(site.is_breakdown for site in self.sites)


def fixes(journeys: Sequence[Summed]) -> tuple[Fix, ...]:
    """Every touchpoint that has an effect; most friction first, then most contacts, then by name.

    Within a journey effects overlap, so fixes of one journey are never added up.
    """
    found: dict[tuple[str, str], list[Site]] = {}
    for analysis, customers in journeys:
        for step, gone in zip(analysis.journey.touchpoints, analysis.removable, strict=True):
            site = Site(analysis, step, customers * gone.friction, customers * gone.contacts)
            if site.friction > EPSILON or site.contacts > EPSILON:
                found.setdefault((step.id, step.owner), []).append(site)
    return tuple(sorted((_fix(*key, sites) for key, sites in found.items()), key=_by_friction))


def by_contacts(found: Sequence[Fix]) -> tuple[Fix, ...]:
    """The same with most contacts first."""
    return tuple(sorted(found, key=lambda fix: (-rank(fix.contacts), _by_friction(fix))))


def _by_friction(fix: Fix) -> tuple[float, float, str, str, str]:
    return -rank(fix.friction), -rank(fix.contacts), fix.name, fix.touchpoint, fix.team


def _fix(touchpoint: str, team: str, sites: list[Site]) -> Fix:
    ordered = sorted(sites, key=lambda site: (-rank(site.friction), -rank(site.contacts), site.analysis.journey.id))
    friction, contacts = sum(site.friction for site in sites), sum(site.contacts for site in sites)
    return Fix(touchpoint, team, tuple(ordered), friction, contacts)
