"""What the reader makes of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap.findings import Position, Problem, Span
from cxmap.source.document import Document, Mark
from cxmap.source.reader import read

Told = tuple[str, str, Position]


def value(text: str | bytes) -> Any:
    """The value of a text that is readable."""
    document = read(text if isinstance(text, bytes) else text.encode())
    assert document.readable, document.problems
    return document.value


def told(text: str | bytes) -> list[Told]:
    """Of each problem the rule, the stretch of text it points at, and where that starts."""
    document = read(text if isinstance(text, bytes) else text.encode())
    return [(problem.rule, *under(document, problem.span)) for problem in document.problems]


def under(document: Document, span: Span | None) -> tuple[str, Position]:
    assert span is not None
    return document.text[span.start : span.end], document.position(span.start)


def message(text: str | bytes) -> str:
    """What the only problem of an unreadable text says."""
    document = read(text if isinstance(text, bytes) else text.encode())
    assert not document.readable
    assert document.value is None
    assert len(document.problems) == 1
    return document.problems[0].message


def assert_sound(document: Document) -> None:
    """Every span lies inside the text, and only what is readable has a value."""
    size = len(document.text)

    def inside(span: Span | tuple[int, int]) -> None:
        assert 0 <= span[0] <= span[1] <= size, (span, size)

    for problem in document.problems:
        assert problem.span is not None
        inside(problem.span)
        for where, _ in problem.also:
            assert isinstance(where, Span)
            inside(where)
        line, column = document.position(problem.span.start)
        assert line >= 1
        assert column >= 1
    if not document.readable:
        assert document.value is None
        assert fatal(document.problems)
        return
    assert not fatal(document.problems)
    for mark in marks(document.root):
        inside((mark.start, mark.end))


def fatal(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.rule != "ambiguous-scalar"]


def marks(mark: Mark) -> Iterator[Mark]:
    todo = [mark]
    seen: set[int] = set()
    while todo:
        item = todo.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        if isinstance(item.inner, dict):
            todo += [entry.value for entry in item.inner.values()]
            yield from (Mark(entry.start, entry.end) for entry in item.inner.values())
        elif isinstance(item.inner, list):
            todo += item.inner
