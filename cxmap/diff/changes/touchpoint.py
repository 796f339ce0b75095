"""Touchpoints that only one of the versions has."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import NEUTRAL, QUESTION, REGRESSION, Fact, Judgement, Kind, changes
from cxmap.diff.gone import is_unexplained, stranded, why
from cxmap.diff.say import anchor
from cxmap.diff.signals import in_words
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP

_QUESTION = ": was it mended, or is it only not drawn any more? If it is gone, say so in `retired`"


def judge(fact: Fact, both: Both) -> Judgement | None:
    """A new step is a regression if it is hard or broken; what is gone may be missed, or has to be explained."""
    if fact.after is not None:
        return _new(fact, both, fact.after)
    return _gone(both, both.old.touchpoints[fact.before]) if fact.before is not None else None


def _new(fact: Fact, both: Both, index: int) -> Judgement:
    signals = both.new.analysis.breakdowns.signals[index]
    if signals:
        said = in_words(one for one in signals if one != "blocked")
        return Judgement(fact.kind, REGRESSION, f"; a breakdown: {said}" if said else "; a breakdown")
    hard = (both.new.touchpoints[index].anchor or 0) >= NEEDED_HELP
    return Judgement(fact.kind, REGRESSION if hard else NEUTRAL)


def _gone(both: Both, one: Touchpoint) -> Judgement | None:
    where = stranded(both.new) if one.is_contact else ""
    if where:
        return Judgement("route-removed", REGRESSION, f"; {where}")
    if is_unexplained(both, one):
        return Judgement("touchpoint-vanished", QUESTION, _QUESTION)
    return Judgement("route-removed", NEUTRAL) if one.is_contact else None


@changes(
    Kind("touchpoint-added", NEUTRAL, "touchpoint-removed", mark="added"),
    Kind("touchpoint-removed", NEUTRAL, "touchpoint-added", mark="removed"),
    Kind("touchpoint-vanished", QUESTION, instead_of="touchpoint-removed", mark="removed"),
    judge=judge,
)
def touchpoint(both: Both) -> Iterator[Fact]:
    """A step is new or gone; its effect shows in the other changes.

    A new one that is hard (4 or 5) or breaks is a regression. A contact that is gone is `route-removed`. Any hard step
    that is gone with no word in `retired` is a question.
    """
    for one in both.removed:
        what = f"this {one.channel} contact is gone" if one.is_contact else "is gone"
        message = f"{what}, had {_friction(one)}{why(both, one)}"
        yield Fact("touchpoint-removed", message, before=one.index, old=one.friction)
    for one in both.added:
        what = f"a new {one.channel} contact" if one.is_contact else "is new"
        yield Fact("touchpoint-added", f"{what}, with {_friction(one)}", after=one.index, new=one.friction)


def _friction(one: Touchpoint) -> str:
    return "no friction score" if one.friction is None else f"friction {anchor(one.friction)}"
