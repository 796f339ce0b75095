"""Annotations of GitHub Actions (workflow commands), and the same findings as text for the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.findings import Finding, Severity
from cxmap.formats import Format, Look
from cxmap.formats.concise import findings as as_text
from cxmap.formats.drawing.repository import from_top
from cxmap.formats.drawing.workflow import MOST, annotation, inert
from cxmap.lint.report import Report

if TYPE_CHECKING:
    from cxmap.diff.report import Report as DiffReport

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings(report: Report, look: Look) -> str:
    """The gravest ten of each level as annotations, then everything as text that the runner must not obey."""
    return "".join(_annotations(report)) + inert(as_text(report, Look()))


def _annotations(report: Report) -> Iterator[str]:
    shown: Counter[Severity] = Counter()
    for finding in sorted(report.findings, key=lambda found: (found.severity.rank, found)):
        shown[finding.severity] += 1
        if shown[finding.severity] <= MOST:
            yield _annotation(finding, report)


def _annotation(finding: Finding, report: Report) -> str:
    start, end = finding.start, finding.end
    properties = {"file": from_top(finding.path, report), "line": str(max(start.line, 1))}
    if start.line:
        properties["endLine"] = str(end.line)
        if start.line == end.line:  # with columns GitHub refuses an annotation of several lines
            properties |= {"col": str(start.column), "endColumn": str(max(end.column, start.column))}
    properties["title"] = f"{finding.rule} ({finding.code})"
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return annotation(_LEVELS[finding.severity], properties, message)


def comparisons(report: DiffReport, look: Look) -> str:
    """Regressions and questions as annotations, then everything as text."""
    from cxmap.formats._github_comparisons import comparison_annotations

    return comparison_annotations(report)


FORMAT = Format(findings=findings, comparisons=comparisons)
