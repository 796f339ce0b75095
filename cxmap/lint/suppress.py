"""``# cxmap: ignore[rule, CX401] reason``: what such comments silence, and which of them silence nothing.

At the end of a line it covers findings whose primary place is on that line; on a line of its own the next entry or
list item as a whole, by its key path; ``ignore-file`` covers the file. There is no form without names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cxmap.findings import Finding, KeyPath, Position, Problem, Span, ways
from cxmap.inputs.placed import Placed
from cxmap.lint.unused import misuse, unused
from cxmap.rules import rule_named
from cxmap.source.comments import Directive, directives, targets
from cxmap.source.document import Document

UNUSED, WITHOUT_REASON = "unused-suppression", "suppression-without-reason"
_ABOUT_COMMENTS = (UNUSED, WITHOUT_REASON)
_VERBS = ("ignore", "ignore-file")

Reach = tuple[str, int | KeyPath]
"""A rule, and the line or the item of the file in which it is silenced."""


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

    @property
    def reaches(self) -> set[Reach]:
        """Where it silences what, as keys to look up: a file may have thousands of findings and of comments."""
        where = () if self.firm else (self.line,) if self.item is None else (self.line, self.item)
        return {(self.rule, item) for item in where}


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
    """The findings that stand, those that are silenced, and the names, by their places, that silenced any."""

    stands: list[Finding]
    silenced: list[Finding]
    used: set[Span]


def split(found: Iterable[Placed], all_: Sequence[Suppression], document: Document) -> Split:
    """Hold findings against suppressions."""
    stands: list[Finding] = []
    silenced: list[Finding] = []
    used: set[Reach] = set()
    covered = {reach for suppression in all_ for reach in suppression.reaches}
    items = _Items(_item(document, path) for path in {suppression.item for suppression in all_ if suppression.item})
    for finding, path in found:
        around = (finding.start.line, *ways(path), *items.around(finding.start))
        covering = covered.intersection((finding.rule, item) for item in around)
        used |= covering
        (silenced if covering else stands).append(finding)
    return Split(stands, silenced, {suppression.at for suppression in all_ if not used.isdisjoint(suppression.reaches)})


def problems(
    document: Document,
    all_: Sequence[Suppression],
    bad: Sequence[Problem],
    used: set[Span],
    *,
    enabled: frozenset[str],
    about_comments: bool = False,
) -> list[Problem]:
    """What is wrong with the comments themselves; only rules that ran are judged.

    ``about_comments`` judges the names of the rules about comments, which only count when those have run.
    """
    result: list[Problem] = []
    idle = [
        suppression
        for suppression in all_
        if suppression.at not in used and (suppression.rule in _ABOUT_COMMENTS) is about_comments
    ]
    if UNUSED in enabled:
        result += [
            unused(document, suppression.comment, suppression.at, suppression.rule)
            for suppression in idle
            if _is_judged(suppression, enabled)
        ]
        result += [] if about_comments else bad
    if WITHOUT_REASON in enabled and not about_comments:
        comments = {suppression.comment.span: suppression.comment for suppression in all_}
        result += [_without_reason(directive) for directive in comments.values() if not directive.reason]
    return result


def _suppression(document: Document, comment: Directive, name: str, at: Span, item: KeyPath | None) -> Suppression:
    found = rule_named(name) or rule_named(name.upper())
    covered = () if comment.verb == "ignore-file" else item if comment.own_line else None
    line = document.position(comment.span.start).line
    return Suppression(
        found.name if found else name, comment, at, line, covered, bool(found and not found.suppressible)
    )


class _Item(NamedTuple):
    """Where an item of the file begins, at its key if it has one, and where its value ends.

    Nothing lies in an alias: its value is written, and ends, before it.
    """

    start: Position
    end: Position
    path: KeyPath


class _Items:
    """The items that comments cover: a finding may be shown in one that it is not about, as what is missing in the
    whole file may be.

    Two items lie apart, or one lies in the other. So a place can only lie in the last one that begins before it, and
    in those that this one lies in.
    """

    def __init__(self, items: Iterable[_Item]) -> None:
        self.items = sorted(items, key=lambda item: (item.start, len(item.path)))
        self.ends = {item.path: item.end for item in self.items}

    def around(self, place: Position) -> list[KeyPath]:
        """The items that a place lies in."""
        at = bisect_right(self.items, place, key=lambda item: item.start)
        last = self.items[at - 1].path if at else ()
        return [path for path in ways(last) if path in self.ends and place < self.ends[path]]


def _item(document: Document, path: KeyPath) -> _Item:
    entry = document.entry(path)
    mark = entry.value if entry else document.mark(path)[0]
    start = (entry or mark.alias or mark).start
    return _Item(document.position(start), document.position(mark.end), path)


def _is_judged(suppression: Suppression, enabled: frozenset[str]) -> bool:
    rule = rule_named(suppression.rule)
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
