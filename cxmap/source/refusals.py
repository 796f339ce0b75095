"""What the reader refuses, and what it tells: every way in which reading a text ends, or goes on with a warning."""

from __future__ import annotations

from typing import NoReturn

from cxmap.findings import Edit, Fix, Problem, Span
from cxmap.source.scalars import Scalar, is_number

DEPTH_LIMIT = 64
ALIAS_LIMIT = 200_000
VALUE_LIMIT = 1_000_000
"""Keys and values of one file, without what aliases add."""


class Unreadable(Exception):
    """Reading ends here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def unsafe(span: Span, message: str, help: str = "") -> NoReturn:
    """Whatever costs more than it says, or runs something."""
    raise Unreadable(Problem((), message, help, rule="unsafe-yaml", span=span))


def _wrong(span: Span, message: str, help: str) -> NoReturn:
    raise Unreadable(Problem((), message, help, rule="yaml-syntax", span=span))


def no_anchor(span: Span, name: str) -> NoReturn:
    """An alias of nothing."""
    message = f"the alias *{name} has no anchor &{name} before it"
    _wrong(span, message, "write the anchor first, or quote the text if the star is meant")


def anchored_twice(span: Span, name: str) -> NoReturn:
    """Two anchors of one name."""
    _wrong(span, f"the anchor &{name} is there twice", "rename one of them")


def recursive(span: Span, name: str) -> NoReturn:
    """An alias inside of what it names."""
    message = f"the alias *{name} stands inside its own anchor, so it would never end (recursive-alias)"
    unsafe(span, message, "write the value out, or name another anchor")


def too_many_aliased(span: Span) -> NoReturn:
    """A small text that stands for a large one."""
    unsafe(span, f"aliases add more than {ALIAS_LIMIT:,} values", "write the values out")


def too_deep(span: Span, which: str = "") -> NoReturn:
    """Mappings in lists in mappings …"""
    unsafe(span, f"{which}nested deeper than {DEPTH_LIMIT} levels", "take levels out: a journey needs five")


def tag_refused(span: Span, tag: str) -> Unreadable:
    """A tag that means something to a program."""
    message = f"the tag {tag!r} is not allowed here"
    return Unreadable(Problem((), message, "leave the tag out; a journey is plain text", rule="unsafe-yaml", span=span))


def unreadable_as(span: Span, text: str, tag: str) -> NoReturn:
    """``!!int soon``."""
    unsafe(span, f"{text!r} cannot be read as {tag}", "leave the tag out")


def number_too_long(span: Span, digits: int) -> NoReturn:
    """A number that takes minutes to read."""
    unsafe(span, f"a number of {digits} digits", "quote it if it is text")


def too_many_values(span: Span) -> NoReturn:
    """More than any journey has."""
    unsafe(span, f"more than {VALUE_LIMIT:,} values in one file", "split it into one file for each journey")


def not_text(span: Span, written: str = "") -> NoReturn:
    """A key that is a list or mapping, or ``written`` as something else than text."""
    if not written:
        message = "a key has to be text, not a list or mapping (non-string-key)"
        unsafe(span, message, "quote it if it is meant as text")
    unsafe(span, f"a key has to be text, and {written} is not (non-string-key)", f'quote it: "{written}"')


def no_mapping(span: Span) -> NoReturn:
    """``<<`` before something else than a mapping."""
    unsafe(span, "<< merges mappings, and this is none", "write `<<: *name` with the anchor of a mapping")


def duplicate(name: str, first: Span, again: Span) -> Problem:
    """One key twice in one mapping."""
    return Problem(
        (),
        f"the key {name!r} stands here a second time",
        "most readers silently keep only the last one; delete one of them",
        rule="duplicate-key",
        span=again,
        also=((first, "first here"),),
    )


def nothing() -> NoReturn:
    """An empty text."""
    message, help = "there is nothing in this file", "start one with `cxmap init`"
    raise Unreadable(Problem((), message, help, rule="empty-file", span=Span(0, 0)))


def ambiguous(text: str, span: Span, value: Scalar) -> Problem:
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
