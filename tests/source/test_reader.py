"""The table of pitfalls of YAML, row by row, and the promise that no bytes at all do any harm."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cxmap.findings import KeyPath, Position, Problem, Span
from cxmap.source import reader, refusals
from cxmap.source.document import Document, Mark
from cxmap.source.reader import HAS_LIBYAML, read, read_text
from cxmap.source.refusals import DEPTH_LIMIT
from tests.hell import quoted
from tests.journeys_strategy import text_of

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


def test_libyaml_is_here_so_that_every_machine_reads_alike() -> None:
    assert HAS_LIBYAML


# What plain scalars are: (as written, value, whether YAML 1.1 readers take it for something else).
SCALARS: list[tuple[str, Any, bool]] = [
    ("no", "no", True),
    ("on", "on", True),
    ("off", "off", True),
    ("yes", "yes", True),
    ("NO", "NO", True),
    ("y", "y", False),
    ("n", "n", False),
    ("true", True, False),
    ("True", True, False),
    ("FALSE", False, False),
    ("tRUE", "tRUE", False),
    ("null", None, False),
    ("~", None, False),
    ("NULL", None, False),
    ("nULL", "nULL", False),
    ("12:30", "12:30", True),
    ("190:20:30", "190:20:30", True),
    ("12:30.5", "12:30.5", True),
    ("7:05", "7:05", True),
    ("1:30", "1:30", True),
    ("09:30", "09:30", False),
    ("08:15", "08:15", False),
    ("12:60", "12:60", False),
    ("00:30", "00:30", False),
    ("010", 10, True),
    ("0777", 777, True),
    ("0401234567", 401234567, True),
    ("08", 8, True),
    ("0o10", 8, True),  # the one octal notation of YAML 1.2; YAML 1.1 reads text
    ("0x1F", 31, False),
    ("0b101", "0b101", True),
    ("42", 42, False),
    ("-7", -7, False),
    ("+5", 5, False),
    ("0", 0, False),
    ("1_000", "1_000", True),
    ("1e3", 1000.0, True),
    ("1.5e+3", 1500.0, False),
    ("1.10", 1.1, False),
    (".5", 0.5, False),
    ("5.", 5.0, False),
    (".inf", math.inf, False),
    ("-.INF", -math.inf, False),
    ("2024-13-45", "2024-13-45", False),
    ("2024-01-01", "2024-01-01", False),
    ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00", False),
    ("=", "=", True),
    ("48h", "48h", False),
    ("a b", "a b", False),
    ("a#b", "a#b", False),
]


@pytest.mark.parametrize(("written", "meant", "ambiguous"), SCALARS, ids=[scalar[0] for scalar in SCALARS])
def test_a_plain_scalar_is_what_yaml_1_2_says(written: str, meant: Any, ambiguous: bool) -> None:
    for text, at, wrap in ((f"k: {written}\n", 4, {"k": meant}), (f"- {written}\n", 3, [meant])):
        found = value(text)
        assert found == wrap
        inner = found["k"] if isinstance(found, dict) else found[0]
        assert type(inner) is type(meant)
        warned = [("ambiguous-scalar", written, Position(1, at))] if ambiguous else []
        assert told(text) == warned


@pytest.mark.parametrize(("written", "meant", "ambiguous"), SCALARS, ids=[scalar[0] for scalar in SCALARS])
def test_a_quoted_scalar_is_its_text(written: str, meant: Any, ambiguous: bool) -> None:
    document = read(f"a: '{written}'\nb: \"{written}\"\nc: |-\n  {written}\nd: !!str {written}\n".encode())
    assert document.value == dict.fromkeys("abcd", written)
    assert document.problems == ()


def test_nan_is_a_number_here_so_that_the_format_can_refuse_it() -> None:
    found = value("k: .nan")["k"]
    assert isinstance(found, float)
    assert math.isnan(found)
    assert told("k: .nan") == []


def test_a_plain_key_is_warned_about_too() -> None:
    assert value("on: 1\n'off': 2\n") == {"on": 1, "off": 2}
    assert told("on: 1\n'off': 2\n") == [("ambiguous-scalar", "on", Position(1, 1))]


def test_an_ambiguous_scalar_can_be_mended_by_quoting_it() -> None:
    document = read(b"a: no\n")
    (problem,) = document.problems
    assert problem.fix is not None
    (edit,) = problem.fix.edits
    assert (edit.action, edit.text, edit.span) == ("replace", '"no"', Span(3, 5))


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


# Aliases and merges


def test_an_alias_stands_for_the_anchored_value() -> None:
    text = "a: &x {k: [1, 2]}\nb: *x\nc: &s word\nd: [*s, *x]\n*s : key\n"
    x = {"k": [1, 2]}
    assert value(text) == {"a": x, "b": x, "c": "word", "d": ["word", x], "word": "key"}


def test_written_keys_win_over_merged_ones_and_earlier_merges_over_later_ones() -> None:
    text = """\
