"""A problem with a key path → a finding with file, line, column and a fingerprint that survives moving lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxmap.findings import NOWHERE, Finding, KeyPath, Place, Problem, Rule, Severity, Span
from cxmap.journey.ids import slug
from cxmap.rules import rule_named
from cxmap.source.document import Document


def place(document: Document, problems: Iterable[Problem], *, path: str, journey: str | None) -> list[Finding]:
    """The findings of one file, in the order of their places.

    ``path`` is the file as shown. ``journey`` is the journey's id, None where the file does not say.
    """
    found = [_finding(document, problem, path, journey) for problem in problems]
    return sorted(_numbered(found))


def _finding(document: Document, problem: Problem, path: str, journey: str | None) -> Finding:
    rule = rule_named(problem.rule)
    if rule is None:
        raise TypeError(f"a problem was raised for {problem.rule!r}, which has no file in rules/")
    span = problem.span or document.span(problem.path, problem.on)
    start, end = (document.position(at) for at in span) if document.text else (NOWHERE, NOWHERE)
    where = problem.path if problem.span is None else path_at(document, span.start)
    touchpoint = touchpoint_id(document, where)
    about = problem.about or next((str(part) for part in reversed(problem.path) if isinstance(part, str)), "")
    return Finding(
        path=path,
        start=start,
        end=end,
        code=rule.code,
        rule=rule.name,
        severity=severity(rule, document.value),
        message=problem.message,
        help=problem.help,
        journey=journey,
        touchpoint=touchpoint,
        fingerprint="|".join((rule.name, journey or path, touchpoint or "", about)),
        fix=problem.fix,
        also=tuple(_places(document, problem)),
    )


def severity(rule: Rule, value: Any) -> Severity:
    """A rule's severity in a journey of that state; a design is judged more strictly than a record."""
    state = value.get("state", "as-is") if isinstance(value, dict) else "as-is"
    return dict(rule.severity_by_state).get(state, rule.severity)


def _places(document: Document, problem: Problem) -> Iterable[Place]:
    for where, label in problem.also:
        span = where if isinstance(where, Span) else document.span(where)
        yield Place(document.position(span.start), document.position(span.end), label)
    elsewhere = None if problem.span else document.elsewhere(problem.path)
    if elsewhere:
        yield Place(document.position(elsewhere.start), document.position(elsewhere.end), "used here")


def _numbered(found: list[Finding]) -> list[Finding]:
    """Fingerprints as digests: equal ones get a number, in the order of the file, so that each is unique."""
    seen: Counter[str] = Counter()
    result = []
    for finding in sorted(found):
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        text = finding.fingerprint if number == 1 else f"{finding.fingerprint}|{number}"
        result.append(replace(finding, fingerprint=hashlib.sha256(text.encode()).hexdigest()[:16]))
    return result


def path_at(document: Document, offset: int) -> KeyPath:
    """The key path of the innermost value that an offset of the text lies in."""
    path: list[str | int] = []
    mark = document.root
    while True:
        inner = mark.inner
        entries = (
            [(name, entry.start, entry.value) for name, entry in inner.items() if not entry.merged]
            if isinstance(inner, dict)
            else [(i, one.start, one) for i, one in enumerate(inner)]
            if isinstance(inner, list)
            else []
        )
        found = next(
            ((name, value) for name, start, value in entries if start <= offset < max(value.end, start + 1)), None
        )
        if found is None:
            return tuple(path)
        path.append(found[0])
        mark = found[1]


def touchpoint_id(document: Document, path: KeyPath) -> str | None:
    """The id of the touchpoint that a path leads into, written or from its name; None outside of touchpoints."""
    if len(path) < 2 or path[0] != "touchpoints" or not isinstance(path[1], int):
        return None
    try:
        touchpoint = document.value["touchpoints"][path[1]]
    except (TypeError, KeyError, IndexError):
        return None
    written = touchpoint.get("id") if isinstance(touchpoint, dict) else None
    name = touchpoint.get("name") if isinstance(touchpoint, dict) else None
    return written if isinstance(written, str) else slug(name) if isinstance(name, str) else None
