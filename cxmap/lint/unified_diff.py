"""What fixes change in a file, as a unified diff that ``patch`` takes."""

from __future__ import annotations

import difflib
import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


def unified(name: str, old: bytes, new: bytes) -> str:
    """The diff of two versions; empty if they are the same."""
    rows = difflib.unified_diff(_lines(old), _lines(new), name, name)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _lines(data: bytes) -> list[str]:
    return _LINE.findall(data.decode("utf-8", "replace"))