base: &b {team: web, channel: web, friction: 1}
other: &o {team: care, wait: 1h}
one: {channel: app, <<: *b}
two: {<<: [*b, *o], channel: phone}
three: {<<: [*o, *b]}
four: {<<: {a: 1}, b: 2}
five:
  <<: *b
  <<: *o
"""
    found = value(text)
    assert found["one"] == {"channel": "app", "team": "web", "friction": 1}
    assert found["two"] == {"channel": "phone", "team": "web", "friction": 1, "wait": "1h"}
    assert found["three"] == {"team": "care", "wait": "1h", "channel": "web", "friction": 1}
    assert found["four"] == {"a": 1, "b": 2}
    assert found["five"] == {"team": "web", "channel": "web", "friction": 1, "wait": "1h"}
    assert found["base"] == {"team": "web", "channel": "web", "friction": 1}


def test_a_merge_changes_no_mapping_but_its_own() -> None:
    found = value("a: &a {k: 1}\nb: &b {<<: *a, m: 2}\nc: {<<: *b, k: 3}\n")
    assert found == {"a": {"k": 1}, "b": {"k": 1, "m": 2}, "c": {"m": 2, "k": 3}}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert value('{"<<": 3, a: <<}') == {"<<": 3, "a": "<<"}


PLACES = """\
base: &b
  team: web
  wait: 1h
one:
  <<: *b
  wait: 2h
two: *b
word: &w
  later
