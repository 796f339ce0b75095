"""Durations as people write them: ``15m``, ``48h``, ``3d``, ``8w``, ``1h30m``, or ISO 8601 (``PT15M``)."""

from __future__ import annotations

import re
from functools import lru_cache

PATTERN = r"^(([0-9]+(\.[0-9]+)?[wdhms])+|P[0-9.WDTHMS]*[0-9][WDHMS])$"
"""What a duration looks like, small enough for pydantic and for editors; `minutes` knows the order of the units."""

_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_SHORT = "".join(f"(?:{_NUMBER}{unit})?" for unit in "wdhms")
_ISO = f"P(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
_MINUTES = {"w": 7 * 24 * 60.0, "d": 24 * 60.0, "h": 60.0, "m": 1.0, "s": 1 / 60}
_WORDS = {"week": "w", "day": "d", "hour": "h", "hr": "h", "minute": "m", "min": "m", "second": "s", "sec": "s"}
_LONGEST = 1000 * 365 * 24 * 60.0
"""A thousand years, in minutes."""
_IN_WORDS = r"(?a:\s*([0-9]+(?:\.[0-9]+)?)\s*([a-zA-Z]+)\s*(?:,|and\b)?)"


@lru_cache(maxsize=4096)
def minutes(text: str) -> float:
    """Minutes of a duration. A day is 24 hours, a week 7 days. Raises ValueError for anything else."""
    found = re.fullmatch(_ISO if text.startswith("P") else _SHORT, text)
    if found is None or not any(found.groups()) or text.endswith("T"):
        raise ValueError(f"{text!r} is no duration")
    total = sum(float(amount) * size for amount, size in zip(found.groups(), _MINUTES.values(), strict=True) if amount)
    if total > _LONGEST:
        raise ValueError(f"{text!r} is no duration that anybody could wait")
    return total


def from_words(text: str) -> str | None:
    """``48 hours`` as ``48h``; None if it is not a duration in words."""
    rest, found = text, ""
    while match := re.match(_IN_WORDS, rest):
        amount, word = match.groups()
        unit = _WORDS.get(word.lower().removesuffix("s"), word.lower())
        if unit not in _MINUTES:
            return None
        found += amount + unit
        rest = rest[match.end() :]
    return found if found and not rest.strip() and re.fullmatch(_SHORT, found) else None
