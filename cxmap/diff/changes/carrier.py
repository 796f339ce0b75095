"""Who carries the customer's matter across a handoff."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """The company's work is an improvement for the customer, and the other way round."""
    return Judgement(fact.kind, IMPROVEMENT if fact.new == "company" else REGRESSION)


@changes(
    Kind(
        "handoff-shifted",
        IMPROVEMENT,
        "handoff-shifted",
        when="at a handoff in both versions, the company carries it now",
        otherwise="regression, if the customer carries it now",
    ),
    judge=judge,
    topic="Handoffs and owners",
)
def carrier(versions: Versions) -> Iterator[Fact]:
    """At a handoff that both versions have, the company carries the matter now instead of the customer, or reversed."""
    olds, news = versions.arrivals
    for pair in versions.edited:
        if pair.old.initiated_by is None or pair.new.initiated_by is None:
            continue
        old, new = pair.old.initiated_by == "customer", pair.new.initiated_by == "customer"
        if old != new and pair.old.index in olds and pair.new.index in news:
            who = ("customer", "company") if old else ("company", "customer")
            message = f"the {who[1]} carries the matter across the handoff now, was the {who[0]}"
            yield pair.fact("handoff-shifted", message, *who, "initiated_by")
