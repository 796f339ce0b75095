"""The rules of lint with their published JSON names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxmap.findings import Rule
from cxmap.records.document import document


def rules_document(rules: Iterable[Rule]) -> str:
    """What `cxmap rules --format json` prints."""
    return document(rules=[_rule_facts(rule) for rule in rules])


def _rule_facts(rule: Rule) -> dict[str, Any]:
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