three: [x, *w]
"""


def place(path: KeyPath, on: str = "value") -> tuple[str, Position]:
    document = read(PLACES.encode())
    return under(document, document.span(path, on))


def second(path: KeyPath) -> tuple[str, Position] | None:
    document = read(PLACES.encode())
    found = document.elsewhere(path)
    return under(document, found) if found else None


def test_a_written_value_stands_in_one_place() -> None:
    assert place(("base", "team")) == ("web", Position(2, 9))
    assert place(("base", "team"), "key") == ("team", Position(2, 3))
    assert second(("base", "team")) is None
    assert place(("one", "wait")) == ("2h", Position(6, 9))
    assert second(("one", "wait")) is None


def test_a_merged_value_stands_at_its_anchor_and_was_merged_elsewhere() -> None:
    assert place(("one", "team")) == ("web", Position(2, 9))
    assert second(("one", "team")) == ("<<", Position(5, 3))


def test_an_aliased_value_stands_at_the_alias_and_was_written_elsewhere() -> None:
    assert place(("two",)) == ("*b", Position(7, 6))
    assert second(("two",)) == ("team: web", Position(2, 3))
    assert place(("three", 1)) == ("*w", Position(10, 12))


def test_a_value_inside_an_alias_stands_at_the_anchor_and_is_used_at_the_alias() -> None:
    assert place(("two", "wait")) == ("1h", Position(3, 9))
    assert second(("two", "wait")) == ("*b", Position(7, 6))


def test_a_value_merged_from_a_merged_mapping_stands_where_it_was_written_first() -> None:
    document = read(b"a: &a {k: 1}\nb: &b {<<: *a}\nc: {<<: *b}\n")
    assert under(document, document.span(("c", "k"))) == ("1", Position(1, 11))
    found = document.elsewhere(("c", "k"))
    assert under(document, found) == ("<<", Position(3, 5))


# Where things are


def test_a_path_points_at_its_value_its_key_or_the_nearest_parent() -> None:
    document = read(b"title: Try\ntouchpoints:\n  - name: Find\n    team: web\n    asks:\n      - a\n      - b\n")
    here = {
        (("title",), "value"): ("Try", Position(1, 8)),
        (("title",), "key"): ("title", Position(1, 1)),
        (("touchpoints", 0, "team"), "value"): ("web", Position(4, 11)),
        (("touchpoints", 0, "asks", 1), "value"): ("b", Position(7, 9)),
        (("touchpoints", 0, "asks"), "value"): ("a", Position(6, 9)),
        (("touchpoints", 0, "asks"), "key"): ("asks", Position(5, 5)),
        (("touchpoints", 0), "value"): ("name: Find", Position(3, 5)),
        (("touchpoints", 0, "friction"), "value"): ("name: Find", Position(3, 5)),
        (("touchpoints", 0, "friction"), "key"): ("name: Find", Position(3, 5)),
        (("touchpoints", 7, "name"), "value"): ("name: Find", Position(3, 5)),
        (("goal",), "value"): ("title: Try", Position(1, 1)),
        ((), "value"): ("title: Try", Position(1, 1)),
    }
    found = {(path, on): under(document, document.span(path, on)) for path, on in here}
    assert found == here


def test_a_mapping_is_pointed_at_by_its_first_line_only() -> None:
    document = read(b"a:\n  b:\n    - c\n    - d\n  e: f\n")
    assert under(document, document.span(("a",))) == ("b:", Position(2, 3))


def test_the_source_of_a_value_is_its_text_as_written() -> None:
    document = read(b"a: 1.10\nb: 'it''s'\nc: {d: [x,  y]}\ne: # nothing\n")
    sources = {path: document.source(path) for path in ((("a",)), ("b",), ("c", "d"), ("e",))}
    assert sources == {("a",): "1.10", ("b",): "'it''s'", ("c", "d"): "[x,  y]", ("e",): ""}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_kind_of_line_end_counts_as_one_line(end: str) -> None:
    text = end.join(("# comment", "a: 1", "b:", "  - no", "", "  - c: off", "d: \u00fc \U0001f600 # x", "e: yes"))
    document = read(text.encode())
    assert document.value == {"a": 1, "b": ["no", {"c": "off"}], "d": "\u00fc \U0001f600", "e": "yes"}
    assert told(text) == [
        ("ambiguous-scalar", "no", Position(4, 5)),
        ("ambiguous-scalar", "off", Position(6, 8)),
        ("ambiguous-scalar", "yes", Position(8, 4)),
    ]
    assert document.position(len(text)) == Position(8, 7)


def test_mixed_line_ends_are_counted_one_by_one() -> None:
    assert told("a: 1\r\n\rb: 2\n\r\nc: no\r") == [("ambiguous-scalar", "no", Position(5, 4))]


def test_columns_are_code_points() -> None:
    assert told("'\U0001f1e9\U0001f1ea e\u0301': no") == [("ambiguous-scalar", "no", Position(1, 10))]


def test_tabs_behind_values_are_fine() -> None:
    assert value("b:\t2\nc: 1\t# d\n") == {"b": 2, "c": 1}


def test_a_yaml_directive_is_accepted_and_changes_nothing() -> None:
    assert value("%YAML 1.2\n---\na: no\n") == {"a": "no"}
    assert value("%YAML 1.1\n---\na: no\n") == {"a": "no"}


def test_one_document_may_have_a_start_and_an_end() -> None:
    assert value("---\na: 1\n...\n# bye\n") == {"a": 1}


def test_the_tags_of_the_core_schema_are_obeyed() -> None:
    text = "a: !!str 42\nb: !!int '42'\nc: !!float 3\nd: !!bool true\ne: !!null ''\nf: !!map {g: !!seq [h]}\ni: ! 5\n"
    assert value(text) == {"a": "42", "b": 42, "c": 3.0, "d": True, "e": None, "f": {"g": ["h"]}, "i": "5"}
    assert type(value(text)["c"]) is float


# Encodings and size


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read(b"\xef\xbb\xbfa: no\n")
    assert (document.text, document.value) == ("a: no\n", {"a": "no"})
    assert told(b"\xef\xbb\xbfa: no\n") == [("ambiguous-scalar", "no", Position(1, 4))]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf_16_and_utf_32_are_refused_with_advice(encoding: str) -> None:
    (problem,) = read("cxmap: 1\n".encode(encoding)).problems
    assert problem.rule == "unsafe-yaml"
    if encoding != "utf-32-be":  # without a mark it is only a file full of NUL
        assert (problem.message, problem.help) == ("the file is UTF-16 or UTF-32, not UTF-8", "save it as UTF-8")


def test_latin_1_is_refused_where_it_stands() -> None:
    text = "cxmap: 1\ntitle: Caf\u00e9 und M\u00fcsli\n".encode("latin-1")
    assert told(text) == [("unsafe-yaml", "\ufffd", Position(2, 11))]
    assert message(text) == "byte 0xe9 is not UTF-8"


def test_a_broken_byte_behind_wide_characters_is_counted_in_code_points() -> None:
    text = "a: \u00fc\U0001f600".encode() + b"\xff rest"
    assert told(text) == [("unsafe-yaml", "\ufffd", Position(1, 6))]


def test_a_file_above_the_limit_is_refused_unread() -> None:
    assert "10 MiB" in message(b"x" * (10 * 1024 * 1024 + 1))
    assert read(b"a: 1", limit=4).value == {"a": 1}
    (problem,) = read(b"a: 1", limit=3).problems
    assert (problem.rule, problem.span) == ("unsafe-yaml", Span(0, 0))


# Depth and size of values


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "- a: ", "&a [", "!!seq [", "[? "])
def test_a_hundred_thousand_levels_are_one_finding(opening: str) -> None:
    started = time.monotonic()
    (problem,) = read((opening * 100_000).encode()).problems
    assert problem.rule in ("unsafe-yaml", "yaml-syntax")
    assert problem.span is not None
    assert problem.span.start < 1_000
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_sixty_four_levels_are_read_and_one_more_is_not(opening: str, closing: str) -> None:
    assert read((opening * 64 + closing * 64).encode()).readable
    text = opening * 65 + closing * 65
    assert told(text) == [("unsafe-yaml", opening[0], Position(1, 64 * len(opening) + 1))]


def test_a_hundred_thousand_closed_brackets_side_by_side_are_no_depth() -> None:
    assert value("[" + "[], " * 100_000 + "]") == [[]] * 100_000


def bomb(levels: int) -> str:
    """``levels`` lists of ten, each ten times the one before: 10 ** levels values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels)]
    return "\n".join(lines)


