"""Findings with their published JSON names."""

from __future__ import annotations

from typing import Any

from cxmap.findings import Finding, Position, Severity
from cxmap.lint.report import Report


def finding_facts(finding: Finding) -> dict[str, Any]:
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


def summary_facts(report: Report) -> dict[str, int]:
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
