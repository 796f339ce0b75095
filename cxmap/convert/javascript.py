"""What Mermaid leaves to JavaScript: its white space, its numbers and its texts, where Python has others."""

from __future__ import annotations

import re

SPACE = "\t\n\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""``\\s`` as the inside of a character class; Python's own takes other characters."""

BLANKS = "\t\n\x0b\x0c\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""The same as a text, for ``strip``."""

_DECIMAL = re.compile(r"[-+]?(Infinity|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?)")
_BASES = {"0x": 16, "0o": 8, "0b": 2}
_LONGEST = 400
"""Characters; a longer number is none that anybody meant, and takes time to read."""


def number(text: str) -> float | None:
    """What ``Number(text)`` gives: white space is 0, None stands for NaN."""
    text = text.strip(BLANKS)
    if not text:
        return 0.0
    if len(text) > _LONGEST:
        return None
    if text[:2].lower() in _BASES and re.fullmatch("[0-9a-zA-Z]+", text[2:]):
        return _based(text[2:], _BASES[text[:2].lower()])
    return float(text) if _DECIMAL.fullmatch(text) else None


def _based(digits: str, base: int) -> float | None:
    try:
        return float(int(digits, base))
    except (ValueError, OverflowError):
        return None


def text_of(value: object) -> str:
    """What ``value.toString()`` gives for a value of a front matter; nothing for what JavaScript takes for false."""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, (int, float)):
        return (str(int(value)) if value == int(value) else repr(value)) if value else ""
    if isinstance(value, list):
        return ",".join("" if item is None else text_of(item) or str(item) for item in value)
    return "[object Object]" if isinstance(value, dict) else str(value or "")
