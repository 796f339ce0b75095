"""Touchpoints that only one of the versions has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.removed import missed
from cxmap.diff.removed import why as _why
from cxmap.diff.signals import in_words
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP, in_anchor


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A new step is a regression if it is hard or broken; what is gone may be missed, or has to be explained."""
    if fact.after is not None:
        return _new(fact, versions, fact.after)
    return _gone(versions, versions.old.touchpoints[fact.before]) if fact.before is not None else None


def _new(fact: Fact, versions: Versions, index: int) -> Judgement:
    if _is_symptom(versions, index):
        return Judgement(fact.kind, NEUTRAL, "; it is there because another step breaks")
    signals = versions.new.analysis.breakdowns.signals[index]
    if signals:
        said = in_words(signal for signal in signals if signal != "blocked")
        return Judgement(fact.kind, REGRESSION, f"; a breakdown: {said}" if said else "; a breakdown")
    hard = (versions.new.touchpoints[index].anchor or 0) >= NEEDED_HELP
    return Judgement(fact.kind, REGRESSION if hard else NEUTRAL)


def _is_symptom(versions: Versions, index: int) -> bool:
    """Whether it is only there because of steps that were there before: it is told at them."""
    causes = versions.new.analysis.causes.direct[index]
    return bool(causes) and all(cause.at in versions.match_of_new for cause in causes)


def _gone(versions: Versions, step: Touchpoint) -> Judgement | None:
    if not step.is_contact:
        return None
    why = missed(versions, step)
    return Judgement("route-removed", REGRESSION, f"; {why}") if why else Judgement("route-removed", NEUTRAL)


@changes(
    Kind(
        "touchpoint-added",
        NEUTRAL,
        "touchpoint-removed",
        mark="added",
        weight=4,
        when="it is in no match (8.2)",
        otherwise="regression, if it has a signal of 6.1 or its score rounds to 4 or 5",
    ),
    Kind(
        "touchpoint-removed",
        NEUTRAL,
        "touchpoint-added",
        mark="removed",
        weight=4,
        when="it is gone; its effect shows in the other changes",
    ),
    judge=judge,
    alone="retired",
    topic="Steps that are new or gone",
)
def touchpoint(versions: Versions) -> Iterator[Fact]:
    """A step is new or gone; its effect shows in the other changes.

    A new one that is hard (4 or 5) or breaks is a regression, unless it is there because a step of before sends
    customers to it. A contact that is gone is `route-removed`. What is gone with no word in `retired` is
    `touchpoint-vanished`.
    """
    for step in versions.removed:
        what = f"this {step.channel} contact is gone" if step.is_contact else "is gone"
        message = f"{what}, had {_friction(step)}{_why(versions, step)}"
        yield Fact("touchpoint-removed", message, before=step.index, old=step.friction)
    for step in versions.added:
        what = f"a new {step.channel} contact" if step.is_contact else "is new"
        yield Fact("touchpoint-added", f"{what}, with {_friction(step)}", after=step.index, new=step.friction)


def _friction(touchpoint: Touchpoint) -> str:
    return "no friction score" if touchpoint.friction is None else f"friction {in_anchor(touchpoint.friction)}"