def test_an_alias_bomb_is_stopped_while_it_is_read() -> None:
    started = time.monotonic()
    ((rule, stretch, position),) = told(bomb(12))
    # a1 adds 10 x 11 values, a2 10 x 111, a3 10 x 1,111, a4 10 x 11,111; with a5 it is above 200,000.
    assert (rule, stretch, position.line) == ("unsafe-yaml", "*a4", 6)
    assert time.monotonic() - started < 5


def test_a_bomb_of_merges_is_stopped_too() -> None:
    lines = ["a0: &a0 {" + ", ".join(f"k{i}: 1" for i in range(1000)) + "}"]
    lines += [f"b{i}: {{<<: *a0, own: 1}}" for i in range(1000)]
    ((rule, stretch, position),) = told("\n".join(lines))
    assert (rule, stretch) == ("unsafe-yaml", "*a0")
    assert position.line == 201  # each merge adds 1,000 or 1,001 values: the 200th of the 1,000 passes 200,000


def test_aliases_up_to_the_limit_are_fine() -> None:
    # A list of 1,000 values is 1,001 values: 199 aliases add 199,199, 200 add 200,200.
    text = "a: &a [" + "1, " * 1000 + "]\n"
    assert read((text + "b: [" + "*a, " * 199 + "]").encode()).readable
    assert [stretch for _, stretch, _ in told(text + "b: [" + "*a, " * 200 + "]")] == ["*a"]


