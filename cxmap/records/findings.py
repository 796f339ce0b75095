"""Findings under the names that other programs rely on."""

from __future__ import annotations

from cxmap.findings import Finding, Position, Severity
from cxmap.lint.report import Report
from cxmap.present.look import Look
from cxmap.records import Json, Records


def content(report: Report, look: Look) -> Json:
    """What lint found, in numbers and one by one."""
    return {"summary": _summary(report), "findings": [finding_facts(finding) for finding in report.findings]}


def finding_facts(finding: Finding) -> Json:
    """One finding; a file as a whole has no start and no end."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "journey": finding.journey,
        "touchpoint": finding.touchpoint,
        "fingerprint": finding.fingerprint,
        "fixable": finding.fixable,
    }


def _summary(report: Report) -> dict[str, int]:
    """The run in numbers."""
    return {
        "files": report.files,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "fixable": report.fixable,
        "suppressed": report.suppressed,
    }


def _position(position: Position) -> dict[str, int] | None:
    return {"line": position.line, "column": position.column} if position.line else None


RECORDS = Records(content)
