"""What comes of a step."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Judgement, changes, opposites
from cxmap.diff.changes.breakdown import told_signals
from cxmap.diff.changes.cause import DONE_HERE
from cxmap.diff.changes.cause import judge as judge_cause
from cxmap.diff.fact import Fact
from cxmap.diff.outcomes import RANKS
from cxmap.diff.proof import new_proof
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.vocabulary import Outcome

_RANKS: dict[Outcome, int] = {**RANKS, "none": RANKS["partly"]}
"""The higher, the better: of what customers get done it is worse that nothing comes of it, but no failure."""


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """That something comes of it at last has to be planned or shown; what is asked about is not told here."""
    if fact.kind != "outcome-up" or fact.old != "none" or fact.before is None:
        return None
    pair = next(pair for pair in versions.pairs if pair.old.index == fact.before)
    planned = versions.new.journey.written.state == "to-be" and pair.new.written.outcome is not None
    return None if planned or new_proof(pair, "outcome") else Judgement(fact.kind, NEUTRAL, "; nothing shows it")


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
    judge=judge,
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
        if is_written and _RANKS[old] != _RANKS[new]:
            kind = "outcome-up" if _RANKS[new] > _RANKS[old] else "outcome-down"
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
