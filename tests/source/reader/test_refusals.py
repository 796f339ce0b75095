"""What is refused, where it stands, and what to do."""

from __future__ import annotations

import pytest

from cxmap.findings import Position, Span
from cxmap.source.reader import read
from tests.source.reader.told import message, told, under, value

# What is refused: (text, rule, the stretch that is pointed at, where it starts).
REFUSED: dict[str, tuple[str, str, str, Position]] = {
    "5,000-digit number": ("a: " + "1" * 5000, "unsafe-yaml", "1" * 5000, Position(1, 4)),
    "5,000-digit number in a list": ("- x\n- " + "7" * 5000, "unsafe-yaml", "7" * 5000, Position(2, 3)),
    "5,000-digit number as a key": ("1" * 5000 + ": a", "unsafe-yaml", "1" * 5000, Position(1, 1)),
    "python tag": (
        "a: !!python/object/apply:os.system [ls]",
        "unsafe-yaml",
        "!!python/object/apply:os.system [",
        Position(1, 4),
    ),
    "python name": ("a: !!python/name:os.system x", "unsafe-yaml", "!!python/name:os.system x", Position(1, 4)),
    "own tag": ("x: 1\na: !foo b\n", "unsafe-yaml", "!foo b", Position(2, 4)),
    "own tag on a mapping": ("a: !foo {b: c}\n", "unsafe-yaml", "!foo {", Position(1, 4)),
    "binary": ("a: !!binary aGk=\n", "unsafe-yaml", "!!binary aGk=", Position(1, 4)),
    "set": ("a: !!set {b}\n", "unsafe-yaml", "!!set {", Position(1, 4)),
    "timestamp": ("a: !!timestamp 2024-01-01\n", "unsafe-yaml", "!!timestamp 2024-01-01", Position(1, 4)),
    "not an int": ("a: !!int b\n", "unsafe-yaml", "!!int b", Position(1, 4)),
    "not a bool": ("a: !!bool maybe\n", "unsafe-yaml", "!!bool maybe", Position(1, 4)),
    "number key": ("{1: a, true: c, on: e}", "unsafe-yaml", "1", Position(1, 2)),
    "bool key": ("a: 1\ntrue: c\n", "unsafe-yaml", "true", Position(2, 1)),
    "null key": ("a: 1\n~: c\n", "unsafe-yaml", "~", Position(2, 1)),
    "decimal key": ("1.5: c\n", "unsafe-yaml", "1.5", Position(1, 1)),
    "empty key": ("{? : c}\n", "unsafe-yaml", "", Position(1, 4)),
    "list as key": ("? [a, b]\n: x\n", "unsafe-yaml", "[", Position(1, 3)),
    "mapping as key": ("{{a: 1}: x}\n", "unsafe-yaml", "{", Position(1, 2)),
    "alias of a list as key": ("a: &l [b]\n? *l\n: x\n", "unsafe-yaml", "*l", Position(2, 3)),
    "merge of a number": ("x: 1\n<<: 3\n", "unsafe-yaml", "<<", Position(2, 1)),
    "merge of nothing": ("<<:\n", "unsafe-yaml", "<<", Position(1, 1)),
    "merge of a list with a number": ("a: &a {b: 1}\nc: {<<: [*a, 3]}\n", "unsafe-yaml", "<<", Position(2, 5)),
    "alias without anchor": ("a: 1\nb: *nobody\n", "yaml-syntax", "*nobody", Position(2, 4)),
    "alias before its anchor": ("a: *x\nb: &x 1\n", "yaml-syntax", "*x", Position(1, 4)),
    "anchor inside itself": ("a: &x [*x]\n", "unsafe-yaml", "*x", Position(1, 8)),
    "anchor deep inside itself": ("a: &x\n  b:\n    - c: *x\n", "unsafe-yaml", "*x", Position(3, 10)),
    "merge of itself": ("a: &x {<<: *x}\n", "unsafe-yaml", "*x", Position(1, 12)),
    "two documents": ("a: 1\n---\nb: 2\n---\nc: 3\n", "unsafe-yaml", "---", Position(2, 1)),
    "two documents with a start": ("---\na: 1\n---\nb: 2\n", "unsafe-yaml", "---", Position(3, 1)),
    "nothing": ("", "empty-file", "", Position(1, 1)),
    "only comments": ("# one\n# two\n", "empty-file", "", Position(1, 1)),
    "only blank lines": ("\n\n  \n", "empty-file", "", Position(1, 1)),
    "only a start": ("---\n", "empty-file", "", Position(1, 1)),
    "a key too long": ("k" * 1025 + ": 1\n", "yaml-syntax", ":", Position(1, 1026)),
    "BEL": ("a: b\x07c\n", "unsafe-yaml", "\x07", Position(1, 5)),
    "NUL": ("abc: d\nx: \x00\n", "unsafe-yaml", "\x00", Position(2, 4)),
    "ESC in a comment": ("# \x1b[31m\na: 1\n", "unsafe-yaml", "\x1b", Position(1, 3)),
    "DEL": ("a: b\x7f\n", "unsafe-yaml", "\x7f", Position(1, 5)),
    "C1": ("a: '\x9b'\n", "unsafe-yaml", "\x9b", Position(1, 5)),
    "no character": ("a: \ufffe\n", "unsafe-yaml", "\ufffe", Position(1, 4)),
    "NEL": ("a: b\x85c\n", "unsafe-yaml", "\x85", Position(1, 5)),
    "line separator in a comment": ("a: 1 # b\u2028c\n", "unsafe-yaml", "\u2028", Position(1, 9)),
    "paragraph separator": ("a: 'b\u2029c'\n", "unsafe-yaml", "\u2029", Position(1, 6)),
}


