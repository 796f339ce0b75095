"""Text from a file, made safe for a terminal, a log or a page: what a person typed is data and never an instruction."""

from __future__ import annotations

import re

PLAINER = {
    "█": "#", "▒": "=", "░": ".", "✗": "x", "◆": "*", "→": ">", "↓": "v", "⇄": "=", "·": "-", "…": "~", "─": "-",
    "≈": "~",
}  # fmt: skip
"""Our glyphs, and what stands for each where a stream cannot show them."""

_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    """One line of it: control characters and direction marks as their numbers, line breaks and tabs as spaces."""
    return text if text.isprintable() else re.sub(_UNSAFE, _number, text)


def _number(found: re.Match[str]) -> str:
    character = found.group()
    return " " if character in "\n\r\t" else f"\\u{{{ord(character):x}}}"
