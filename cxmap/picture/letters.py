"""How wide letters are, how they break into lines, and what may not be written: without a browser, for any font.

The advance widths are Arial's, with room for what readers may have instead: Liberation Sans has the same, Roboto and
Open Sans are up to a tenth wider, DejaVu Sans is the widest of all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278"
    " 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944"
    " 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500"
    " 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333"
    " 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944"
    " 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556"
    " 333 611 556 778 556 556 500 389 280 389 584"
)
_WIDTHS = {
    bold: {chr(32 + i): int(width) / 1000 * room for i, width in enumerate(table.split())}
    for bold, table, room in ((False, _REGULAR, 1.18), (True, _BOLD, 1.35))
}
_SIGNS = {"…": 1.0, "—": 1.0, "–": 0.56, "·": 0.34, "→": 1.0, "\u00a0": 0.278, "’": 0.3, "“": 0.4, "”": 0.4}
_WIDE, _EMOJI, _OTHER = 1.0, 1.4, 0.7
"""In em: East Asian characters, emoji, and every script that the table does not have."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"(?<=[-/_])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef])")
_RIGHT_TO_LEFT = ("R", "AL")
NO_BREAK = "\u00a0"
MORE = "…"


def clean(text: str) -> str:
    """One line that XML can hold, without the characters that turn the words around it."""
    return _FORBIDDEN.sub("\ufffd", _TURNS.sub("", " ".join(text.split())))


def is_right_to_left(text: str) -> bool:
    """Whether any of it is written from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The most room that a text takes, in pixels."""
    known = _WIDTHS[bold]
    return size * sum(known.get(character) or _em(character, bold) for character in text)


@lru_cache(maxsize=4096)
def _em(character: str, bold: bool) -> float:
    if character in _SIGNS:
        return _SIGNS[character] * (1.35 if bold else 1.18)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _EMOJI if unicodedata.category(character) == "So" else _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS[bold].get(base) or (_EMOJI if unicodedata.category(character) == "So" else _OTHER)


def lines(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """The text in lines that fit; what goes beyond so many lines is cut off with a mark (0: nothing is cut)."""
    found: list[str] = []
    line, gap = "", ""
    for word in text.split(" "):
        for piece in _pieces(word, room, size, bold):
            if line and width(line + gap + piece, size, bold=bold) > room:
                found.append(line)
                line = piece
            else:
                line += (gap if line else "") + piece
            gap = ""
        gap = " "
        if most and len(found) > most:
            break
    found.append(line)
    if most and len(found) > most:
        return [*found[: most - 1], cut(found[most - 1] + MORE, room, size, bold=bold)]
    return found


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Where a word may break; what is too long for a line by itself is cut hard."""
    found: list[str] = []
    for piece in _BREAKS.split(word) if len(word) > 1 else [word]:
        while width(piece, size, bold=bold) > room and len(piece) > 1:
            fits = _fitting(piece, room, size, bold)
            found.append(piece[:fits])
            piece = piece[fits:]
        if piece:
            found.append(piece)
    return found or [""]


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """How many characters fit; at least one, and no mark is cut from the letter that bears it."""
    known, taken = _WIDTHS[bold], 0.0
    for i, character in enumerate(text):
        taken += size * (known.get(character) or _em(character, bold))
        if taken > room and i:
            return i
    return len(text)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text in one line, cut off with a mark where it does not fit."""
    if width(text, size, bold=bold) <= room:
        return text
    mark = width(MORE, size, bold=bold)
    return text.rstrip(MORE)[: _fitting(text, max(room - mark, 0), size, bold)].rstrip() + MORE
