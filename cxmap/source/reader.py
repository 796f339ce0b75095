"""One pass over libyaml's events: YAML 1.2 values, the position of each, and every guard at once.

No node tree is built, so a file of 10,000 touchpoints needs little more memory than its values, and deep nesting or
alias bombs are stopped while they are being read.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cxmap.findings import Edit, Fix, Problem, Span
from cxmap.source import syntax
from cxmap.source.decode import SIZE_LIMIT, decode, forbidden_character
from cxmap.source.document import Document
from cxmap.source.scalars import NumberTooLong, Scalar, is_number, plain
from cxmap.source.tape import ALIAS, ANCHOR, END, MAPPING, MERGE, SEQUENCE, Places, Tape

HAS_LIBYAML = bool(yaml.__with_libyaml__)
_Parser: Any = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader

DEPTH_LIMIT = 64
ALIAS_LIMIT = 200_000
VALUE_LIMIT = 1_000_000
"""Keys and values of one file, without what aliases add."""

_FLATTER = "take levels out: a journey needs five"
_TAG = "tag:yaml.org,2002:"
_PROPERTIES = re.compile(r"([&!][^ \t\r\n,\[\]{}]*[ \t\r\n]*)+")
_AGREED: dict[str, Scalar] = {}
"""Short plain scalars that were met before and mean the same to every reader; files say the same words again."""
_KEYS: dict[str, str] = {}
"""Those of them that were keys, each as the one string that the program has for it: they are found more quickly."""
_LONGEST_KEPT, _MOST_KEPT = 16, 8192
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
    places = Places(reader.tape)
    if reader.has_duplicates:
        return Document(text, None, places, tuple(_duplicate(*pair) for pair in places.duplicates), readable=False)
    return Document(text, value, places, tuple(reader.problems))


class _Unreadable(Exception):
    """Reading ends here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _unsafe(span: Span, message: str, help: str = "") -> NoReturn:
    raise _Unreadable(Problem((), message, help, rule="unsafe-yaml", span=span))


class _Anchored(NamedTuple):
    """What an alias stands for, how many values it adds, and how many levels."""

    value: Any
    size: int
    height: int


