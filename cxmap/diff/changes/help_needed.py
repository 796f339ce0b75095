"""How much service the experience makes customers need."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.figures import help_needed
from cxmap.diff.reading import with_old_repeats
from cxmap.diff.sign_facts import is_as_written, moved
from cxmap.diff.versions import Versions
from cxmap.wording import number, per_100, rose


@changes(
    *opposites(
        "help-needed-up",
        "help-needed-down",
        when=("help needed rose, with what nobody said why (8.5), as far as it is proven (8.6)", "it fell"),
    ),
    topic="Goal, deadline, help",
)
def needed(versions: Versions) -> Iterator[Fact]:
    """More or fewer steps of seeking help that the experience caused, per 100 customers.

    Demand of which nobody said why counts here, so that deleting a cause improves nothing. It is read as the verdict
    reads it: what is put back is no change, nor is what only comes of putting back.
    """
    old, new = help_needed(versions.old.analysis), help_needed(versions.new.analysis)
    for sign in moved(versions, "help-needed"):
        if not is_as_written(sign, old, new):
            continue
        kind = "help-needed-down" if sign.better else "help-needed-up"
        message = f"Help needed {rose(sign.old, sign.new)} from {number(sign.old)} to {number(sign.new)}"
        yield versions.journey_fact(kind, f"{message} per 100 customers{_unknown(versions)}", sign.old, sign.new)


def _unknown(versions: Versions) -> str:
    read = with_old_repeats(versions.proven)
    olds, news = (side.analysis.demand.unknown for side in (read.old, read.new))
    if max(olds, news) <= EPSILON:
        return ""
    return f" (nobody said why {per_100(olds)} of them before and {per_100(news)} now)"
