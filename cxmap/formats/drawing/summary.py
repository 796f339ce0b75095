"""The last line of a report for people, and the table of ``--statistics``."""

from __future__ import annotations

import re

from cxmap.formats.drawing.ansi import BLUE, CYAN, DIM, RED, YELLOW, paint
from cxmap.lint.report import Report
from cxmap.present.look import Look

_COLORS = (("error", RED), ("warning", YELLOW), ("info", BLUE))


def summary(report: Report, look: Look) -> str:
    """``12 files checked: 2 errors, 5 warnings``, with a line end; nothing for who wants no summary."""
    if look.quiet:
        return ""
    text = report.summary
    for word, color in _COLORS if look.color else ():
        text = re.sub(rf"([\d,]*\d {word}s?)", paint(r"\1", color, on=True), text)
    return text + "\n"


def statistics(report: Report, look: Look) -> str:
    """How often each rule fired, the most frequent first."""
    rows = report.by_rule
    wide = max((len(f"{count:,}") for _, _, count in rows), default=0)
    named = max((len(name) for _, name, _ in rows), default=0)
    fixable = {finding.rule for finding in report.findings if finding.fixable}
    lines = [
        f"{count:>{wide},}  {paint(code, DIM, look.color)}  "
        + (f"{name:<{named}}  {paint('[*]', CYAN, look.color)}" if name in fixable else name)
        for code, name, count in rows
    ]
    return "".join(f"{line}\n" for line in lines) + ("\n" if lines else "")
