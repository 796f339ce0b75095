"""Findings for a person: the source lines, what is wrong underlined, what to do, where to learn more."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Finding
from cxmap.formats import Format, Look
from cxmap.formats.drawing.ansi import BLUE, BOLD, CYAN, OF_SEVERITY, paint
from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.snippet import gutter_width, snippet
from cxmap.formats.drawing.summary import summary
from cxmap.lint.report import Report


def findings(report: Report, look: Look) -> str:
    """Each finding with its source, and the summary."""
    blocks = ["\n".join(_finding(finding, look)) + "\n" for finding in report.findings]
    return "\n".join([*blocks, summary(report, look)]) if blocks else summary(report, look)


def _finding(finding: Finding, look: Look) -> Iterator[str]:
    color = look.color
    name = paint(f"{finding.severity}[{finding.rule}]", OF_SEVERITY[finding.severity], color)
    yield f"{name} ({finding.code}): {paint(printable(finding.message), BOLD, color)}"
    pad = " " * gutter_width(finding)
    line, column = finding.start
    yield f"{pad}{paint('-->', BLUE, color)} {printable(finding.path)}" + (f":{line}:{column}" if line else "")
    yield from snippet(finding, look)
    for word, text in _notes(finding):
        yield f"{pad} {paint('=', BLUE, color)} {paint(word, CYAN, color)}: {printable(text)}"


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    fix = finding.fix
    if finding.help and not (fix and fix.title == finding.help):
        yield "help", finding.help
    if fix:
        yield "fix", f"{fix.title} (with --fix)"
    yield "more", f"cxmap rules {finding.rule}"


FORMAT = Format(facts={"findings": findings}, ending="txt")
