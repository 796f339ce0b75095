"""How many customers get it right at the first try."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import IMPROVEMENT, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.proof import design_changes, new_proof
from cxmap.diff.versions import Pair, Versions
from cxmap.wording import per_100


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """More first tries that work have to be shown, as a lower score has to."""
    pair = next(pair for pair in versions.pairs if pair.new.index == fact.after)
    if fact.kind == "success-down" or _is_shown(versions, pair):
        return None
    return Judgement("success-up-unsupported", QUESTION, ": what shows it?")


@changes(
    Kind(
        "success-down",
        REGRESSION,
        "success-up",
        when="fewer customers get it right at the first try (3.9). Both",
    ),
    Kind("success-up", IMPROVEMENT, "success-down", when="more do. Both"),
    Kind(
        "success-up-unsupported",
        QUESTION,
        instead_of="success-up",
        when="instead of `success-up`, if nothing proves it, as a lower score is proven (8.6)",
    ),
    judge=judge,
    topic="Friction, breakdowns, evidence",
)
def success(versions: Versions) -> Iterator[Fact]:
    """Fewer or more customers get it right at the first try.

    That more do takes new evidence for it, from customers, a survey, data or a publication; in a plan a change of the
    design at the same step will do. Where only one version says how many do, nobody knows whether it changed.
    """
    for pair in versions.edited:
        old, new = pair.old.written.success, pair.new.written.success
        if old is not None and new is not None and abs(new - old) > EPSILON:
            kind = "success-up" if new > old else "success-down"
            message = f"{per_100(new)} of 100 customers get it right at the first try, was {per_100(old)}"
            yield pair.fact(kind, message, old, new, "success")


def _is_shown(versions: Versions, pair: Pair) -> bool:
    planned = versions.new.journey.written.state == "to-be"
    return bool(new_proof(pair, "success")) or (planned and bool(design_changes(pair)))
