"""What is grave enough to stop a build (docs/method.md 10.4)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

from cxmap.diff.comparison import Comparison
from cxmap.diff.verdict import NOT_ACCEPTABLE

Gate = Literal["regression", "goal", "deflection", "unsupported", "service-only", "deviation", "never"]
GATES: tuple[Gate, ...] = get_args(Gate)


def hit(comparison: Comparison, gates: Collection[Gate]) -> tuple[Gate, ...]:
    """The gates that a comparison does not pass."""
    verdict = comparison.verdict.name
    holds: dict[Gate, bool] = {
        "regression": _regressed(comparison),
        "goal": verdict in NOT_ACCEPTABLE,
        "deflection": verdict == "deflection",
        "unsupported": any(change.id == "friction-down-unsupported" for change in comparison.changes),
        "service-only": verdict == "service-only",
    }
    return tuple(gate for gate, holding in holds.items() if holding and gate in gates)


def _regressed(comparison: Comparison) -> bool:
    """A regression that nobody accepted, or a goal that is lost.

    A verdict of regression also counts where many small changes add up to it, until somebody accepts one of them.
    """
    if comparison.verdict.name in NOT_ACCEPTABLE or any(change.is_open_regression for change in comparison.changes):
        return True
    return comparison.verdict.name == "regression" and not any(change.accepted for change in comparison.changes)