@pytest.mark.parametrize(
    "text",
    ["[" + "a, " * 7 + "]", "{" + "a: 1, " * 7 + "}", "{" + "a, b, c, d, e, f, g" + "}", "[[a, b], [c, d], [e, f, g]]"],
)
def test_more_values_than_the_limit_are_refused_however_they_are_spread(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "VALUE_LIMIT", 6)
    monkeypatch.setattr(refusals, "VALUE_LIMIT", 6)
    assert message(text) == "more than 6 values in one file"
    assert message(f"{{x: 1, y: {text}, z: 2}}") == "more than 6 values in one file"


@pytest.mark.parametrize("text", ["[" + "a, " * 6 + "]", "{a, b, c, d, e, f}", "[[a, b], [c, d]]"])
def test_as_many_values_as_the_limit_are_fine(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "VALUE_LIMIT", 6)
    monkeypatch.setattr(refusals, "VALUE_LIMIT", 6)
    assert read(text.encode()).readable


def test_words_that_were_met_before_mean_the_same_in_the_next_file() -> None:
    """What is kept from file to file is plain text that all readers agree about, and no more."""
    for text, meant in (
        (
            "{a: 1, no: 2, '12': 3, !!str 13: 4, team: x, '<<': 5}",
            {"a": 1, "no": 2, "12": 3, "13": 4, "team": "x", "<<": 5},
        ),
        (
            "{a: 1, no: 2, '12': 3, !!str 13: 4, team: x, '<<': 5}",
            {"a": 1, "no": 2, "12": 3, "13": 4, "team": "x", "<<": 5},
        ),
        ("[12, 13, team, 1, &a {a: 1}, {<<: *a}]", [12, 13, "team", 1, {"a": 1}, {"a": 1}]),
    ):
        assert value(text) == meant
    assert [stretch for _, stretch, _ in told("{no: 1}")] == ["no"]
    assert "non-string-key" in message("{12: 1}")
    assert "non-string-key" in message("{13: 1}")


@pytest.mark.parametrize(
    "piece",
    [
        "a, ", "a: ", "- a\n", "a: b\n", "'", '"', "&a ", "*a ", "!a ", "# a\n", "? a\n", "\n", " ", "\t", "--- ",
        "{}\n", "a: &a [*a", "|\n", ">\n  a\n", "a\n", "- - a\n", ": ", "%TAG ! a\n", "\r", ",", "]", "9", "0x", "-",
    ],
)  # fmt: skip
def test_a_hundred_kilobytes_of_anything_takes_bounded_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for start in ("", "[", "a: ", "x: 'y\n"):
        started = time.monotonic()
        document = read((start + text).encode())
        assert time.monotonic() - started < 10
        assert_sound(document)


# Properties


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


PIECES = st.sampled_from(
    [
        "a", "b", "cxmap", ":", ": ", "- ", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ",", ", ", "&a ", "*a", "<<: *a",
        "<<: ", "!!str ", "!x ", "'", '"', "|\n", ">-\n ", "# c\n", "---\n", "...\n", "%", "@", "`", "? ", "\t", "no",
        "010", "1.10", "~", "\r", "\r\n", "\u00e9", "\U0001f600", "\ufeff", "\\", "\\x", "0x", "1" * 401, "\x85",
    ]
)  # fmt: skip
BOUNDED = settings(max_examples=300, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])


@BOUNDED
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: no")
@example(b"\xff\xfe")
@example(b"\xed\xa0\x80")
def test_arbitrary_bytes_never_raise_and_every_span_lies_inside(data: bytes) -> None:
    assert_sound(read(data))


@BOUNDED
@given(st.text(max_size=300))
@example("\x00")
@example("a: \x07")
@example("\ufeff")
def test_arbitrary_text_never_raises_and_every_span_lies_inside(text: str) -> None:
    assert_sound(read_text(text))
    assert_sound(read(text.encode()))


