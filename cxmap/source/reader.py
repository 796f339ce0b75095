"""One pass over libyaml's events: YAML 1.2 values, the position of each, and every guard at once.

No node tree is built, so a file of 10,000 touchpoints needs little more memory than its values, and deep nesting or
alias bombs are stopped while they are being read.
"""

from __future__ import annotations

from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cxmap.findings import Span
from cxmap.source import syntax
from cxmap.source.decode import SIZE_LIMIT, decode, forbidden_character
from cxmap.source.document import Document
from cxmap.source.positions import ALIAS, END, MAPPING, MERGE, SEQUENCE, Places
from cxmap.source.refusals import (
    ALIAS_LIMIT,
    DEPTH_LIMIT,
    VALUE_LIMIT,
    Unreadable,
    duplicate,
    no_anchor,
    no_mapping,
    not_text,
    nothing,
    recursive,
    tag_refused,
    too_deep,
    too_many_aliased,
    too_many_values,
    unsafe,
)
from cxmap.source.scalars import Scalar
from cxmap.source.tagged import AGREED, KEYS, TAG, Anchored, Scalars, span_of

HAS_LIBYAML = bool(yaml.__with_libyaml__)
_Parser: Any = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader

_MAY_BE_NO_TEXT = frozenset("0123456789+-.~tTfFnNyYoO=<")
"""First characters of plain scalars that YAML 1.1 or 1.2 takes for something else than text."""


def read(data: bytes, limit: int = SIZE_LIMIT) -> Document:
    """Read YAML, safely. Never raises: what is wrong with the text is in ``problems`` of what comes back."""
    text, problem = decode(data, limit)
    if problem:
        return Document(text, problems=(problem,), readable=False)
    return read_text(text)


def read_text(text: str) -> Document:
    """Read YAML that is decoded already."""
    reader = _Reader(text)
    try:
        value = reader.run()
    except Unreadable as stop:
        return Document(text, problems=(*reader.problems, stop.problem), readable=False)
    except yaml.YAMLError as error:
        end = syntax.gave_up_at(error)
        if end is not None:  # our own limit stands far before, in what it has read and not told us yet
            return Document(text, problems=read_text(text[:end]).problems, readable=False)
        problem = forbidden_character(text) or syntax.explain(text, error)
        return Document(text, problems=(*reader.problems, problem), readable=False)
    places = Places(reader.tape)
    if reader.has_duplicates:
        return Document(text, None, places, tuple(duplicate(*pair) for pair in places.duplicates), readable=False)
    return Document(text, value, places, tuple(reader.problems))


