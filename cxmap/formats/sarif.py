"""SARIF 2.1.0, as GitHub code scanning and other collectors of analysis results read it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from cxmap import __version__
from cxmap.findings import Finding, Place, Position, Rule, Severity
from cxmap.formats import Format, Look
from cxmap.formats.drawing.printable import json_text
from cxmap.formats.drawing.repository import from_top
from cxmap.lint.report import Report
from cxmap.present.rules import page_of
from cxmap.rules import rule_named

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/cxmap/cxmap"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST = 1024
"""Characters of a description that GitHub accepts."""


def findings(report: Report, look: Look) -> str:
    """One run with every rule that ran, not only those that found something."""
    rules = _rules(report)
    index = {rule.name: i for i, rule in enumerate(rules)}
    driver = {
        "name": "cxmap",
        "informationUri": _HOME,
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "cxmap/lint/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], look) for finding in report.findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rules(report: Report) -> list[Rule]:
    fired = [rule_named(finding.rule) for finding in report.findings]
    named = {rule.name: rule for rule in (*report.rules, *fired) if rule}
    return sorted(named.values(), key=lambda rule: rule.code)


def _rule(rule: Rule) -> dict[str, Any]:
    summary = rule.summary[:_LONGEST] or rule.name
    page = page_of(rule) or summary
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.enabled},
        "properties": {"tags": [rule.topic], "precision": "high", "problem.severity": _PROBLEM[rule.severity]},
    }


def _result(finding: Finding, index: int, look: Look) -> dict[str, Any]:
    location = {"physicalLocation": _physical(finding.path, finding.start, finding.end, look)}
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"cxmap/v1": finding.fingerprint},
    }
    if finding.also:
        result["relatedLocations"] = [_related(i, place, finding, look) for i, place in enumerate(finding.also)]
    return result


def _related(number: int, place: Place, finding: Finding, look: Look) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": place.label or "see here"},
        "physicalLocation": _physical(finding.path, place.start, place.end, look),
    }


def _physical(path: str, start: Position, end: Position, look: Look) -> dict[str, Any]:
    """A region has to be there; a file as a whole is pointed at by its first character."""
    first = start if start.line else Position(1, 1)
    last = end if start.line else first
    region = {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }
    return {"artifactLocation": {"uri": _uri(from_top(path, look))}, "region": region}


def _uri(path: str) -> str:
    relative = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{relative}" if path.startswith("/") else relative


FORMAT = Format(facts={"findings": findings})
