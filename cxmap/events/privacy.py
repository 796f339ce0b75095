"""No small cell leaves: what stands for one to ``least`` - 1 journeys is hidden, and so is what would give it away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cxmap.errors import ConfigError
from cxmap.events.facts import Spread

LEAST_WITHOUT_ASKING = 5


def check_min_cell(least: int, *, allow_small: bool) -> None:
    """Below five a cell may be one customer that somebody knows."""
    if least < LEAST_WITHOUT_ASKING and not allow_small:
        raise ConfigError(
            f"min_cell is {least}: cells that small can point at a customer",
            hint=f"use {LEAST_WITHOUT_ASKING} or more, or say --allow-small-cells",
        )


def is_small(journeys: int, least: int) -> bool:
    """Whether so few journeys are too few to be shown; none at all are nobody's."""
    return 0 < journeys < least


def hidden(journeys: Sequence[int], least: int) -> frozenset[int]:
    """The indices of hidden cells of one total; a lone one could be worked out, so the next smallest is hidden too."""
    small = {i for i, count in enumerate(journeys) if is_small(count, least)}
    if len(small) == 1:
        others = [(count, i) for i, count in enumerate(journeys) if count and i not in small]
        small |= {min(others)[1]} if others else set()
    return frozenset(small)


def cells(journeys: Sequence[int], least: int) -> list[int | None]:
    """The numbers of journeys of one total, None where they are hidden."""
    gone = hidden(journeys, least)
    return [None if i in gone else count for i, count in enumerate(journeys)]


def shown(count: int, journeys: int, least: int) -> int | None:
    """A number that stands for so many journeys."""
    return None if is_small(journeys, least) else count


def spread(values: Iterable[Any] | None, n: int, journeys: int, least: int, unit: float) -> Spread:
    """Two quantiles of so many values, in units."""
    if is_small(journeys, least):
        return Spread(None, None, None, True)
    middle, high = values if values is not None else (None, None)
    return Spread(None if middle is None else middle / unit, None if high is None else high / unit, n)