class _Reader:
    """The state of one pass. ``mapping`` and ``sequence`` hold the hot path: a call for each scalar would cost half of
    it, so only scalars with something special about them get one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.next_event = _Parser(text).get_event
        self.problems: list[Problem] = []
        self.tape: Tape = []
        self.anchors: dict[str, _Anchored | None] = {}  # None while it is still being read
        self.values = self.aliased = self.deepest = 0
        self.has_duplicates = False

    def run(self) -> Any:
        """Read all events; the value of the only document."""
        self.next_event()  # the stream starts
        if self.next_event().__class__ is StreamEndEvent:
            _nothing()
        value = self.value(self.next_event(), 0)
        self.next_event()  # the document ends
        event = self.next_event()
        if event.__class__ is not StreamEndEvent:
            message = "a second document starts here (multiple-documents)"
            _unsafe(_span(event), message, "keep one journey in each file")
        if value is None and self.tape[-2] == self.tape[-1]:
            _nothing()
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
        self.anchors[name] = _Anchored(value, self.values + self.aliased - before + 1, self.deepest - depth)
        self.deepest = max(self.deepest, deepest)
        return value

    def mapping(self, event: Any, depth: int) -> dict[str, Any]:
        """The entries of a mapping that has started, and its end."""
        next_event, tape, agreed, keys = self.next_event, self.tape, _AGREED, _KEYS
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
        next_event, tape, agreed = self.next_event, self.tape, _AGREED
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
            _unsafe(
                Span(start, start + 1),
                f"more than {VALUE_LIMIT:,} values in one file",
                "split it into one file for each journey",
            )

    def key(self, event: Any) -> str | Span:
        """A key; of a ``<<`` the place."""
        start, end = _span(event)
        kind, key = event.__class__, None
        if kind is AliasEvent:
            key = self.anchored(event).value
        elif kind is not ScalarEvent:
            where = Span(start, start + 1)
            _unsafe(
                where, "a key has to be text, not a list or mapping (non-string-key)", "quote it if it is meant as text"
            )
        else:
            key = self.meant(event)
            start, end = self.inner(event)
        if key.__class__ is not str:
            written = self.text[start:end] or "nothing"
            _unsafe(
                Span(start, end),
                f"a key has to be text, and {written} is not (non-string-key)",
                f'quote it: "{written}"',
            )
        if key == "<<" and kind is ScalarEvent and not event.style:
            self.tape += (MERGE, start, end)
            return Span(start, end)
        if _AGREED.get(key) == key:
            _KEYS[key] = intern(key)
        self.tape += (key, start, end)
        return key

    def special(self, event: Any) -> Scalar:
        """A value that is a scalar, perhaps with a tag or an anchor."""
        value = self.meant(event)
        self.tape += self.inner(event)
        return value

    def meant(self, event: Any) -> Scalar:
        """What a scalar means, perhaps with a tag or an anchor."""
        value: Scalar = event.value
        if event.tag is not None:
            value = self.tagged(event)
        elif not event.style:
            value = self.plain(event)
        if event.anchor is not None:
            self.declare(event)
            self.anchors[event.anchor] = _Anchored(value, 1, 0)
        return value

    def plain(self, event: Any) -> Scalar:
        """A plain scalar that may be something else than text."""
        text: str = event.value
        try:
            value, ambiguous = plain(text)
        except NumberTooLong:
            _unsafe(self.inner(event), f"a number of {len(text)} digits", "quote it if it is text")
        if not ambiguous:
            if len(text) <= _LONGEST_KEPT and len(_AGREED) < _MOST_KEPT:
                _AGREED[text] = value
        elif text != "<<":
            self.problems.append(_ambiguous(text, self.inner(event), value))
        return value

    def inner(self, event: Any) -> Span:
        """Where a scalar stands behind its tag and anchor."""
        start, end = _span(event)
        properties = None if event.tag is event.anchor is None else _PROPERTIES.match(self.text, start, end)
        return Span(properties.end() if properties else start, end)

    def tagged(self, event: Any) -> Scalar:
        """A scalar with an explicit tag: the core schema's tags are obeyed, all others refused."""
        name = event.tag.removeprefix(_TAG)
        text: str = event.value
        if event.tag in ("!", _TAG + "str"):
            return text
        if event.tag == _TAG + name and name in ("int", "float", "bool", "null"):
            value = self.plain(event)
            if name == "float" and type(value) is int:
                return float(value)
            if type(value).__name__ == {"null": "NoneType"}.get(name, name):
                return value
            _unsafe(_span(event), f"{text!r} cannot be read as {name}", "leave the tag out")
        _unsafe(
            _span(event), f"the tag {event.tag!r} is not allowed here", "leave the tag out; a journey is plain text"
        )

    def refuse_container(self, event: Any, depth: int) -> None:
        """A mapping or list that is too deep, or has a tag of its own."""
        start = event.start_mark.index
        if depth >= DEPTH_LIMIT:
            _unsafe(Span(start, start + 1), f"nested deeper than {DEPTH_LIMIT} levels", _FLATTER)
        if event.tag not in ("!", _TAG + "map", _TAG + "seq"):
            help = "leave the tag out; a journey is plain text"
            _unsafe(_span(event), f"the tag {event.tag!r} is not allowed here", help)

    def alias(self, event: Any, depth: int) -> Any:
        """``*name`` as a value."""
        anchored = self.anchored(event)
        if depth + anchored.height > DEPTH_LIMIT:
            message = f"with this alias it is nested deeper than {DEPTH_LIMIT} levels"
            _unsafe(_span(event), message, _FLATTER)
        self.deepest = max(self.deepest, depth + anchored.height)
        self.tape += (ALIAS, event.anchor, *_span(event))
        return anchored.value

    def anchored(self, event: Any) -> _Anchored:
        """What an alias names, counted as often as it appears."""
        span, name = _span(event), event.anchor
        if name not in self.anchors:
            message = f"the alias *{name} has no anchor &{name} before it"
            help = "write the anchor first, or quote the text if the star is meant"
            raise _Unreadable(Problem((), message, help, rule="yaml-syntax", span=span))
        anchored = self.anchors[name]
        if anchored is None:
            message = f"the alias *{name} stands inside its own anchor, so it would never end (recursive-alias)"
            _unsafe(span, message, "write the value out, or name another anchor")
        self.aliased += anchored.size
        if self.aliased > ALIAS_LIMIT:
            _unsafe(span, f"aliases add more than {ALIAS_LIMIT:,} values", "write the values out")
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
    number = is_number(value)
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
