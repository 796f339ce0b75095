"""Numbers as a person says them, each with its unit."""

from __future__ import annotations

import math
from collections.abc import Iterable

from cxmap.journey.durations import in_words

NEARLY_ALL = 0.995
TINY = 1e-9


def half_up(amount: float) -> int:
    """Rounded as people round: a half goes up."""
    return math.floor(amount + 0.5 + TINY)


def percent(share: float) -> str:
    """A share as a percentage that never claims 0 or 100 where it is not."""
    if TINY < share < 0.005:
        return "under 1%"
    if NEARLY_ALL <= share < 1 - TINY:
        return "over 99%"
    return f"{half_up(100 * share)}%"


def percent_range(low: float, high: float) -> str:
    """One percentage, or two if it is not known better."""
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def amount(number: float) -> str:
    """A count or an average: whole if it is whole, else with one or two digits that say something."""
    if abs(number - half_up(number)) < 0.005:
        return f"{half_up(number):,}"
    return f"{number:,.1f}" if abs(number) >= 1 else f"{number:.2g}"


def about(number: float) -> str:
    """A large amount that nobody knows to the last digit: two digits that count."""
    if number < 10:
        return amount(number)
    scale = 10 ** (len(str(half_up(number))) - 2)
    return f"{half_up(number / scale) * scale:,}"


def plural(count: float, what: str) -> str:
    """The noun for that many."""
    return what if abs(count - 1) < TINY else f"{what}s"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``11th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(words: Iterable[str]) -> str:
    """``a, b and c``."""
    all_words = list(words)
    return " and ".join([", ".join(all_words[:-1]), all_words[-1]]) if len(all_words) > 1 else "".join(all_words)


def score(friction: float) -> str:
    """A friction score as it was given: 4, or 4.5 for a measured mean."""
    return f"{friction:.2f}".rstrip("0").rstrip(".")


def money(sum_: float, currency: str | None) -> str:
    """An amount of money with its currency."""
    return f"{sum_:,.2f} {currency or '(no currency given)'}"


def count_of(number: int, what: str) -> str:
    """``1 handoff``, ``2 handoffs``, ``no handoffs``."""
    return f"{number or 'no'} {plural(number, what)}"


__all__ = [
    "about", "amount", "count_of", "half_up", "in_words", "listed", "money", "ordinal", "percent",
    "percent_range", "plural", "score",
]  # fmt: skip
