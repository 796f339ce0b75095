"""``# cxmap: accept[change] reason`` in the new file: which changes somebody has looked at and wants to live with.

It reaches as far as ``ignore[...]`` does: at the end of a line what stands on that line, on a line of its own the next
item as a whole, with ``accept-file`` everything. What concerns the whole journey is accepted by a comment anywhere.
Rules: docs/method.md 10.2 and 10.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from cxmap.diff.change import Change
from cxmap.diff.changes import kinds
from cxmap.diff.verdict import NOT_ACCEPTABLE
from cxmap.diff.versions import Versions
from cxmap.findings import KeyPath, ways
from cxmap.journey.ids import nearest
from cxmap.source.comments import Directive, directives, targets
from cxmap.source.document import Document

_VERBS = ("accept", "accept-file")
NO_REASON = "no reason given"

Where = int | KeyPath | Literal["the journey", "nowhere"]
"""A line, an item of the file or (with ``()``) all of it; what concerns the whole journey, and what is gone."""


class Acceptance(NamedTuple):
    """One name in one comment, and what it covers: a line, an item of the file, or with ``()`` all of it."""

    kind: str
    reason: str
    covered: int | KeyPath

    @property
    def reaches(self) -> Iterator[tuple[str, Where]]:
        """Where it accepts what, as keys to look up: a file may have thousands of changes and of comments."""
        if self.kind not in NOT_ACCEPTABLE:
            yield self.kind, self.covered
            yield self.kind, "the journey"
            if isinstance(self.covered, tuple) and len(self.covered) <= 1:
                yield self.kind, "nowhere"


def acceptances(versions: Versions, changes: Iterable[Change]) -> dict[str, str]:
    """The reasons of the changes that are accepted, by fingerprint; of several the first one in the file."""
    document = versions.new.document
    listed = _acceptances(document) if document else []
    if not listed or not document:
        return {}
    first = {reach: i for i, acceptance in reversed([*enumerate(listed)]) for reach in acceptance.reaches}
    retired = {item.id: i for i, item in reversed([*enumerate(versions.new.journey.written.retired)])}
    found: dict[str, str] = {}
    for change in changes:
        around = _around(document, change, _path(versions, change, retired))
        covering = [first[change.id, where] for where in around if (change.id, where) in first]
        if covering:
            found.setdefault(change.fingerprint, listed[min(covering)].reason or NO_REASON)
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
    return tuple(directive for directive in directives(document.text) if directive.verb in _VERBS)


def _acceptances(document: Document) -> list[Acceptance]:
    found = _directives(document)
    return [
        _acceptance(document, comment, name, item)
        for comment, item in zip(found, targets(document, found) if found else (), strict=True)
        for name, _ in comment.names
    ]


def _acceptance(document: Document, comment: Directive, name: str, item: KeyPath | None) -> Acceptance:
    if comment.verb == "accept-file":
        return Acceptance(name, comment.reason, ())
    if comment.own_line:
        return Acceptance(name, comment.reason, item or ())
    return Acceptance(name, comment.reason, document.position(comment.span.start).line)


def _path(versions: Versions, change: Change, retired: Mapping[str, int]) -> KeyPath | None:
    """Where a change stands in the new file; what is gone stands where it is retired."""
    path = versions.path(change.fact, versions.new)
    if path is None and change.fact.before is not None:
        gone = versions.old.touchpoints[change.fact.before].id
        return ("retired", retired[gone]) if gone in retired else None
    return path


def _around(document: Document, change: Change, path: KeyPath | None) -> list[Where]:
    """All that may be covered for a change at ``path`` to be accepted."""
    if change.touchpoint is None:
        return ["the journey"]
    if path is None:
        return ["nowhere"]
    line = document.position(document.span(path).start).line
    return [line, *ways(path)]
