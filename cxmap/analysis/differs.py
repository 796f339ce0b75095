"""When a map's value and a measured one are said to differ (docs/method.md 3.13)."""

from __future__ import annotations

from math import sqrt

REACH_APART, TIMES_APART, SPAN_APART = 0.05, 0.10, 2.0
"""From here on the two differ: in shares of customers, in relative repeats, and as a factor of a time."""
_Z = 1.959963984540054
"""Of 95 %."""


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927), which also holds near 0 and 1 and for few."""
    p, z2 = part / whole, _Z * _Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


def reach_differs(said: float, share: float, low: float, high: float) -> bool:
    """Whether a share of customers is another one than was measured, beyond what chance explains."""
    return abs(said - share) > REACH_APART and not low <= said <= high


def times_differs(said: float, found: float) -> bool:
    """Whether customers come more or less often than the map says."""
    return abs(said - found) > TIMES_APART * found


def time_differs(said: float, found: float) -> bool:
    """Whether a time is below half or above twice the measured median."""
    return said < found / SPAN_APART or said > found * SPAN_APART
