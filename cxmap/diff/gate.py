"""What is grave enough to stop a build (docs/method.md 10.4)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

from cxmap.diff.comparison import Comparison
from cxmap.diff.put_back import PutBack
from cxmap.diff.verdict import NOT_ACCEPTABLE

Gate = Literal["regression", "goal", "deflection", "unsupported", "service-only", "deviation", "never"]
GATES: tuple[Gate, ...] = get_args(Gate)


def hit(comparison: Comparison, gates: Collection[Gate]) -> tuple[Gate, ...]:
    """The gates that a comparison does not pass."""
    verdict = comparison.verdict.name
    holds: dict[Gate, bool] = {
        "regression": _regressed(comparison),
        "goal": verdict == "goal-lost" or (verdict == "deflection" and _loses_goal(comparison)),
        "deflection": verdict == "deflection",
        "unsupported": any(_is_open_question(item, comparison) for item in comparison.verdict.put_back if item.helps),
        "service-only": verdict == "service-only",
    }
    return tuple(gate for gate, holding in holds.items() if holding and gate in gates)


def _loses_goal(comparison: Comparison) -> bool:
    return any(change.id == "goal-lost" for change in comparison.changes)


def _is_open_question(item: PutBack, comparison: Comparison) -> bool:
    """Whether something that would have made the verdict better is put back, and nobody has accepted that."""
    asked = [
        change for change in comparison.changes if (change.id, change.touchpoint) == (item.question, item.touchpoint)
    ]
    return all(change.accepted is None for change in asked)


def _regressed(comparison: Comparison) -> bool:
    """A regression that nobody accepted, or a goal that is lost.

    A verdict of regression also counts where many small changes add up to it, until somebody accepts one of them.
    """
    if comparison.verdict.name in NOT_ACCEPTABLE or any(change.is_open_regression for change in comparison.changes):
        return True
    return comparison.verdict.name == "regression" and not any(change.accepted for change in comparison.changes)
