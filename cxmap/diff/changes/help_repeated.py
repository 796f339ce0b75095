"""How much service is needed because service failed."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.figures import HELP_REPEATED
from cxmap.diff.versions import Versions
from cxmap.wording import per_100, rose


@changes(
    *opposites("help-repeated-up", "help-repeated-down", when=("help repeated rose (5.4)", "it fell")),
    topic="Goal, deadline, help",
)
def repeated(versions: Versions) -> Iterator[Fact]:
    """More or fewer steps of seeking help that service itself caused, per 100 customers."""
    old, new = versions.old.analysis.demand.help_repeated, versions.new.analysis.demand.help_repeated
    if abs(new - old) > EPSILON:
        kind = "help-repeated-up" if new > old else "help-repeated-down"
        message = f"{HELP_REPEATED} {rose(old, new)} from {per_100(old)} to {per_100(new)} per 100 customers"
        yield versions.journey_fact(kind, message, 100 * old, 100 * new)
