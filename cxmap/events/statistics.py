"""Two small formulas: a share's interval, and a share of nothing."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054
"""Of 95 %."""


def share(part: float | None, whole: float | None) -> float | None:
    """A share; unknown if a side is, or if there is nothing to share."""
    return None if part is None or not whole else part / whole


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927), which also holds near 0 and 1 and for few."""
    p, z2 = part / whole, _Z * _Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    return max(0.0, middle - half), min(1.0, middle + half)
