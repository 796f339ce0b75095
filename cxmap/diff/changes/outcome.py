"""What comes of a step."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.changes.breakdown import told_signals
from cxmap.diff.changes.cause import DONE_HERE
from cxmap.diff.changes.cause import judge as judge_cause
from cxmap.diff.fact import Fact
from cxmap.diff.outcomes import RANKS
from cxmap.diff.versions import Pair, Versions


@changes(
    *opposites(
        "outcome-down",
        "outcome-up",
        when=(
            (
                "the outcome (1.4) falls: from done to partly or none, or from these to failed, unavailable or "
                "abandoned; implied where a breakdown, a cause, a route or the goal tells it"
            ),
            "the way back, if it is proven (8.6)",
        ),
    ),
    topic="Friction, breakdowns, evidence",
)
def outcome(versions: Versions) -> Iterator[Fact]:
    """Customers get less or more done at a step than before.

    An outcome that nobody wrote follows from the score, and the score tells of it. Where the step breaks or a way to a
    person is closed because of it, or the goal is lost, that says it all. A better outcome that nothing supports is
    `outcome-up-unsupported`.
    """
    for pair in versions.edited:
        old, new = pair.old.outcome, pair.new.outcome
        is_written = pair.old.written.outcome is not None or pair.new.written.outcome is not None
        if is_written and RANKS[old] != RANKS[new]:
            kind = "outcome-up" if RANKS[new] > RANKS[old] else "outcome-down"
            fact = pair.fact(kind, f"the outcome is {new} now, was {old}", old, new, "outcome")
            yield fact._replace(implied=_is_told(versions, pair))


def _is_told(versions: Versions, pair: Pair) -> bool:
    """Whether another change says the same of this step."""
    signals = {signal for moved in told_signals(versions, pair) for signal in moved}
    breaks = bool({pair.old.outcome, pair.new.outcome} & signals)
    route = pair.old.is_contact and pair.new.is_contact and pair.old.is_handled != pair.new.is_handled
    return breaks or route or _is_goal(versions, pair) or _is_fixed(versions, pair)


def _is_goal(versions: Versions, pair: Pair) -> bool:
    """Whether the goal is met in one version only, and this is where."""
    old, new = versions.old.journey, versions.new.journey
    met, at = (old, pair.old.index) if old.is_met else (new, pair.new.index)
    return old.is_met != new.is_met and at in met.goals


def _is_fixed(versions: Versions, pair: Pair) -> bool:
    """Whether a cause is told as fixed because customers get it done here."""
    if pair.new.index in versions.senders[1] or pair.old.index not in versions.senders[0]:
        return False
    told = judge_cause(pair.fact("cause-removed", "", None, None), versions)
    return told is not None and told.because == DONE_HERE
