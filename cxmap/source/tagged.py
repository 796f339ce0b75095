"""What a scalar means where the parser met it: with its tag, its anchor, and where it stands behind both."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from cxmap.findings import Problem, Span
from cxmap.source.positions import ANCHOR, Tape
from cxmap.source.refusals import ambiguous, anchored_twice, number_too_long, tag_refused, unreadable_as
from cxmap.source.scalars import NumberTooLong, Scalar, plain

TAG = "tag:yaml.org,2002:"
_PROPERTIES = re.compile(r"([&!][^ \t\r\n,\[\]{}]*[ \t\r\n]*)+")
AGREED: dict[str, Scalar] = {}
"""Short plain scalars that were met before and mean the same to every reader; files say the same words again."""
KEYS: dict[str, str] = {}
"""Those of them that were keys, each as the one string that the program has for it: they are found more quickly."""
_LONGEST_KEPT, _MOST_KEPT = 16, 8192


class Anchored(NamedTuple):
    """What an alias stands for, how many values it adds, and how many levels."""

    value: Any
    size: int
    height: int


class Scalars:
    """The part of a reading that is about single scalars. ``anchors`` are None while what they name is being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.tape: Tape = []
        self.anchors: dict[str, Anchored | None] = {}

    def meant(self, event: Any) -> Scalar:
        """What a scalar means, perhaps with a tag or an anchor."""
        value: Scalar = event.value
        if event.tag is not None:
            value = self.tagged(event)
        elif not event.style:
            value = self.plain(event)
        if event.anchor is not None:
            self.declare(event)
            self.anchors[event.anchor] = Anchored(value, 1, 0)
        return value

    def plain(self, event: Any) -> Scalar:
        """A plain scalar that may be something else than text."""
        text: str = event.value
        try:
            value, may_differ = plain(text)
        except NumberTooLong:
            number_too_long(self.inner(event), len(text))
        if not may_differ:
            if len(text) <= _LONGEST_KEPT and len(AGREED) < _MOST_KEPT:
                AGREED[text] = value
        elif text != "<<":
            self.problems.append(ambiguous(text, self.inner(event), value))
        return value

    def inner(self, event: Any) -> Span:
        """Where a scalar stands behind its tag and anchor."""
        start, end = span_of(event)
        properties = None if event.tag is event.anchor is None else _PROPERTIES.match(self.text, start, end)
        return Span(properties.end() if properties else start, end)

    def tagged(self, event: Any) -> Scalar:
        """A scalar with an explicit tag: the core schema's tags are obeyed, all others refused."""
        name = event.tag.removeprefix(TAG)
        text: str = event.value
        if event.tag in ("!", TAG + "str"):
            return text
        if event.tag == TAG + name and name in ("int", "float", "bool", "null"):
            value = self.plain(event)
            if name == "float" and type(value) is int:
                return float(value)
            if type(value).__name__ == {"null": "NoneType"}.get(name, name):
                return value
            unreadable_as(span_of(event), text, name)
        raise tag_refused(span_of(event), event.tag)

    def declare(self, event: Any) -> None:
        """An anchor ``&name``."""
        name = event.anchor
        if name in self.anchors:
            anchored_twice(span_of(event), name)
        self.anchors[name] = None
        self.tape += (ANCHOR, name)


def span_of(event: Any) -> Span:
    """Where an event of the parser stands."""
    return Span(event.start_mark.index, event.end_mark.index)
