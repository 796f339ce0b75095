"""A share of nothing is unknown."""

from __future__ import annotations


def share(part: float | None, whole: float | None) -> float | None:
    """A share; unknown if a side is, or if there is nothing to share."""
    return None if part is None or not whole else part / whole