class _Reader(Scalars):
    """The state of one pass. ``mapping`` and ``sequence`` hold the hot path: a call for each scalar would cost half of
    it, so only scalars with something special about them get one.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.next_event: Any = None
        self.values = self.aliased = self.deepest = 0
        self.has_duplicates = False

    def run(self) -> Any:
        """Read all events; the value of the only document."""
        self.next_event = _Parser(self.text).get_event
        self.next_event()  # the stream starts
        if self.next_event().__class__ is StreamEndEvent:
            nothing()
        value = self.value(self.next_event(), 0)
        self.next_event()  # the document ends
        event = self.next_event()
        if event.__class__ is not StreamEndEvent:
            message = "a second document starts here (multiple-documents)"
            unsafe(span_of(event), message, "keep one journey in each file")
        if value is None and self.tape[-2] == self.tape[-1]:
            nothing()
        return value

    def value(self, event: Any, depth: int) -> Any:
        """Any value, of which so many levels are around it."""
        kind = event.__class__
        if kind is ScalarEvent:
            return self.special(event)
        if kind is AliasEvent:
            return self.alias(event, depth)
        if depth >= DEPTH_LIMIT or event.tag is not None:
            self.refuse_container(event, depth)
        name = event.anchor
        if name is None:
            return self.mapping(event, depth + 1) if kind is MappingStartEvent else self.sequence(event, depth + 1)
        self.declare(event)
        before, deepest, self.deepest = self.values + self.aliased, self.deepest, depth + 1
        value = self.mapping(event, depth + 1) if kind is MappingStartEvent else self.sequence(event, depth + 1)
        self.anchors[name] = Anchored(value, self.values + self.aliased - before + 1, self.deepest - depth)
        self.deepest = max(self.deepest, deepest)
        return value

    def mapping(self, event: Any, depth: int) -> dict[str, Any]:
        """The entries of a mapping that has started, and its end."""
        next_event, tape, agreed, keys = self.next_event, self.tape, AGREED, KEYS
        tape.append(MAPPING)
        tape.append(event.start_mark.index)
        container: dict[Any, Any] = {}
        merges: list[tuple[Span, Any]] = []
        for count in range(VALUE_LIMIT + 2):
            event = next_event()
            kind = event.__class__
            if kind is MappingEndEvent:
                self.has_duplicates = self.has_duplicates or len(container) + len(merges) < count
                break
            key: Any = keys.get(event.value) if kind is ScalarEvent else None
            if key is not None and event.tag is None and event.anchor is None:
                tape.append(key)
                tape.append(event.start_mark.index)
                tape.append(event.end_mark.index)
            else:
                key = self.key(event)
            event = next_event()
            kind = event.__class__
            if kind is not ScalarEvent:
                value = self.value(event, depth)
            elif event.tag is None and event.anchor is None:
                value = event.value
                if not event.style and (not value or value[0] in _MAY_BE_NO_TEXT):
                    value = agreed[value] if value in agreed else self.plain(event)
                tape.append(event.start_mark.index)
                tape.append(event.end_mark.index)
            else:
                value = self.special(event)
            if key.__class__ is Span:
                merges.append((key, value))
            else:
                container[key] = value
        self.end(event, depth, count)
        if merges:
            _merge(container, merges)
        return container

    def sequence(self, event: Any, depth: int) -> list[Any]:
        """The items of a list that has started, and its end."""
        next_event, tape, agreed = self.next_event, self.tape, AGREED
        tape.append(SEQUENCE)
        tape.append(event.start_mark.index)
        container: list[Any] = []
        for _ in range(VALUE_LIMIT + 2):
            event = next_event()
            kind = event.__class__
            if kind is SequenceEndEvent:
                break
            if kind is not ScalarEvent:
                value = self.value(event, depth)
            elif event.tag is None and event.anchor is None:
                value = event.value
                if not event.style and (not value or value[0] in _MAY_BE_NO_TEXT):
                    value = agreed[value] if value in agreed else self.plain(event)
                tape.append(event.start_mark.index)
                tape.append(event.end_mark.index)
            else:
                value = self.special(event)
            container.append(value)
        self.end(event, depth, len(container))
        return container

    def end(self, event: Any, depth: int, count: int) -> None:
        """A mapping or list on that level and with so many values ends."""
        self.tape += (END, event.end_mark.index)
        if depth > self.deepest:
            self.deepest = depth
        self.values += count
        if self.values > VALUE_LIMIT:
            start = event.start_mark.index
            too_many_values(Span(start, start + 1))

    def key(self, event: Any) -> str | Span:
        """A key; of a ``<<`` the place."""
        start, end = span_of(event)
        kind, key = event.__class__, None
        if kind is AliasEvent:
            key = self.anchored(event).value
        elif kind is not ScalarEvent:
            not_text(Span(start, start + 1))
        else:
            key = self.meant(event)
            start, end = self.inner(event)
        if key.__class__ is not str:
            not_text(Span(start, end), self.text[start:end] or "nothing")
        if key == "<<" and kind is ScalarEvent and not event.style:
            self.tape += (MERGE, start, end)
            return Span(start, end)
        if AGREED.get(key) == key:
            KEYS[key] = intern(key)
        self.tape += (key, start, end)
        return key

    def special(self, event: Any) -> Scalar:
        """A value that is a scalar, perhaps with a tag or an anchor."""
        value = self.meant(event)
        self.tape += self.inner(event)
        return value

    def refuse_container(self, event: Any, depth: int) -> None:
        """A mapping or list that is too deep, or has a tag of its own."""
        start = event.start_mark.index
        if depth >= DEPTH_LIMIT:
            too_deep(Span(start, start + 1))
        if event.tag not in ("!", TAG + "map", TAG + "seq"):
            raise tag_refused(span_of(event), event.tag)

    def alias(self, event: Any, depth: int) -> Any:
        """``*name`` as a value."""
        anchored = self.anchored(event)
        if depth + anchored.height > DEPTH_LIMIT:
            too_deep(span_of(event), "with this alias it is ")
        self.deepest = max(self.deepest, depth + anchored.height)
        self.tape += (ALIAS, event.anchor, *span_of(event))
        return anchored.value

    def anchored(self, event: Any) -> Anchored:
        """What an alias names, counted as often as it appears."""
        span, name = span_of(event), event.anchor
        if name not in self.anchors:
            no_anchor(span, name)
        anchored = self.anchors[name]
        if anchored is None:
            recursive(span, name)
        self.aliased += anchored.size
        if self.aliased > ALIAS_LIMIT:
            too_many_aliased(span)
        return anchored


def _merge(container: dict[str, Any], merges: list[tuple[Span, Any]]) -> None:
    """Bring in what ``<<`` names: written keys win over merged ones, earlier merges over later ones."""
    for span, value in merges:
        for record in value if isinstance(value, list) else [value]:
            if not isinstance(record, dict):
                no_mapping(span)
            for name, inner in record.items():
                container.setdefault(name, inner)
