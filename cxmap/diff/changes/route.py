"""The ways to a person who helps, where both versions have them."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, NEUTRAL, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.removed import stranded
from cxmap.diff.versions import Versions


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A contact that cannot be used is missed where something still breaks and no contact after it ends well."""
    closes = fact.kind == "route-removed"
    where = stranded(versions.new if closes else versions.old)
    if not where:
        return None
    return Judgement(fact.kind, REGRESSION if closes else IMPROVEMENT, f"; {where}")


@changes(
    Kind("route-removed", NEUTRAL, "route-added", mark="removed"),
    Kind("route-added", NEUTRAL, "route-removed", mark="added"),
    judge=judge,
)
def route(versions: Versions) -> Iterator[Fact]:
    """A contact becomes unavailable, or can be used again.

    It is a regression where a breakdown remains and no contact after it ends with the matter done; where nothing
    breaks any more, nobody misses the contact. A contact that is gone altogether is reported under the same name.
    """
    for pair in versions.edited:
        if pair.old.is_contact and pair.new.is_contact and pair.old.is_handled != pair.new.is_handled:
            opens = pair.new.is_handled
            message = "can be reached now, and could not before" if opens else "cannot be reached any more"
            kind = "route-added" if opens else "route-removed"
            yield pair.fact(kind, message, pair.old.outcome, pair.new.outcome, "outcome")
