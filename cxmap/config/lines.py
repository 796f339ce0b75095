"""The line of a setting. TOML has no positions in the standard library, so the text is looked at."""

from __future__ import annotations

import re


def line_of(text: str, loc: list[str]) -> int:
    """The line of what keys lead to, counted from 1: that of the last of them, or of the value, that is to be seen.

    Keys of TOML may be split over headers and lines in any way, so each part is looked for behind the one before it.
    """
    lines = text.splitlines() or [""]
    at = 0
    for part in loc:
        if not part.isdigit():  # the number of an item in a list
            at = next((i for i in (*range(at, len(lines)), *range(at)) if _has(lines[i], part)), at)
    return at + 1


def _has(line: str, part: str) -> bool:
    code = line.split("#")[0] if not re.search(r"[\"'][^\"']*#", line) else line
    return re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", code) is not None
