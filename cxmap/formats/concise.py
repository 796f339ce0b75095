"""Findings one to a line, as editors and other programs read them: ``path:line:column: severity[rule] message``."""

from __future__ import annotations

from cxmap.findings import Finding
from cxmap.formats import Format, Look
from cxmap.formats.drawing.ansi import BOLD, CYAN, OF_SEVERITY, paint
from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.summary import summary
from cxmap.lint.report import Report


def findings(report: Report, look: Look) -> str:
    """A line for each finding, never wrapped, and the summary."""
    return "".join(f"{line(finding, look)}\n" for finding in report.findings) + summary(report, look)


def line(finding: Finding, look: Look) -> str:
    """One finding; ``[*]`` marks those that ``--fix`` can mend. A whole file is pointed at by its first character."""
    where = f"{_path(finding.path)}:{max(finding.start.line, 1)}:{max(finding.start.column, 1)}"
    name = paint(f"{finding.severity}[{finding.rule}]", OF_SEVERITY[finding.severity], look.color)
    star = f" {paint('[*]', CYAN, look.color)}" if finding.fixable else ""
    return f"{paint(where, BOLD, look.color)}: {name} {printable(finding.message)}{star}"


def _path(path: str) -> str:
    """A path that no log reader takes for a command (``::error::``)."""
    return printable(f"./{path}" if path.startswith("::") else path)


FORMAT = Format(facts={"findings": findings}, ending="txt")
