"""Text for a terminal or a log without rich: what is safe to print, and in which colour."""

from __future__ import annotations

from cxmap.findings import Severity
from cxmap.formats.drawing.printable import printable

RED, YELLOW, BLUE, CYAN, BOLD, DIM = "1;31", "1;33", "1;34", "36", "1", "2"
OF_SEVERITY = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}
TAB = "    "


def source(text: str) -> str:
    """A line or a part of a line of a file, with tabs as four spaces."""
    return printable(text.replace("\t", TAB))


def paint(text: str, color: str, on: bool) -> str:
    """The text in a colour, if there is colour."""
    return f"\x1b[{color}m{text}\x1b[0m" if on and text else text


def paint_diff(text: str, on: bool) -> str:
    """A unified diff in the usual colours; without colours it is a patch, and every character stays."""
    if not on:
        return text
    colors = {"+++": BOLD, "---": BOLD, "@@ ": CYAN}
    by_sign = {"+": "32", "-": "31"}
    painted = []
    for line in text.split("\n"):
        color = colors.get(line[:3]) or by_sign.get(line[:1])
        shown = printable(line) if line else line
        painted.append(paint(shown, color, on) if color else shown)
    return "\n".join(painted)
