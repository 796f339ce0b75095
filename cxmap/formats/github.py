"""Annotations of GitHub Actions (workflow commands), and the same findings as text for the log."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from cxmap.findings import Finding, Severity
from cxmap.formats import Format, Look
from cxmap.formats._repository import from_top
from cxmap.formats.concise import findings as as_text
from cxmap.lint.report import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = 10
"""Annotations of a level that GitHub shows for one step; it drops the rest without a word."""


def findings(report: Report, look: Look) -> str:
    """The gravest ten of each level as annotations, then everything as text that the runner must not obey."""
    text = as_text(report, Look())
    stop = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return "".join(_annotations(report)) + f"::stop-commands::{stop}\n{text}::{stop}::\n"


def _annotations(report: Report) -> Iterator[str]:
    shown: Counter[Severity] = Counter()
    for finding in sorted(report.findings, key=lambda one: (one.severity.rank, one)):
        shown[finding.severity] += 1
        if shown[finding.severity] <= _MOST:
            yield _annotation(finding, report)


def _annotation(finding: Finding, report: Report) -> str:
    start, end = finding.start, finding.end
    properties = {"file": from_top(finding.path, report), "line": str(max(start.line, 1))}
    if start.line:
        properties["endLine"] = str(end.line)
        if start.line == end.line:  # with columns GitHub refuses an annotation of several lines
            properties |= {"col": str(start.column), "endColumn": str(max(end.column, start.column))}
    properties["title"] = f"{finding.rule} ({finding.code})"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(findings=findings)
