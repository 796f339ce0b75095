"""A problem with a key path → a finding with file, line, column and a fingerprint that survives moving lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from cxmap.findings import NOWHERE, Finding, KeyPath, Place, Problem, Rule, Severity, Span
from cxmap.inputs.excerpt import excerpt
from cxmap.journey.ids import slug
from cxmap.journey.load import JourneyFile
from cxmap.rules import rule_named
from cxmap.source.document import Document, Mark


class Placed(NamedTuple):
    """A finding, and the key path that it is about."""

    finding: Finding
    path: KeyPath


def findings(file: JourneyFile, problems: Iterable[Problem]) -> list[Finding]:
    """The findings of one file, in the order of their places."""
    return [found.finding for found in placed(file, problems)]


def placed(file: JourneyFile, problems: Iterable[Problem]) -> list[Placed]:
    """Like ``findings``, with key paths."""
    ids = [touchpoint.id for touchpoint in file.journey.touchpoints] if file.journey else ()
    return _numbered([_placed(file, problem, ids) for problem in problems])


def _placed(file: JourneyFile, problem: Problem, ids: Sequence[str]) -> Placed:
    document = file.document
    rule = rule_named(problem.rule)
    if rule is None:
        raise TypeError(f"a problem was raised for {problem.rule!r}, which has no file in rules/")
    span = problem.span or document.span(problem.path, problem.on)
    start, end = (document.position(at) for at in span) if document.text else (NOWHERE, NOWHERE)
    where = problem.path if problem.span is None else path_at(document, span.start)
    touchpoint = touchpoint_id(document, where, ids)
    also = tuple(_places(document, problem))
    return Placed(
        Finding(
            path=file.path,
            start=start,
            end=end,
            code=rule.code,
            rule=rule.name,
            severity=problem.severity or severity(rule, document.value),
            message=problem.message,
            help=problem.help,
            journey=file.journey_id,
            touchpoint=touchpoint,
            fingerprint="|".join(
                (rule.name, file.journey_id or file.path, _state(document.value), touchpoint or "", about(problem))
            ),
            fix=problem.fix,
            also=also,
            excerpt=excerpt(document, start, also),
        ),
        where,
    )


def about(problem: Problem) -> str:
    """What tells findings of one rule at one touchpoint apart: never its place, never its words."""
    return problem.about or next((str(part) for part in reversed(problem.path) if isinstance(part, str)), "")


def severity(rule: Rule, value: Any) -> Severity:
    """A rule's severity in a journey of that state; a design is judged more strictly than a record."""
    return dict(rule.severity_by_state).get(_state(value), rule.severity)


def _state(value: Any) -> str:
    state = value.get("state") if isinstance(value, dict) else None
    return state if isinstance(state, str) else "as-is"


def _places(document: Document, problem: Problem) -> Iterator[Place]:
    for where, label in problem.also:
        yield _place(document, where if isinstance(where, Span) else document.span(where), label)
    elsewhere = None if problem.span else document.elsewhere(problem.path)
    if elsewhere:
        is_alias = document.mark(problem.path)[0].alias is not None
        is_merge = document.text.startswith("<<", elsewhere.start)
        yield _place(document, elsewhere, "written here" if is_alias else "merged here" if is_merge else "used here")


def _place(document: Document, span: Span, label: str) -> Place:
    return Place(document.position(span.start), document.position(span.end), label)


def _numbered(found: list[Placed]) -> list[Placed]:
    """Fingerprints as digests: equal ones get a number, in the order of the file, so that each is unique."""
    if not found:
        return []
    from hashlib import sha256  # which loads OpenSSL

    seen: Counter[str] = Counter()
    result = []
    for finding, path in sorted(found, key=lambda placed: placed.finding):
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        text = finding.fingerprint if number == 1 else f"{finding.fingerprint}|{number}"
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        result.append(Placed(replace(finding, fingerprint=digest), path))
    return result


def path_at(document: Document, offset: int) -> KeyPath:
    """The key path of the innermost value that an offset of the text lies in."""
    path: list[str | int] = []
    mark = document.root
    while not mark.alias and (found := _inner_at(document, mark, offset)):
        path.append(found[0])
        mark = found[1]
    return tuple(path)


def _inner_at(document: Document, mark: Mark, offset: int) -> tuple[str | int, Mark] | None:
    """The name or number and the mark of what an offset lies in, of all that stands directly in a value."""
    written = document.written(mark)
    at = bisect_right(written, offset, key=lambda item: item[0]) - 1
    if at < 0:
        return None
    start, name, value = written[at]
    return (name, value) if offset < max((value.alias or value).end, start + 1) else None


def touchpoint_id(document: Document, path: KeyPath, ids: Sequence[str] = ()) -> str | None:
    """The id of the touchpoint that a path leads into, written or from its name; None outside of touchpoints."""
    if len(path) < 2 or path[0] != "touchpoints" or not isinstance(path[1], int):
        return None
    if path[1] < len(ids):
        return ids[path[1]]
    try:
        touchpoint = document.value["touchpoints"][path[1]]
    except (TypeError, KeyError, IndexError):
        return None
    written = touchpoint.get("id") if isinstance(touchpoint, dict) else None
    name = touchpoint.get("name") if isinstance(touchpoint, dict) else None
    return written if isinstance(written, str) else slug(name) if isinstance(name, str) else None
