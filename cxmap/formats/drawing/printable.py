"""Text from a file, made fit for each kind of reader: what a person typed is data and never an instruction.

``printable`` is for people: a line of a terminal, a log or a page. ``printable_lines`` keeps line breaks, for cells and
long texts. ``json_text`` is for programs, which get every character back.
"""

from __future__ import annotations

import json
import re
from typing import Any

PLAINER = {
    "█": "#", "▒": "=", "░": ".", "✗": "x", "◆": "*", "→": ">", "↓": "v", "⇄": "=", "·": "-", "…": "~", "─": "-",
    "≈": "~",
}  # fmt: skip
"""Our glyphs, and what stands for each where a stream cannot show them."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that nobody sees, and that change how what stands around them looks."""


_COMMAND = re.compile(r"##\[|(?:(?<=\s)|^)::(?=\w)")
"""What GitHub's runner obeys in a log: ``##[`` anywhere, ``::`` and a word where a line may start."""


def printable(text: str) -> str:
    """One line of it: control characters and direction marks as their numbers, line breaks and tabs as spaces."""
    return _plain(re.sub(r"[\n\r\t]", " ", text))


def printable_lines(text: str) -> str:
    """All lines of it, with the same marks as their numbers."""
    return _plain(text)


def json_text(value: Any, *, indent: int | None = 2) -> str:
    """A value as JSON that is safe to look at: the same marks are escapes, which every reader of JSON undoes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return UNSEEN.sub(_escape, text).replace("##[", "##\\u005b")


def _plain(text: str) -> str:
    if not text.isprintable():
        text = UNSEEN.sub(_number, text)
    return _COMMAND.sub(_number, text) if "##[" in text or "::" in text else text


def _number(found: re.Match[str]) -> str:
    character = found.group()[-1]
    return f"{found.group()[:-1]}\\u{{{ord(character):x}}}"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
