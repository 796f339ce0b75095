"""Where things are: paths, lines, columns, and the text as written."""

from __future__ import annotations

import pytest

from cxmap.findings import Position
from cxmap.source.reader import read
from tests.source.reader.told import told, under, value


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


def test_a_second_byte_order_mark_moves_no_position() -> None:
    assert [stretch for _, stretch, _ in told(b"\xef\xbb\xbf\xef\xbb\xbfa: no\n")] == ["no"]


def test_an_anchor_is_no_part_of_the_source_of_a_value() -> None:
    document = read(b"a: &x 42\nb: !!str 42\n")
    assert (document.source(("a",)), under(document, document.span(("a",)))) == ("42", ("42", Position(1, 7)))


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_the_first_line_of_a_mapping_ends_at_every_kind_of_line_end(end: str) -> None:
    document = read(f"a:{end}  b:{end}    - c{end}    - d{end}".encode())
    assert under(document, document.span(("a",))) == ("b:", Position(2, 3))
