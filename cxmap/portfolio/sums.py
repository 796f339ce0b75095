"""Amounts added up by what they belong to, the largest first and equal ones by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key", str, tuple[str, ...])


def sums(amounts: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    """The sum of each."""
    found: dict[Key, float] = {}
    for key, amount in amounts:
        found[key] = found.get(key, 0.0) + amount
    return found


def ranked(found: dict[Key, float]) -> list[Key]:
    """What has most first; amounts that differ by rounding alone are equal, and equal ones stand by name."""
    return sorted(found, key=lambda key: (-rank(found[key]), key))


def rank(amount: float) -> float:
    """The amount without what is rounding."""
    return round(amount, 6)
