"""``# cxmap: accept[change] reason`` in the new file: which changes somebody has looked at and wants to live with.

It reaches as far as ``ignore[...]`` does: at the end of a line what stands on that line, on a line of its own the next
item as a whole, with ``accept-file`` everything. What concerns the whole journey is accepted by a comment anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cxmap.diff.both import Both
from cxmap.diff.change import Change
from cxmap.diff.changes import kinds
from cxmap.diff.verdict import NOT_ACCEPTABLE
from cxmap.findings import KeyPath
from cxmap.journey.ids import nearest
from cxmap.source.comments import Directive, directives, targets
from cxmap.source.document import Document

_VERBS = ("accept", "accept-file")
NO_REASON = "no reason given"


class Acceptance(NamedTuple):
    """One name in one comment, and what it covers: a line, an item of the file, or (with neither) all of it."""

    kind: str
    reason: str
    line: int
    item: KeyPath | None

    def covers(self, change: Change, path: KeyPath | None, line: int | None) -> bool:
        """Whether it accepts a change that stands at ``path``; None stands for nowhere in the new file."""
        if change.id != self.kind or change.id in NOT_ACCEPTABLE:
            return False
        if change.touchpoint is None or not (self.line or self.item):
            return True
        if path is None:
            return self.item is not None and len(self.item) == 1
        if self.line:
            return line == self.line
        return self.item is not None and path[: len(self.item)] == self.item


def acceptances(both: Both, changes: Iterable[Change]) -> dict[str, str]:
    """The reasons of the changes that are accepted, by fingerprint."""
    document = both.new.document
    listed = _acceptances(document) if document else []
    if not listed or not document:
        return {}
    found: dict[str, str] = {}
    for change in changes:
        path = _path(both, change)
        place = document.position(document.span(path).start) if path is not None else None
        for one in listed:
            if one.covers(change, path, place.line if place else None):
                found.setdefault(change.fingerprint, one.reason or NO_REASON)
    return found


def misuse(document: Document | None) -> Iterator[str]:
    """What is wrong with such comments: names of nothing, and of what cannot be accepted."""
    for directive in _directives(document) if document else ():
        for name, _ in directive.names:
            if name in NOT_ACCEPTABLE:
                yield f"accept[{name}] has no effect: that the customer does not reach the goal cannot be accepted"
            elif name not in kinds():
                guess = nearest(name, kinds())
                yield f"accept[{name}] has no effect: there is no such change" + (f"; {guess}?" if guess else "")


def _directives(document: Document) -> tuple[Directive, ...]:
    if _VERBS[0] not in document.text:  # most files have no such comment, and looking for one takes a while
        return ()
    return tuple(one for one in directives(document.text) if one.verb in _VERBS)


def _acceptances(document: Document) -> list[Acceptance]:
    found = _directives(document)
    return [
        _acceptance(document, comment, name, item)
        for comment, item in zip(found, targets(document, found) if found else (), strict=True)
        for name, _ in comment.names
    ]


def _acceptance(document: Document, comment: Directive, name: str, item: KeyPath | None) -> Acceptance:
    if comment.verb == "accept-file":
        return Acceptance(name, comment.reason, 0, None)
    if comment.own_line:
        return Acceptance(name, comment.reason, 0, item)
    return Acceptance(name, comment.reason, document.position(comment.span.start).line, None)


def _path(both: Both, change: Change) -> KeyPath | None:
    """Where a change stands in the new file; what is gone stands where it is retired."""
    path = both.path(change.fact, both.new)
    if path is None and change.fact.before is not None:
        gone = both.old.touchpoints[change.fact.before].id
        retired = (one.id for one in both.new.journey.written.retired)
        return next((("retired", i) for i, id in enumerate(retired) if id == gone), None)
    return path
