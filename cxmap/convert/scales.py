"""Other people's scores → friction: only by a scale that somebody declared, in a header, in a cell or by --scale."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from cxmap.convert.header_words import Role
from cxmap.convert.headers import key

_NUMBER = r"[+−–-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_SCORE = re.compile(rf"({_NUMBER})(?:\s*(?:/|of|out of|von|de|sur)\s*(5|7|10))?")
_RANGE = re.compile(
    r"([+−–-]?[0-9]{1,2})\s*(?:=[^0-9=]*)?(?:-|–|—|−|to|till|bis|à|a|tot|til|\.\.\.?|…|~|,|;|至|到)\s*([+]?[0-9]{1,2})(?![0-9])",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"=\s*(best|good|great|easy|happy|very happy|excellent|gut|delighted|very satisfied|satisfied)\b", re.I
)
_WORST = re.compile(r"=\s*(worst|bad|hard|difficult|unhappy|very hard|very difficult|terrible|schlecht|angry)\b", re.I)


class Scale(NamedTuple):
    """A scale: its ends, its way to friction, and whether it rates something else than effort."""

    name: str
    low: int
    high: int
    friction: Callable[[Decimal], Decimal]
    is_effort: bool = True


SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale("ces5", 1, 5, lambda x: x),
        Scale("ces7", 1, 7, lambda x: 1 + (7 - x) * 4 / 6),
        Scale("mermaid", 1, 5, lambda x: 6 - x),
        Scale("csat5", 1, 5, lambda x: 6 - x, is_effort=False),
        Scale("smaply", -2, 2, lambda x: 3 - x),
        Scale("0-10", 0, 10, lambda x: 5 - x * 4 / 10, is_effort=False),
        Scale("nps", 0, 10, lambda x: 5 - x * 4 / 10, is_effort=False),
        Scale("1-10-worst", 1, 10, lambda x: 1 + (x - 1) * 4 / 9, is_effort=False),
    )
}
"""The scales that ``--scale`` takes."""

_DECLARED: dict[tuple[Role, int, int], str] = {
    ("friction", 1, 5): "ces5",
    ("friction", 1, 10): "1-10-worst",
    ("satisfaction", 1, 5): "csat5",
    ("satisfaction", 0, 10): "0-10",
    ("ease", 1, 7): "ces7",
    ("ease", 1, 5): "mermaid",
    **{(role, -2, 2): "smaply" for role in ("satisfaction", "feeling", "ease")},
}


class Score(NamedTuple):
    """A number in a cell; ``top`` is the end of its scale if the cell says it (``4.2/5``)."""

    value: Decimal
    top: int | None


def score(cell: str) -> Score | None:
    """The number that a cell holds, and nothing else."""
    found = _SCORE.fullmatch(cell.strip())
    if not found:
        return None
    number = re.sub("^[−–]", "-", found[1]).replace(",", ".")
    return Score(Decimal(number), int(found[2]) if found[2] else None)


def of_header(header: str, role: Role) -> Scale | None:
    """The scale that a header declares, such as ``Effort (1-5)`` or ``Känsla (−2 till +2)``."""
    found = _RANGE.search(header)
    if not found:
        return None
    low, high = (int(re.sub("^[−–]", "-", end)) for end in found.groups())
    if low > high:
        return None
    if (low, high) == (1, 5):
        end = header[found.start(2) :]
        if _BEST.search(end):
            return SCALES["csat5" if role == "satisfaction" else "mermaid"]
        if _WORST.search(end):
            return SCALES["ces5"]
    return _declared(role, low, high, header)


def of_cell(top: int, role: Role, header: str) -> Scale | None:
    """The scale that a cell declares by its top, such as ``4.2/5`` under a satisfaction header."""
    return _declared(role, 0 if (role, top) == ("satisfaction", 10) else 1, top, header)


def _declared(role: Role, low: int, high: int, header: str) -> Scale | None:
    word = key(header)
    if word.startswith("nps"):
        return SCALES["nps"] if (low, high) == (0, 10) else None
    if role == "ease" and high == 5 and "ease" not in word:
        return None  # one effort score runs from 1 (best) to 5, its successor from 1 (worst) to 7
    name = _DECLARED.get((role, low, high))
    return SCALES[name] if name else None


def fitting(numbers: list[Decimal]) -> list[str]:
    """The scales that numbers could be meant in: one for each end that may be the bad one."""
    low, high = min(numbers), max(numbers)
    if low < 0:
        return ["smaply"] if low >= -2 and high <= 2 else []
    if high <= 5 and low >= 1:
        return ["mermaid", "ces5"]
    if high <= 7 and low >= 1:
        return ["ces7"]
    return ["0-10", "1-10-worst"] if high <= 10 else []


def converted(value: Decimal, scale: Scale) -> Decimal | None:
    """The exact friction; None for a number beyond the scale."""
    return scale.friction(value) if scale.low <= value <= scale.high else None


def anchored(exact: Decimal, *, measured: bool) -> float:
    """The friction as a journey takes it: an anchor, rounded half up, or with measured scores the decimal."""
    if measured or exact == int(exact):
        return float(round(exact, 4))
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
