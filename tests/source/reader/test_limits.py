"""Encodings, sizes and depths: what is too much is refused in bounded time."""

from __future__ import annotations

import time

import pytest

from cxmap.findings import Position, Span
from cxmap.source import reader, refusals
from cxmap.source.reader import read
from cxmap.source.refusals import DEPTH_LIMIT
from tests.source.reader.told import assert_sound, message, told, value


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


def test_the_depth_limit_is_the_one_of_the_specification() -> None:
    assert DEPTH_LIMIT == 64


def test_latin_1_behind_a_byte_order_mark_is_refused_where_it_stands() -> None:
    text = b"\xef\xbb\xbfcxmap: 1\ntitle: Caf\xe9\n"
    assert told(text) == [("unsafe-yaml", "\ufffd", Position(2, 11))]
    assert message(text) == "byte 0xe9 is not UTF-8"


def test_nesting_through_aliases_is_nesting_too() -> None:
    lines = ["a0: &a0 " + "[" * 60 + "]" * 60]
    lines += [f"a{i}: &a{i} " + "[" * 60 + f"*a{i - 1}" + "]" * 60 for i in range(1, 30)]  # 1,800 levels
    assert [(rule, stretch) for rule, stretch, _ in told("\n".join(lines))] == [("unsafe-yaml", "*a0")]
