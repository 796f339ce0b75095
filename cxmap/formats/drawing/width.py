"""How wide text is on a terminal, in cells: the only place that measures it."""

from __future__ import annotations

import unicodedata

_JOINED_VOWELS = range(0x1160, 0x1200)
"""Korean vowels and endings, which stand inside of the syllable before."""


def cells(text: str) -> int:
    """Cells that a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or ord(character) in _JOINED_VOWELS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, most: int) -> str:
    """The longest start of a text that fits into so many cells; never empty, so that who cuts makes progress."""
    taken = 0
    for i, character in enumerate(text):
        taken += _cells_of(character)
        if taken > most and i:
            return text[:i]
    return text


def crop(text: str, most: int, more: str) -> str:
    """A text cut off at so many cells, with a mark where it goes on."""
    if cells(text) <= most:
        return text
    left, kept = most - cells(more), 0
    for i, character in enumerate(text):
        kept += _cells_of(character)
        if kept > left:
            return text[:i] + more
    return text


def left(text: str, width: int) -> str:
    """The text filled up with spaces at its end."""
    return text + " " * (width - cells(text))
