"""What is written in a cell: marks of Markdown, several items, nothing at all."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PAIRED = (
    re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=\S)([^_]+?)(?<=\S)_(?![\w_])"),
    re.compile(r"(`+)([^`]+)\1"),
)
_LINK = re.compile(r"!?\[([^\]\[]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s\"[^\"]*\")?\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BULLET = re.compile(r"\s*(?:[-*•·▪◦‣–]|[0-9]{1,2}[.)])\s+")
_BETWEEN_NAMES = frozenset(",;+、，；\n")
_MOST_MARKS = 60
"""In one cell; with more of them it is no prose, and looking for pairs takes time."""
_NOTHING = frozenset(
    (*"-–—−…∅/?无", "--", "---", "...", "n/a", "n.a.", "n.a", "na", "n/d", "n/d.", "n.d.", "n.d", "k.a.", "s.o.", "nvt")
)
_NOBODY = frozenset(
    ("none", "tbd", "tba", "tbc", "todo", "unknown", "unclear", "nobody", "open", "keine", "keiner", "ninguno", "aucun",
     "nenhum", "geen", "ingen")
)  # fmt: skip


def from_markdown(cell: str) -> str:
    """A cell of a Markdown table as text: links by their words, entities and escapes as characters."""
    cell = _LINK.sub(r"\1", cell) if "](" in cell else cell
    cell = plain(cell)
    cell = _ESCAPED.sub(r"\1", cell) if "\\" in cell else cell
    return html.unescape(cell) if "&" in cell else cell


def plain(cell: str) -> str:
    """A cell without marks of Markdown, which spreadsheets have too; a line break for each ``<br>``."""
    cell = _BREAK.sub("\n", cell) if "<" in cell else cell
    cell = "\n".join(part for line in cell.splitlines() if (part := line.strip())) if "\n" in cell else cell.strip()
    if sum(map(cell.count, "*_~`")) <= _MOST_MARKS:
        for pair in _PAIRED:
            cell = pair.sub(r"\2", cell)
    return cell.strip()


def line(cell: str) -> str:
    """All of it in one line."""
    return " ".join(cell.split())


def items(cell: str) -> list[str]:
    """The items of a cell: its lines, without their bullets. Commas divide nothing."""
    return [found for part in cell.split("\n") if (found := line(_without_bullet(part)))]


def _without_bullet(part: str) -> str:
    found = _BULLET.match(part)
    return part[found.end() :] if found else part


def names(cell: str) -> list[str]:
    """The names that a cell lists: divided by commas, ``;``, ``+`` or lines outside of brackets."""
    found, depth = [""], 0
    for character in cell:
        depth = max(depth + (character in "(（") - (character in ")）"), 0)
        if character in _BETWEEN_NAMES and not depth:
            found.append("")
        else:
            found[-1] += character
    return [name for part in found if (name := line(part))]


def is_nothing(cell: str) -> bool:
    """Whether a cell only says that there is nothing to say: empty, a dash, n/a."""
    return not cell or cell.strip().casefold() in _NOTHING


def is_nobody(cell: str) -> bool:
    """Whether a cell for a team or a place says nothing, or that nobody knows."""
    return is_nothing(cell) or cell.strip().casefold() in _NOBODY


def without_remark(cell: str) -> str:
    """The cell without what stands in brackets at its end: ``Email (automated)`` is ``Email``."""
    return re.sub(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$", "", cell).strip()
