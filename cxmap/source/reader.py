"""One pass over libyaml's events: YAML 1.2 values, the position of each, and every guard at once.

No node tree is built, so a file of 10,000 touchpoints needs little more memory than its values, and deep nesting or
alias bombs are stopped while they are being read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from yaml import events

from cxmap.findings import Edit, Fix, Problem, Span
from cxmap.source import syntax
from cxmap.source.decode import SIZE_LIMIT, decode
from cxmap.source.document import Document, Entry, Mark
from cxmap.source.scalars import NumberTooLong, Scalar, plain

HAS_LIBYAML = bool(yaml.__with_libyaml__)
_Parser: Any = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader

DEPTH_LIMIT = 64
ALIAS_LIMIT = 200_000
VALUE_LIMIT = 1_000_000
"""Keys and values of one file, without what aliases add."""

_TAG = "tag:yaml.org,2002:"
_MISSING = object()


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
        value, root = reader.run()
    except _Unreadable as stop:
        return Document(text, problems=(*reader.problems, stop.problem), readable=False)
    except yaml.YAMLError as error:
        return Document(text, problems=(*reader.problems, syntax.explain(text, error)), readable=False)
    fatal = any(problem.rule != "ambiguous-scalar" for problem in reader.problems)
    return Document(text, None if fatal else value, root, tuple(reader.problems), readable=not fatal)


class _Unreadable(Exception):
    """Reading ends here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _unsafe(span: Span, message: str, help: str = "") -> NoReturn:
    raise _Unreadable(Problem((), message, help, rule="unsafe-yaml", span=span))


class _Frame:
    """A mapping or list that is still being read."""

    __slots__ = ("anchor", "begun_at", "inner", "key", "merges", "start", "value")

    def __init__(self, value: Any, inner: Any, start: int, begun_at: int, anchor: str | None) -> None:
        self.value = value
        self.inner = inner
        self.start = start
        self.begun_at = begun_at
        self.anchor = anchor
        self.key: Any = _MISSING  # (name, start, end) of a key that waits for its value
        self.merges: list[tuple[Span, Any, Mark]] | None = None


@dataclass(slots=True)
class _Anchored:
    value: Any
    mark: Mark
    size: int


