"""How hard a touchpoint is."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.vocabulary import in_anchor
from cxmap.wording import rose


@changes(
    *opposites(
        "friction-up",
        "friction-down",
        weight=1,
        when=(
            "the score rounds to a higher whole number; at a moment of truth, in either version, any rise counts. Both",
            "the way back",
        ),
    ),
    topic="Friction, breakdowns, evidence",
)
def friction(versions: Versions) -> Iterator[Fact]:
    """A step is harder or easier, by the anchors of the scale; at a moment of truth any rise of the score counts.

    A lower score that nothing supports is `friction-down-unsupported`.
    """
    for pair in versions.edited:
        old, new = pair.old.friction, pair.new.friction
        if old is not None and new is not None and is_rise_or_fall(pair):
            kind = "friction-up" if new > old else "friction-down"
            message = f"friction {rose(old, new)} from {in_anchor(old)} to {in_anchor(new)}"
            truth = " at a moment of truth" if _is_moment_of_truth(pair) else ""
            yield pair.fact(kind, message + truth, old, new, "friction")


def is_rise_or_fall(pair: Pair) -> bool:
    """Whether both versions score the step, and not the same."""
    old, new = pair.old, pair.new
    if old.friction is None or new.friction is None:
        return False
    return old.anchor != new.anchor or (old.friction != new.friction and _is_moment_of_truth(pair))


def _is_moment_of_truth(pair: Pair) -> bool:
    return pair.old.written.moment_of_truth or pair.new.written.moment_of_truth
