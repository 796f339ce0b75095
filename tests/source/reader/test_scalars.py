"""What plain and quoted values mean: YAML 1.2, the same on every machine."""

from __future__ import annotations

import math
from typing import Any

import pytest

from cxmap.findings import Position, Span
from cxmap.source.reader import HAS_LIBYAML, read
from tests.source.reader.told import message, told, value


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


def test_the_tags_of_the_core_schema_are_obeyed() -> None:
    text = "a: !!str 42\nb: !!int '42'\nc: !!float 3\nd: !!bool true\ne: !!null ''\nf: !!map {g: !!seq [h]}\ni: ! 5\n"
    assert value(text) == {"a": "42", "b": 42, "c": 3.0, "d": True, "e": None, "f": {"g": ["h"]}, "i": "5"}
    assert type(value(text)["c"]) is float


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


def test_quoting_an_anchored_scalar_keeps_its_anchor() -> None:
    assert told("a: &x no\nb: *x\n") == [("ambiguous-scalar", "no", Position(1, 7))]


def test_a_hexadecimal_number_of_5000_digits_is_refused_too() -> None:
    assert [rule for rule, _, _ in told("a: 0x" + "f" * 5000)] == ["unsafe-yaml"]
