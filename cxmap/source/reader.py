"""One pass over libyaml's events: YAML 1.2 values, the position of each, and every guard at once.

No node tree is built, so a file of 10,000 touchpoints needs little more memory than its values, and deep nesting or
alias bombs are stopped while they are being read.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cxmap.findings import Edit, Fix, Problem, Span
from cxmap.source import syntax
from cxmap.source.decode import SIZE_LIMIT, decode, forbidden_character
from cxmap.source.document import Document
from cxmap.source.scalars import NumberTooLong, Scalar, plain
from cxmap.source.tape import ALIAS, ANCHOR, END, MAPPING, MERGE, SEQUENCE, Tape, duplicate_keys

HAS_LIBYAML = bool(yaml.__with_libyaml__)
_Parser: Any = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader

DEPTH_LIMIT = 64
ALIAS_LIMIT = 200_000
VALUE_LIMIT = 1_000_000
"""Keys and values of one file, without what aliases add."""

_TAG = "tag:yaml.org,2002:"
_PROPERTIES = re.compile(r"([&!][^\s,\[\]{}]*\s*)+")
_MISSING: Any = object()
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
    except _Unreadable as stop:
        return Document(text, problems=(*reader.problems, stop.problem), readable=False)
    except yaml.YAMLError as error:
        problem = forbidden_character(text) or syntax.explain(text, error)
        return Document(text, problems=(*reader.problems, problem), readable=False)
    if reader.has_duplicates:
        twice = tuple(_duplicate(*pair) for pair in duplicate_keys(reader.tape))
        return Document(text, None, reader.tape, twice, readable=False)
    return Document(text, value, reader.tape, tuple(reader.problems))


class _Unreadable(Exception):
    """Reading ends here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _unsafe(span: Span, message: str, help: str = "") -> NoReturn:
    raise _Unreadable(Problem((), message, help, rule="unsafe-yaml", span=span))


class _Frame(NamedTuple):
    """A mapping or list around the one that is being read."""

    container: Any
    key: Any
    anchor: str | None
    begun_at: int
    deepest: int
    merges: list[tuple[Span, Any]] | None


class _Anchored(NamedTuple):
    """What an alias stands for, how many values it adds, and how many levels."""

    value: Any
    size: int
    height: int


class _MergeKey(NamedTuple):
    """A ``<<`` that waits for its value."""

    start: int
    end: int


