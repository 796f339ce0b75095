"""The fewest items that moved: all that lie outside the longest run of matched items which kept their order.

Definition: docs/method.md 8.4.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Any


def moved(positions: Sequence[int], keys: Sequence[Hashable]) -> list[int]:
    """The indices of the items that moved, given the new position of each item in the old order.

    Of several longest runs it takes, item for item, the one with the smallest key, so that the way back moves the
    same items as the way there. Positions are distinct. Takes n log n steps.
    """
    if all(before < after for before, after in pairwise(positions)):
        return []
    ending = _longest_ending(positions)
    starting = _longest_ending([-position for position in reversed(positions)])[::-1]
    length = max(ending)
    levels: list[list[int]] = [[] for _ in range(length)]
    for i, (up_to, onward) in enumerate(zip(ending, starting, strict=True)):
        if up_to + onward - 1 == length:
            levels[up_to - 1].append(i)
    kept: set[int] = set()
    last = -1
    for level in levels:
        fits = [i for i in level if last < 0 or (i > last and positions[i] > positions[last])]
        last = min(fits, key=lambda i: _order(keys[i], i))
        kept.add(last)
    return [i for i in range(len(positions)) if i not in kept]


def _order(key: Any, i: int) -> Any:
    return (key, i)


def _longest_ending(positions: Sequence[int]) -> list[int]:
    """The length of the longest rising run that ends at each item."""
    tails: list[int] = []
    lengths = []
    for position in positions:
        at = bisect_left(tails, position)
        tails[at : at + 1] = [position]
        lengths.append(at + 1)
    return lengths