@pytest.mark.parametrize(("text", "rule", "stretch", "position"), REFUSED.values(), ids=REFUSED)
def test_what_is_unsafe_is_refused_at_its_place(text: str, rule: str, stretch: str, position: Position) -> None:
    assert told(text) == [(rule, stretch, position)]
    assert not read(text.encode()).readable


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "\t- a\n",
        "a: [1, 2\n",
        "a: {b: 1\n",
        "a: 'open\n",
        'a: "open\n',
        "a: 1\n  b: 2\n",
        "- a\nb: 1\n",
        "a: @b\n",
        "a: `b`\n",
        "a: %b\n",
        "a\nb: 1\n",
        'a: "\\ud800"\n',
        'a: "\\q"\n',
        "%YAML 3.0\n---\na: 1\n",
        "a: !x!y z\n",
        "...\n",
        "*",
        "&",
    ],
)
def test_what_is_no_yaml_is_one_syntax_error_with_a_place(text: str) -> None:
    document = read(text.encode())
    (problem,) = document.problems
    assert problem.rule == "yaml-syntax"
    assert problem.message
    assert problem.span is not None
    assert 0 <= problem.span.start <= problem.span.end <= len(text)
    assert not document.readable


def test_a_syntax_error_says_what_to_do() -> None:
    (problem,) = read(b"title: Dinner: a story\n").problems
    assert problem.help == 'put quotes around text that contains ": "'
    assert problem.span == Span(13, 14)


def test_the_name_of_an_alias_without_anchor_is_told() -> None:
    assert "*nobody" in message("a: *nobody")


def test_the_name_of_an_anchor_that_is_there_twice_is_told_at_the_second() -> None:
    text = "a: &x 1\nb: &x 2\n"
    assert "&x" in message(text)
    assert [(rule, at.line) for rule, _, at in told(text)] == [("yaml-syntax", 2)]


def test_an_odd_line_break_is_called_by_its_number() -> None:
    assert "U+2028" in message("a: b\u2028c")


# Duplicate keys


def duplicates(text: str) -> list[tuple[tuple[str, Position], tuple[str, Position]]]:
    document = read(text.encode())
    assert not document.readable
    assert document.value is None
    found = []
    for problem in document.problems:
        assert problem.rule == "duplicate-key"
        ((first, _),) = problem.also
        assert isinstance(first, Span)
        found.append((under(document, problem.span), under(document, first)))
    return found


def test_a_duplicate_key_names_both_places() -> None:
    text = "cxmap: 1\ntitle: A\ncxmap: 1\n"
    assert duplicates(text) == [(("cxmap", Position(3, 1)), ("cxmap", Position(1, 1)))]


def test_every_duplicate_key_is_told_in_one_go() -> None:
    text = "a: {b: 1, b: 2}\nc:\n  - {d: 1,\n     'd': 3}\na: 4\n"
    assert duplicates(text) == [
        (("b", Position(1, 11)), ("b", Position(1, 5))),
        (("'d'", Position(4, 6)), ("d", Position(3, 6))),
        (("a", Position(5, 1)), ("a", Position(1, 1))),
    ]


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert value("a: {k: 1}\nb: {k: 2}\n") == {"a": {"k": 1}, "b": {"k": 2}}


def test_a_third_key_names_the_first_as_the_first() -> None:
    text = "a: 1\na: 2\na: 3\n"
    assert duplicates(text) == [
        (("a", Position(2, 1)), ("a", Position(1, 1))),
        (("a", Position(3, 1)), ("a", Position(1, 1))),
    ]
