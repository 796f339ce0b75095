"""GitLab's Code Quality report: one JSON array."""

from __future__ import annotations

import hashlib
from typing import Any

from cxmap.findings import Finding, Severity
from cxmap.formats import Format, Look
from cxmap.formats.drawing.printable import json_text
from cxmap.formats.drawing.repository import from_top
from cxmap.lint.report import Report

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def findings(report: Report, look: Look) -> str:
    """Every finding; GitLab merges equal fingerprints, so a second one is told apart by its file and number."""
    seen: set[str] = set()
    issues = [_issue(finding, look, _unique(finding, seen)) for finding in report.findings]
    return json_text(issues) + "\n"


def _unique(finding: Finding, seen: set[str]) -> str:
    fingerprint, number = finding.fingerprint, 0
    while fingerprint in seen:
        number += 1
        text = f"{finding.fingerprint}|{finding.path}|{number}"
        fingerprint = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen.add(fingerprint)
    return fingerprint


def _issue(finding: Finding, look: Look, fingerprint: str) -> dict[str, Any]:
    start, end = (max(place, (1, 1)) for place in (finding.start, finding.end))
    return {
        "description": f"{finding.rule}: {finding.message}",  # GitLab does not show check_name
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _LEVELS[finding.severity],
        "location": {
            "path": from_top(finding.path, look),
            "positions": {
                "begin": {"line": start[0], "column": start[1]},
                "end": {"line": end[0], "column": end[1]},
            },
        },
    }


FORMAT = Format(facts={"findings": findings}, ending="json")
