"""The ways to a person who helps, where both versions have them."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, NEUTRAL, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.nowhere import is_route
from cxmap.diff.removed import missed
from cxmap.diff.versions import Versions


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A contact that got customers somewhere is missed as long as what sent them there is not mended."""
    if fact.kind == "route-added":
        opens = fact.after is not None and is_route(versions.new.touchpoints[fact.after])
        return Judgement(fact.kind, IMPROVEMENT) if opens else None
    why = missed(versions, versions.old.touchpoints[fact.before]) if fact.before is not None else ""
    return Judgement(fact.kind, REGRESSION, f"; {why}") if why else None


@changes(
    Kind(
        "route-removed",
        NEUTRAL,
        "route-added",
        mark="removed",
        weight=4,
        when="a contact (1.3) is gone, instead of `touchpoint-removed`, or got through and is unavailable now",
        otherwise="regression, if a breakdown remains and no contact after it ends with the matter done",
    ),
    Kind(
        "route-added",
        NEUTRAL,
        "route-removed",
        mark="added",
        weight=4,
        when="a contact was unavailable and gets through now",
        otherwise="improvement, if the old version had such a breakdown",
    ),
    judge=judge,
    topic="Steps that are new or gone",
)
def route(versions: Versions) -> Iterator[Fact]:
    """A contact becomes unavailable, or can be used again.

    It is a regression where the contact got customers somewhere and what sent them there is not mended. A contact that
    never worked is not missed. One that is gone altogether is reported under the same name.
    """
    for pair in versions.edited:
        if pair.old.is_contact and pair.new.is_contact and pair.old.is_handled != pair.new.is_handled:
            opens = pair.new.is_handled
            message = "can be reached now, and could not before" if opens else "cannot be reached any more"
            kind = "route-added" if opens else "route-removed"
            yield pair.fact(kind, message, pair.old.outcome, pair.new.outcome, "outcome")