@settings(BOUNDED, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_yaml_soup_never_raises_and_every_span_lies_inside(text: str) -> None:
    assert_sound(read(text.encode()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


def json_text(found: Any) -> str:
    if found is None:
        return "null"
    if isinstance(found, dict):
        return "{" + ", ".join(f"{quoted(key)}: {json_text(item)}" for key, item in found.items()) + "}"
    if isinstance(found, list):
        return "[" + ", ".join(map(json_text, found)) + "]"
    return text_of(found)


@settings(max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_every_json_value_is_read_back_as_it_is(written: Any) -> None:
    document = read(json_text(written).encode())
    assert fatal(document.problems) == []
    assert document.value == written
    assert_sound(document)


@settings(max_examples=100, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_every_scalar_stands_where_its_mark_says(written: Any) -> None:
    document = read(json_text(written).encode())
    for path, found in leaves(document.value, ()):
        assert document.source(path) == json_text(found)


def leaves(found: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(found, dict):
        for key, item in found.items():
            yield from leaves(item, (*path, key))
    elif isinstance(found, list):
        for i, item in enumerate(found):
            yield from leaves(item, (*path, i))
    else:
        yield path, found


def test_the_depth_limit_is_the_one_of_the_specification() -> None:
    assert DEPTH_LIMIT == 64


# What was wrong once


def test_a_third_key_names_the_first_as_the_first() -> None:
    text = "a: 1\na: 2\na: 3\n"
    assert duplicates(text) == [
        (("a", Position(2, 1)), ("a", Position(1, 1))),
        (("a", Position(3, 1)), ("a", Position(1, 1))),
    ]


def test_latin_1_behind_a_byte_order_mark_is_refused_where_it_stands() -> None:
    text = b"\xef\xbb\xbfcxmap: 1\ntitle: Caf\xe9\n"
    assert told(text) == [("unsafe-yaml", "\ufffd", Position(2, 11))]
    assert message(text) == "byte 0xe9 is not UTF-8"


def test_a_second_byte_order_mark_moves_no_position() -> None:
    assert [stretch for _, stretch, _ in told(b"\xef\xbb\xbf\xef\xbb\xbfa: no\n")] == ["no"]


def test_an_anchor_is_no_part_of_the_source_of_a_value() -> None:
    document = read(b"a: &x 42\nb: !!str 42\n")
    assert (document.source(("a",)), under(document, document.span(("a",)))) == ("42", ("42", Position(1, 7)))


def test_an_alias_may_stand_for_a_key() -> None:
    document = read(b"&a key: 1\nb: *a\n")
    assert document.value == {"key": 1, "b": "key"}
    assert under(document, document.span(("b",))) == ("*a", Position(2, 4))
    assert under(document, document.elsewhere(("b",))) == ("key", Position(1, 4))


def test_quoting_an_anchored_scalar_keeps_its_anchor() -> None:
    assert told("a: &x no\nb: *x\n") == [("ambiguous-scalar", "no", Position(1, 7))]


def test_nesting_through_aliases_is_nesting_too() -> None:
    lines = ["a0: &a0 " + "[" * 60 + "]" * 60]
    lines += [f"a{i}: &a{i} " + "[" * 60 + f"*a{i - 1}" + "]" * 60 for i in range(1, 30)]  # 1,800 levels
    assert [(rule, stretch) for rule, stretch, _ in told("\n".join(lines))] == [("unsafe-yaml", "*a0")]


def test_a_hexadecimal_number_of_5000_digits_is_refused_too() -> None:
    assert [rule for rule, _, _ in told("a: 0x" + "f" * 5000)] == ["unsafe-yaml"]


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_the_first_line_of_a_mapping_ends_at_every_kind_of_line_end(end: str) -> None:
    document = read(f"a:{end}  b:{end}    - c{end}    - d{end}".encode())
    assert under(document, document.span(("a",))) == ("b:", Position(2, 3))
