"""The figures of one version that a comparison rests on, and what of them can be compared (docs/method.md 8.5)."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.diff.version import Version
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Ends

HELP_REPEATED = "Help needed again because service failed"


class Figures(NamedTuple):
    """One version in figures. Help per 100 customers, friction in points per customer, contacts per customer.

    ``help_unknown_per_100`` is the part of ``help_needed_per_100`` of which nobody said why. Friction is None where
    nothing was scored. ``service_share`` is the share of touchpoints that are service, 0 to 1; ``goal_share`` that of
    the customers who meet the goal, ``goal_minutes`` when they usually do, None where no time is stated or it is not
    met, and ``deadline_minutes`` when they have to.
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
    goal_share: float
    goal_minutes: float | None
    deadline_minutes: float | None


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
        goal_share=analysis.goal.share,
        goal_minutes=_goal_minutes(analysis),
        deadline_minutes=analysis.journey.deadline,
    )


def help_needed(analysis: Analysis) -> float:
    """Steps of seeking help that the experience caused, per customer; those without a known cause count."""
    return analysis.demand.help_needed + analysis.demand.unknown


def is_known(touchpoint: Touchpoint) -> bool:
    """Whether the file, the configuration or the channel says to which part of the experience it belongs."""
    return touchpoint.has_class


def goal_share(version: Version) -> float:
    """The share of customers who get what they came for, 0 to 1."""
    return version.analysis.goal.share


def goal_minutes(version: Version) -> float | None:
    """When customers usually meet the goal, in minutes; None where no time is stated or it is not met."""
    return _goal_minutes(version.analysis)


def _goal_minutes(analysis: Analysis) -> float | None:
    return analysis.timing.elapsed if analysis.journey.goal_at is not None else None
