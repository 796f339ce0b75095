"""How much service the experience makes customers need."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.figures import help_needed
from cxmap.diff.versions import Versions
from cxmap.wording import per_100, rose


@changes(
    *opposites(
        "help-needed-up", "help-needed-down", when=("help needed rose, with what nobody said why (8.5)", "it fell")
    ),
    topic="Goal, deadline, help",
)
def needed(versions: Versions) -> Iterator[Fact]:
    """More or fewer steps of seeking help that the experience caused, per 100 customers.

    Demand of which nobody said why counts here, so that deleting a cause improves nothing.
    """
    old, new = help_needed(versions.old.analysis), help_needed(versions.new.analysis)
    if abs(new - old) > EPSILON:
        kind = "help-needed-up" if new > old else "help-needed-down"
        message = f"Help needed {rose(old, new)} from {per_100(old)} to {per_100(new)} per 100 customers"
        yield versions.journey_fact(kind, message + _unknown(versions), 100 * old, 100 * new)


def _unknown(versions: Versions) -> str:
    olds, news = (side.analysis.demand.unknown for side in (versions.old, versions.new))
    if max(olds, news) <= EPSILON:
        return ""
    return f" (nobody said why {per_100(olds)} of them before and {per_100(news)} now)"
