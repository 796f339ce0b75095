"""The figures of one version that a comparison rests on, and what of them can be compared (docs/method.md 8.5)."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Ends

HELP_REPEATED = "Help needed again because service failed"


class Figures(NamedTuple):
    """One version in figures. Help per 100 customers, friction in points per customer, contacts per customer.

    ``help_unknown_per_100`` is the part of ``help_needed_per_100`` of which nobody said why. Friction is None where
    nothing was scored. ``service_share`` is the share of touchpoints that are service, 0 to 1.
    """

    goal: Ends
    help_needed_per_100: float
    help_unknown_per_100: float
    help_repeated_per_100: float
    friction_experience: float | None
    friction_service: float | None
    contacts_tried: float
    load: float | None
    touchpoints: int
    handoffs: int
    mean_friction: float | None
    service_share: float


def figures(analysis: Analysis) -> Figures:
    """The figures of one version."""
    felt, demand, counts = analysis.split.friction_felt, analysis.demand, analysis.split.touchpoints
    return Figures(
        goal=analysis.journey.ends,
        help_needed_per_100=100 * help_needed(analysis),
        help_unknown_per_100=100 * demand.unknown,
        help_repeated_per_100=100 * demand.help_repeated,
        friction_experience=felt.experience if felt else None,
        friction_service=felt.service if felt else None,
        contacts_tried=demand.contacts_tried,
        load=analysis.friction.load,
        touchpoints=len(analysis.journey.touchpoints),
        handoffs=len(analysis.handoffs.all),
        mean_friction=analysis.friction.mean,
        service_share=counts.service / counts.total,
    )


def help_needed(analysis: Analysis) -> float:
    """Steps of seeking help that the experience caused, per customer; those without a known cause count."""
    return analysis.demand.help_needed + analysis.demand.unknown


class Movement(NamedTuple):
    """The four amounts that decide the verdict, per customer, old and new; None where nothing was scored."""

    needed: tuple[float, float]
    repeated: tuple[float, float]
    experience: tuple[float, float] | None
    service: tuple[float, float] | None
    unscored: int
    """Touchpoints that both versions have and only one of them scored: they are left out of both sums."""


def movement(versions: Versions) -> Movement:
    """What went up and what went down.

    A touchpoint that lost or won its score is left out on both sides: unknown is not 0.
    """
    skipped = [pair for pair in versions.pairs if (pair.old.friction is None) != (pair.new.friction is None)]
    olds = _scored(versions.old.touchpoints, {pair.old.index for pair in skipped})
    news = _scored(versions.new.touchpoints, {pair.new.index for pair in skipped})
    known = bool(olds) and bool(news)
    return Movement(
        needed=(help_needed(versions.old.analysis), help_needed(versions.new.analysis)),
        repeated=(versions.old.analysis.demand.help_repeated, versions.new.analysis.demand.help_repeated),
        experience=(_felt(olds, service=False), _felt(news, service=False)) if known else None,
        service=(_felt(olds, service=True), _felt(news, service=True)) if known else None,
        unscored=len(skipped),
    )


def _scored(touchpoints: tuple[Touchpoint, ...], skipped: set[int]) -> list[Touchpoint]:
    return [
        touchpoint for touchpoint in touchpoints if touchpoint.friction is not None and touchpoint.index not in skipped
    ]


def _felt(touchpoints: list[Touchpoint], *, service: bool) -> float:
    return sum(touchpoint.felt for touchpoint in touchpoints if touchpoint.is_service == service)
