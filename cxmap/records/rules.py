"""The rules of lint under the names that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.findings import Rule
from cxmap.present.look import Look
from cxmap.records import Json, Records


def content(rules: Iterable[Rule], look: Look) -> Json:
    """Rules by code."""
    return {"rules": [_rule_facts(rule) for rule in rules]}


def _rule_facts(rule: Rule) -> Json:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "severity_by_state": {state: severity.value for state, severity in rule.severity_by_state},
        "states": list(rule.states),
        "topic": rule.topic,
        "summary": rule.summary,
        "page": rule.page,
        "enabled": rule.enabled,
        "fixable": rule.fixable,
        "suppressible": rule.suppressible,
    }


RECORDS = Records(content)