@dataclass(slots=True)
class _Reader:
    text: str
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)  # None while it is still being read
    stack: list[_Frame] = field(default_factory=list)
    values: int = 0
    aliased: int = 0
    result: Any = _MISSING
    root: Mark = Mark(0, 0)

    def run(self) -> tuple[Any, Mark]:
        """Read all events; the value and the mark of the only document."""
        parser = _Parser(self.text)
        next_event = parser.get_event
        stack = self.stack
        documents = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is events.ScalarEvent:
                self.scalar(event)
            elif kind is events.MappingStartEvent:
                self.begin(event, {}, {})
            elif kind is events.SequenceStartEvent:
                self.begin(event, [], [])
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                self.end(stack.pop(), event.end_mark.index)
            elif kind is events.AliasEvent:
                self.alias(event)
            elif kind is events.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    where = _span(event)
                    _unsafe(where, "a second document starts here", "keep one journey in each file")
            elif kind is events.StreamEndEvent:
                break
        nothing = self.result is _MISSING or (self.result is None and self.root.start == self.root.end)
        if nothing:
            raise _Unreadable(
                Problem(
                    (),
                    "there is nothing in this file",
                    "start one with `cxmap init`",
                    rule="empty-file",
                    span=Span(0, 0),
                )
            )
        return self.result, self.root

    def scalar(self, event: Any) -> None:
        """A key or a value that is neither mapping nor list."""
        start, end = event.start_mark.index, event.end_mark.index
        text = event.value
        value: Scalar = text
        if event.tag is not None:
            value = self.tagged(event, Span(start, end))
        elif not event.style and event.implicit[0]:
            value = self.plain(text, start, end)
        if event.anchor:
            self.declare(event, _Anchored(value, Mark(start, end), 1))
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is _MISSING and frame.value.__class__ is dict:
            self.key(frame, value, start, end, merge=text == "<<" and not event.style)
        else:
            self.add(value, Mark(start, end))

    def plain(self, text: str, start: int, end: int) -> Scalar:
        try:
            value, ambiguous = plain(text)
        except NumberTooLong:
            _unsafe(Span(start, end), f"a number of {len(text)} digits", "quote it if it is text")
        if ambiguous and text != "<<":
            self.problems.append(_ambiguous(text, Span(start, end)))
        return value

    def tagged(self, event: Any, span: Span) -> Scalar:
        """A scalar with an explicit tag: the core schema's tags are obeyed, all others refused."""
        name = event.tag.removeprefix(_TAG)
        text: str = event.value
        if event.tag in ("!", _TAG + "str"):
            return text
        if event.tag == _TAG + name and name in ("int", "float", "bool", "null"):
            value = self.plain(text, *span)
            number = name == "float" and isinstance(value, int) and not isinstance(value, bool)
            if number or type(value).__name__ == {"null": "NoneType"}.get(name, name):
                return float(value) if number and value is not None else value
            _unsafe(span, f"{text!r} cannot be read as {name}", "leave the tag out")
        _unsafe(span, f"the tag {event.tag!r} is not allowed here", "leave the tag out; a journey is plain text")

    def key(self, frame: _Frame, value: Any, start: int, end: int, merge: bool) -> None:
        """Remember a key until its value comes."""
        if value.__class__ is not str:
            written = self.text[start:end] or "nothing"
            _unsafe(Span(start, end), f"a key has to be text, and {written} is not", f'quote it: "{written}"')
        if not merge and value in frame.inner:
            first = frame.inner[value]
            self.problems.append(
                Problem(
                    (),
                    f"the key {value!r} stands here a second time",
                    "most readers silently keep only the last one; delete one of them",
                    rule="duplicate-key",
                    span=Span(start, end),
                    also=((Span(first.start, first.end), "first here"),),
                )
            )
        frame.key = (value, start, end, merge)

    def begin(self, event: Any, value: Any, inner: Any) -> None:
        """A mapping or list opens."""
        start = event.start_mark.index
        if len(self.stack) >= DEPTH_LIMIT:
            _unsafe(Span(start, start + 1), f"nested deeper than {DEPTH_LIMIT} levels", "a journey needs five")
        if event.tag not in (None, "!", _TAG + "map", _TAG + "seq"):
            _unsafe(
                _span(event), f"the tag {event.tag!r} is not allowed here", "leave the tag out; a journey is plain text"
            )
        if self.stack and self.stack[-1].key is _MISSING and self.stack[-1].value.__class__ is dict:
            _unsafe(
                Span(start, start + 1), "a key has to be text, not a list or mapping", "quote it if it is meant as text"
            )
        if event.anchor:
            self.declare(event, None)
        self.stack.append(_Frame(value, inner, start, self.values + self.aliased, event.anchor))

    def end(self, frame: _Frame, end: int) -> None:
        """A mapping or list closes."""
        if frame.merges:
            _merge(frame)
        mark = Mark(frame.start, end, frame.inner)
        if frame.anchor:
            size = self.values + self.aliased - frame.begun_at + 1
            self.anchors[frame.anchor] = _Anchored(frame.value, mark, size)
        self.add(frame.value, mark)

    def alias(self, event: Any) -> None:
        """``*name``: the value that was anchored, counted as often as it appears."""
        span = _span(event)
        name = event.anchor
        if name not in self.anchors:
            raise _Unreadable(
                Problem(
                    (),
                    f"the alias *{name} has no anchor &{name} before it",
                    rule="yaml-syntax",
                    span=span,
                    help="write the anchor first, or quote the text if the star is meant",
                )
            )
        anchored = self.anchors[name]
        if anchored is None:
            _unsafe(span, f"the alias *{name} stands inside its own anchor, so it would never end")
        self.aliased += anchored.size
        if self.aliased > ALIAS_LIMIT:
            _unsafe(span, f"aliases add more than {ALIAS_LIMIT:,} values", "write the values out")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is _MISSING and frame.value.__class__ is dict:
            self.key(frame, anchored.value, *span, merge=False)
        else:
            self.add(anchored.value, anchored.mark._replace(alias=span))

    def add(self, value: Any, mark: Mark) -> None:
        """Put a finished value where it belongs."""
        self.values += 1
        if self.values > VALUE_LIMIT:
            _unsafe(Span(mark.start, mark.start + 1), f"more than {VALUE_LIMIT:,} values in one file")
        if not self.stack:
            self.result, self.root = value, mark
            return
        frame = self.stack[-1]
        if frame.value.__class__ is list:
            frame.value.append(value)
            frame.inner.append(mark)
            return
        name, start, end, merge = frame.key
        frame.key = _MISSING
        if merge:
            if frame.merges is None:
                frame.merges = []
            frame.merges.append((Span(start, end), value, mark))
        else:
            frame.value[name] = value
            frame.inner[name] = Entry(start, end, mark)

    def declare(self, event: Any, anchored: _Anchored | None) -> None:
        """An anchor ``&name``."""
        if event.anchor in self.anchors:
            raise _Unreadable(
                Problem(
                    (),
                    f"the anchor &{event.anchor} is there twice",
                    "rename one of them",
                    rule="yaml-syntax",
                    span=_span(event),
                )
            )
        self.anchors[event.anchor] = anchored


def _merge(frame: _Frame) -> None:
    """Bring in what ``<<`` names: written keys win over merged ones, earlier merges over later ones."""
    for span, value, mark in frame.merges or ():
        several = isinstance(value, list)
        values = value if several else [value]
        marks = mark.inner if several else [mark]
        for one, where in zip(values, marks, strict=True):
            if not isinstance(one, dict):
                _unsafe(span, "<< merges mappings, and this is none", "write `<<: *name` with the anchor of a mapping")
            for name, inner in one.items():
                if name not in frame.value:
                    frame.value[name] = inner
                    frame.inner[name] = where.inner[name]._replace(merged=span)


def _ambiguous(text: str, span: Span) -> Problem:
    return Problem(
        (),
        f"YAML 1.1 readers take {text} for something else than this program does",
        f'quote it: "{text}"',
        fix=Fix(f"quote {text}", (Edit("replace", (), f'"{text}"', span=span),)),
        rule="ambiguous-scalar",
        span=span,
        about=text,
    )


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
