"""Touchpoints that only one of the versions has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.removed import is_unexplained, stranded, why
from cxmap.diff.signals import in_words
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP, in_anchor

_QUESTION = ": was it mended, or is it only not drawn any more? If it is gone, say so in `retired`"


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A new step is a regression if it is hard or broken; what is gone may be missed, or has to be explained."""
    if fact.after is not None:
        return _new(fact, versions, fact.after)
    return _gone(versions, versions.old.touchpoints[fact.before]) if fact.before is not None else None


def _new(fact: Fact, versions: Versions, index: int) -> Judgement:
    signals = versions.new.analysis.breakdowns.signals[index]
    if signals:
        said = in_words(signal for signal in signals if signal != "blocked")
        return Judgement(fact.kind, REGRESSION, f"; a breakdown: {said}" if said else "; a breakdown")
    hard = (versions.new.touchpoints[index].anchor or 0) >= NEEDED_HELP
    return Judgement(fact.kind, REGRESSION if hard else NEUTRAL)


def _gone(versions: Versions, touchpoint: Touchpoint) -> Judgement | None:
    where = stranded(versions.new) if touchpoint.is_contact else ""
    if where:
        return Judgement("route-removed", REGRESSION, f"; {where}")
    if is_unexplained(versions, touchpoint):
        return Judgement("touchpoint-vanished", QUESTION, _QUESTION)
    return Judgement("route-removed", NEUTRAL) if touchpoint.is_contact else None


@changes(
    Kind("touchpoint-added", NEUTRAL, "touchpoint-removed", mark="added"),
    Kind("touchpoint-removed", NEUTRAL, "touchpoint-added", mark="removed"),
    Kind("touchpoint-vanished", QUESTION, instead_of="touchpoint-removed", mark="removed"),
    judge=judge,
    alone="retired",
)
def touchpoint(versions: Versions) -> Iterator[Fact]:
    """A step is new or gone; its effect shows in the other changes.

    A new one that is hard (4 or 5) or breaks is a regression. A contact that is gone is `route-removed`. Any hard step
    that is gone with no word in `retired` is a question.
    """
    for step in versions.removed:
        what = f"this {step.channel} contact is gone" if step.is_contact else "is gone"
        message = f"{what}, had {_friction(step)}{why(versions, step)}"
        yield Fact("touchpoint-removed", message, before=step.index, old=step.friction)
    for step in versions.added:
        what = f"a new {step.channel} contact" if step.is_contact else "is new"
        yield Fact("touchpoint-added", f"{what}, with {_friction(step)}", after=step.index, new=step.friction)


def _friction(touchpoint: Touchpoint) -> str:
    return "no friction score" if touchpoint.friction is None else f"friction {in_anchor(touchpoint.friction)}"
