"""Durations as people write them: ``15m``, ``48h``, ``3d``, ``8w``, ``1h30m``, or ISO 8601 (``PT15M``)."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = r"[0-9]+(\.[0-9]+)?"


def _some(units: str) -> str:
    """A pattern for one or more of the units, in their order."""
    parts = [f"{_NUMBER}{unit}" for unit in units]
    return "|".join(part + "".join(f"({later})?" for later in parts[i + 1 :]) for i, part in enumerate(parts))


PATTERN = rf"^({_some('wdhms')}|P({_some('WD')})(T({_some('HMS')}))?|PT({_some('HMS')}))$"
"""Without look-around, which pydantic's and many editors' regular expressions lack."""

_MINUTES = {"w": 7 * 24 * 60.0, "d": 24 * 60.0, "h": 60.0, "m": 1.0, "s": 1 / 60}
_WORDS = {"week": "w", "day": "d", "hour": "h", "hr": "h", "minute": "m", "min": "m", "second": "s", "sec": "s"}
_PART = re.compile(r"([0-9.]+)([wdhms])")
_IN_WORDS = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*([a-zA-Z]+)\s*(?:,|and\b)?", re.ASCII)


@lru_cache(maxsize=4096)
def minutes(text: str) -> float:
    """Minutes of a duration. A day is 24 hours, a week 7 days. Raises ValueError for anything else."""
    if not re.fullmatch(PATTERN, text):
        raise ValueError(f"{text!r} is no duration")
    return sum(float(amount) * _MINUTES[unit] for amount, unit in _PART.findall(text.lower()))


def from_words(text: str) -> str | None:
    """``48 hours`` as ``48h``; None if it is not a duration in words."""
    rest, found = text, ""
    while match := _IN_WORDS.match(rest):
        amount, word = match.groups()
        unit = _WORDS.get(word.lower().removesuffix("s"), word.lower())
        if unit not in _MINUTES:
            return None
        found += amount + unit
        rest = rest[match.end() :]
    return found if found and not rest.strip() and re.fullmatch(PATTERN, found) else None


def in_words(amount: float) -> str:
    """Minutes as a person reads them, in the two largest units that say something: ``10h 34m``, ``-36h 24m``."""
    sign, rest = ("-", -amount) if amount < 0 else ("", amount)
    if 0 < rest < 1:
        return f"{sign}{max(1, round(rest * 60))}s"
    rest = round(rest)
    if rest >= 3 * 1440:
        days, hours = divmod(round(rest / 60), 24)
        return f"{sign}{days}d {hours}h" if hours else f"{sign}{days}d"
    hours, left = divmod(rest, 60)
    if hours:
        return f"{sign}{hours}h {left}m" if left else f"{sign}{hours}h"
    return f"{sign}{left}m"
