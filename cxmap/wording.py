"""One voice for everything that is said: numbers, shares, times, lists and quotes. Imports nothing of ours."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

NEARLY_ALL = 0.995
TINY = 1e-9
LONGEST_NAME = 72
"""Characters of a name in a sentence."""
_MOST_NAMED = 4


class Named(Protocol):
    """Whatever has a name that somebody gave it."""

    @property
    def name(self) -> str:
        """The name."""


def half_up(amount: float) -> int:
    """Rounded as people round: a half goes up."""
    return math.floor(amount + 0.5 + TINY)


def number(value: float) -> str:
    """A count or an average: whole, else with one decimal, below 1 with two digits that say something."""
    if value < 0:
        return f"-{number(-value)}"
    if abs(value - half_up(value)) < 0.005:
        return f"{half_up(value):,}"
    return f"{half_up(10 * value) / 10:,.1f}".removesuffix(".0") if value >= 1 else f"{value:.2g}"


def shown(value: float) -> float:
    """The value that `number` shows: differences are taken of these, so that a row of a table adds up."""
    return float(number(value).replace(",", ""))


def per_100(value: float) -> str:
    """An amount per customer as one per 100 customers."""
    return number(100 * value)


def percent(share: float) -> str:
    """A share as a percentage that never claims 0 or 100 where it is not."""
    if TINY < share < 0.005:
        return "under 1%"
    if NEARLY_ALL <= share < 1 - TINY:
        return "over 99%"
    return f"{half_up(100 * share)}%"


def percents(shares: Iterable[float]) -> list[str]:
    """Shares of one whole as percentages that add up to 100: the largest remainders get what rounding leaves over."""
    shares = list(shares)
    whole = [math.floor(100 * share + TINY) for share in shares]
    spare = half_up(100 * sum(shares)) - sum(whole)
    by_remainder = sorted(range(len(shares)), key=lambda i: whole[i] - 100 * shares[i])
    for i in by_remainder[: max(spare, 0)]:
        whole[i] += 1
    return [
        percent(share) if share > TINY and not 0 < points < 100 and abs(share - 1) > TINY else f"{points}%"
        for share, points in zip(shares, whole, strict=True)
    ]


def of_100(share: float) -> str:
    """A share as so many of 100 customers."""
    return "under 1" if TINY < share < 0.01 else f"{half_up(100 * share)}"


def of_100_range(low: float, high: float) -> str:
    """So many of 100 customers, or from so many to so many if it is not known better."""
    return of_100(low) if of_100(low) == of_100(high) else f"{of_100(low)} to {of_100(high)}"


def percent_range(low: float, high: float) -> str:
    """One percentage, or two if it is not known better."""
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def about(value: float) -> str:
    """A large amount that nobody knows to the last digit: two digits that count."""
    if value < 10:
        return number(value)
    scale = 10 ** (len(str(half_up(value))) - 2)
    return f"{half_up(value / scale) * scale:,}"


def score(friction: float) -> str:
    """A friction score as it was given: 4, or 4.5 for a measured mean."""
    return f"{friction:.2f}".rstrip("0").rstrip(".")


def money(amount: float, currency: str | None) -> str:
    """An amount of money with its currency."""
    return f"{amount:,.2f} {currency or '(no currency given)'}"


def plural(count: float, thing: str) -> str:
    """The noun for that many."""
    return thing if abs(count - 1) < TINY else f"{thing}s"


def counted(count: int, thing: str) -> str:
    """``1 handoff``, ``2 handoffs``, ``no handoffs``."""
    return f"{f'{count:,}' if count else 'no'} {plural(count, thing)}"


def are(count: int) -> str:
    """The verb behind so many things."""
    return "is" if count == 1 else "are"


def sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def times(count: int) -> str:
    """``once``, ``twice``, ``3 times``, ``never``."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")


def ordinal(rank: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``11th``."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def rose(old: float, new: float) -> str:
    """``rose`` or ``fell``."""
    return "rose" if new > old else "fell"


def in_words(minutes: float) -> str:
    """Minutes as a person reads them, in the two largest units that say something: ``10h 34m``, ``-36h 24m``."""
    sign, rest = ("-", -minutes) if minutes < 0 else ("", minutes)
    if 0 < rest < 1 and round(rest * 60) < 60:
        return f"{sign}{max(1, round(rest * 60))}s"
    rest = round(rest)
    if rest >= 3 * 1440:
        days, hours = divmod(round(rest / 60), 24)
        return f"{sign}{days}d {hours}h" if hours else f"{sign}{days}d"
    hours, left = divmod(rest, 60)
    if hours:
        return f"{sign}{hours}h {left}m" if left else f"{sign}{hours}h"
    return f"{sign}{left}m"


def time(minutes: float | None) -> str:
    """A time that may not be known."""
    return "not stated" if minutes is None else in_words(minutes)


def listed(words: Iterable[str]) -> str:
    """``a, b and c``."""
    parts = list(words)
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def some_of(words: Iterable[str]) -> str:
    """``a, b and c``, each of them short; of a long list the first few, and how many more there are."""
    parts = list(words)
    if len(parts) > _MOST_NAMED + 1:
        return listed([*map(short, parts[:_MOST_NAMED]), f"{len(parts) - _MOST_NAMED} more"])
    return listed(map(short, parts))


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """A text on one line; one that fills a page is cut."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quoted(text: str) -> str:
    """What somebody wrote, in quotes and short."""
    return repr(short(text))


def called(thing: Named) -> str:
    """The name of a touchpoint in quotes."""
    return quoted(thing.name)