class _Reader:
    """The state of one pass. ``run`` has the hot path in one function: a call for each scalar would cost half of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.tape: Tape = []
        self.anchors: dict[str, _Anchored | None] = {}  # None while it is still being read
        self.aliased = 0
        self.has_duplicates = False

    def run(self) -> Any:
        """Read all events; the value of the only document."""
        next_event = _Parser(self.text).get_event
        tape, stack = self.tape, list[_Frame]()
        put = tape.append
        result = container = key = _MISSING
        is_mapping, documents = False, 0
        anchor: str | None = None
        merges: list[tuple[Span, Any]] | None = None
        begun_at = deepest = values = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    value, start = self.special(event, start, end)
                elif not event.style and event.implicit[0] and (not value or value[0] in _MAY_BE_NO_TEXT):
                    value = self.plain(value, start, end)
                if is_mapping and key is _MISSING:
                    if value == "<<" and not event.style:
                        put(MERGE)
                        key = _MergeKey(start, end)
                    else:
                        if value.__class__ is not str or value in container:
                            self.refuse_key(value, start, end)
                        put(value)
                        key = value
                    put(start)
                    put(end)
                    continue
                put(start)
                put(end)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if (is_mapping and key is _MISSING) or len(stack) >= DEPTH_LIMIT or event.tag is not None:
                    self.refuse_container(event, is_key=is_mapping and key is _MISSING, depth=len(stack))
                stack.append(_Frame(container, key, anchor, begun_at, deepest, merges))
                anchor, merges = event.anchor, None
                if anchor is not None:
                    self.declare(event)
                begun_at, deepest = values + self.aliased, len(stack)
                is_mapping = kind is MappingStartEvent
                put(MAPPING if is_mapping else SEQUENCE)
                put(event.start_mark.index)
                container = {} if is_mapping else []
                key = _MISSING
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                put(END)
                put(event.end_mark.index)
                if merges:
                    _merge(container, merges)
                value = container
                if anchor is not None:
                    size = values + self.aliased - begun_at + 1
                    self.anchors[anchor] = _Anchored(value, size, deepest - len(stack) + 1)
                below = deepest
                container, key, anchor, begun_at, deepest, merges = stack.pop()
                deepest = max(deepest, below)
                is_mapping = container.__class__ is dict
            elif kind is AliasEvent:
                anchored = self.alias(event, len(stack))
                value = anchored.value
                start, end = event.start_mark.index, event.end_mark.index
                if is_mapping and key is _MISSING:
                    if value.__class__ is not str or value in container:
                        self.refuse_key(value, start, end)
                    key = value
                    tape += (value, start, end)
                    continue
                tape += (ALIAS, event.anchor, start, end)
                deepest = max(deepest, len(stack) + anchored.height)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    _unsafe(
                        _span(event),
                        "a second document starts here (multiple-documents)",
                        "keep one journey in each file",
                    )
                continue
            elif kind is StreamEndEvent:
                break
            else:
                continue
            values += 1
            if values > VALUE_LIMIT:
                where = event.start_mark.index
                _unsafe(Span(where, where + 1), f"more than {VALUE_LIMIT:,} values in one file", "split it")
            if is_mapping:
                if key.__class__ is _MergeKey:
                    merges = merges or []
                    merges.append((Span(*key), value))
                elif key not in container:
                    container[key] = value
                key = _MISSING
            elif container is _MISSING:
                result = value
            else:
                container.append(value)
        if result is _MISSING or (result is None and tape[-2:-1] == tape[-1:]):
            _nothing()
        return result

    def plain(self, text: str, start: int, end: int) -> Scalar:
        """A plain scalar that may be something else than text."""
        try:
            value, ambiguous = plain(text)
        except NumberTooLong:
            _unsafe(Span(start, end), f"a number of {len(text)} digits", "quote it if it is text")
        if ambiguous and text != "<<":
            self.problems.append(_ambiguous(text, Span(start, end), value))
        return value

    def special(self, event: Any, start: int, end: int) -> tuple[Scalar, int]:
        """A scalar with a tag or an anchor: its value, and where it starts behind them."""
        whole = Span(start, end)
        properties = _PROPERTIES.match(self.text, start, end)
        start = properties.end() if properties else start
        value: Scalar = event.value
        if event.tag is not None:
            value = self.tagged(event, whole)
        elif not event.style and event.implicit[0]:
            value = self.plain(event.value, start, end)
        if event.anchor is not None:
            self.declare(event)
            self.anchors[event.anchor] = _Anchored(value, 1, 0)
        return value, start

    def tagged(self, event: Any, span: Span) -> Scalar:
        """A scalar with an explicit tag: the core schema's tags are obeyed, all others refused."""
        name = event.tag.removeprefix(_TAG)
        text: str = event.value
        if event.tag in ("!", _TAG + "str"):
            return text
        if event.tag == _TAG + name and name in ("int", "float", "bool", "null"):
            value = self.plain(text, *span)
            if name == "float" and type(value) is int:
                return float(value)
            if type(value).__name__ == {"null": "NoneType"}.get(name, name):
                return value
            _unsafe(span, f"{text!r} cannot be read as {name}", "leave the tag out")
        _unsafe(span, f"the tag {event.tag!r} is not allowed here", "leave the tag out; a journey is plain text")

    def refuse_key(self, value: Any, start: int, end: int) -> None:
        """A key that is no text ends the reading; a key that is there twice does not."""
        if value.__class__ is not str:
            written = self.text[start:end] or "nothing"
            _unsafe(
                Span(start, end),
                f"a key has to be text, and {written} is not (non-string-key)",
                f'quote it: "{written}"',
            )
        self.has_duplicates = True

    def refuse_container(self, event: Any, *, is_key: bool, depth: int) -> None:
        """A mapping or list where none may stand, or too deep, or with a tag of its own."""
        start = event.start_mark.index
        if is_key:
            where = Span(start, start + 1)
            _unsafe(
                where, "a key has to be text, not a list or mapping (non-string-key)", "quote it if it is meant as text"
            )
        if depth >= DEPTH_LIMIT:
            _unsafe(Span(start, start + 1), f"nested deeper than {DEPTH_LIMIT} levels", "a journey needs five")
        if event.tag not in ("!", _TAG + "map", _TAG + "seq"):
            help = "leave the tag out; a journey is plain text"
            _unsafe(_span(event), f"the tag {event.tag!r} is not allowed here", help)

    def alias(self, event: Any, depth: int) -> _Anchored:
        """``*name``: what was anchored, counted as often as it appears."""
        span, name = _span(event), event.anchor
        if name not in self.anchors:
            message = f"the alias *{name} has no anchor &{name} before it"
            help = "write the anchor first, or quote the text if the star is meant"
            raise _Unreadable(Problem((), message, help, rule="yaml-syntax", span=span))
        anchored = self.anchors[name]
        if anchored is None:
            _unsafe(span, f"the alias *{name} stands inside its own anchor, so it would never end (recursive-alias)")
        self.aliased += anchored.size
        if self.aliased > ALIAS_LIMIT:
            _unsafe(span, f"aliases add more than {ALIAS_LIMIT:,} values", "write the values out")
        if depth + anchored.height > DEPTH_LIMIT:
            _unsafe(span, f"with this alias it is nested deeper than {DEPTH_LIMIT} levels", "a journey needs five")
        return anchored

    def declare(self, event: Any) -> None:
        """An anchor ``&name``."""
        name = event.anchor
        if name in self.anchors:
            message = f"the anchor &{name} is there twice"
            raise _Unreadable(Problem((), message, "rename one of them", rule="yaml-syntax", span=_span(event)))
        self.anchors[name] = None
        self.tape += (ANCHOR, name)


def _duplicate(name: str, first: Span, again: Span) -> Problem:
    return Problem(
        (),
        f"the key {name!r} stands here a second time",
        "most readers silently keep only the last one; delete one of them",
        rule="duplicate-key",
        span=again,
        also=((first, "first here"),),
    )


def _nothing() -> NoReturn:
    message, help = "there is nothing in this file", "start one with `cxmap init`"
    raise _Unreadable(Problem((), message, help, rule="empty-file", span=Span(0, 0)))


def _merge(container: dict[str, Any], merges: list[tuple[Span, Any]]) -> None:
    """Bring in what ``<<`` names: written keys win over merged ones, earlier merges over later ones."""
    for span, value in merges:
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                help = "write `<<: *name` with the anchor of a mapping"
                _unsafe(span, "<< merges mappings, and this is none", help)
            for name, inner in one.items():
                container.setdefault(name, inner)


def _ambiguous(text: str, span: Span, value: Scalar) -> Problem:
    """Whether a number is meant or its text is for the format to know, see `cxmap.journey.load`."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    meant = f"{value}" if number else f'"{text}"'
    return Problem(
        (),
        f"YAML 1.1 readers take {text} for something else than this program does",
        f"write {meant}" if number else f"quote it: {meant}",
        fix=Fix(f"write {meant}", (Edit("replace", (), meant, span=span),)),
        rule="ambiguous-scalar",
        span=span,
        about=text,
    )


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
