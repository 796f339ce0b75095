"""``# cxmap: ignore[rule, CX401] reason``: what such comments silence, and which of them silence nothing.

At the end of a line it covers findings whose primary place is on that line; on a line of its own the next entry or
list item as a whole, by its key path; ``ignore-file`` covers the file. There is no form without names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cxmap.findings import Finding, KeyPath, Problem, Span
from cxmap.lint.place import Placed
from cxmap.lint.unused import misuse, unused
from cxmap.rules import rule_named
from cxmap.source.comments import Directive, directives, targets
from cxmap.source.document import Document

UNUSED, WITHOUT_REASON = "unused-suppression", "suppression-without-reason"
_ABOUT_COMMENTS = (UNUSED, WITHOUT_REASON)
_VERBS = ("ignore", "ignore-file")


class Suppression(NamedTuple):
    """One name in one comment, and what it covers: its own line, and an item of the file or (with ``()``) all of it.

    ``firm`` says that the rule can never be silenced.
    """

    rule: str
    comment: Directive
    at: Span
    line: int
    item: KeyPath | None = None
    firm: bool = False

    def covers(self, placed: Placed, document: Document) -> bool:
        """Whether it silences a finding."""
        if placed.finding.rule != self.rule or self.firm:
            return False
        return placed.finding.start.line == self.line or (self.item is not None and _is_in(placed, self.item, document))


def suppressions(document: Document) -> tuple[list[Suppression], list[Problem]]:
    """What the comments of a file silence, and what is wrong with those that try to and name nothing."""
    found = directives(document.text)
    if not found:
        return [], []
    result = [
        _suppression(document, comment, name, at, item)
        for comment, item in zip(found, targets(document, found), strict=True)
        if comment.verb in _VERBS
        for name, at in comment.names
    ]
    return result, [problem for comment in found if (problem := misuse(comment))]


class Split(NamedTuple):
    """The findings that stand, those that are silenced, and the suppressions that silenced any."""

    stands: list[Finding]
    silenced: list[Finding]
    used: set[Suppression]


def split(found: Iterable[Placed], all_: Sequence[Suppression], document: Document) -> Split:
    """Hold findings against suppressions."""
    result = Split([], [], set())
    by_rule: dict[str, list[Suppression]] = {}
    for one in all_:
        by_rule.setdefault(one.rule, []).append(one)
    for placed in found:
        covering = [one for one in by_rule.get(placed.finding.rule, ()) if one.covers(placed, document)]
        result.used.update(covering)
        (result.silenced if covering else result.stands).append(placed.finding)
    return result


def problems(
    document: Document,
    all_: Sequence[Suppression],
    bad: Sequence[Problem],
    used: set[Suppression],
    *,
    enabled: frozenset[str],
    about_comments: bool = False,
) -> list[Problem]:
    """What is wrong with the comments themselves; only rules that ran are judged.

    ``about_comments`` judges the names of the rules about comments, which only count when those have run.
    """
    result: list[Problem] = []
    idle = [one for one in all_ if one not in used and (one.rule in _ABOUT_COMMENTS) is about_comments]
    if UNUSED in enabled:
        result += [unused(document, one.comment, one.at, one.rule) for one in idle if _is_judged(one, enabled)]
        result += [] if about_comments else bad
    if WITHOUT_REASON in enabled and not about_comments:
        result += [_without_reason(one) for one in dict.fromkeys(one.comment for one in all_) if not one.reason]
    return result


def _suppression(document: Document, comment: Directive, name: str, at: Span, item: KeyPath | None) -> Suppression:
    found = rule_named(name) or rule_named(name.upper())
    covered = () if comment.verb == "ignore-file" else item if comment.own_line else None
    line = document.position(comment.span.start).line
    return Suppression(
        found.name if found else name, comment, at, line, covered, bool(found and not found.suppressible)
    )


def _is_in(placed: Placed, item: KeyPath, document: Document) -> bool:
    """About the item or something in it, or shown inside it (as what is missing in the whole file may be)."""
    if placed.path[: len(item)] == item:
        return True
    entry = document.entry(item)
    mark = entry.value if entry else document.mark(item)[0]
    if mark.alias:
        return False
    start = document.position(entry.start if entry else mark.start)
    return start <= placed.finding.start < document.position(mark.end)


def _is_judged(one: Suppression, enabled: frozenset[str]) -> bool:
    rule = rule_named(one.rule)
    return rule is None or rule.name in enabled or not rule.suppressible


def _without_reason(comment: Directive) -> Problem:
    return Problem(
        (),
        "this suppression gives no reason",
        "write behind the bracket why the finding does not matter here",
        rule=WITHOUT_REASON,
        span=comment.span,
        about=",".join(name for name, _ in comment.names),
    )
