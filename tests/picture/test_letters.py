"""Letters are measured without a browser, and lines never lose one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.picture.letters import clean, cut, is_right_to_left, lines, width
from tests.hell import NAMES

TEXT = st.text(st.characters(codec="utf-8"), max_size=60).map(clean)


def test_a_text_is_measured_by_its_letters() -> None:
    assert width("", 10) == 0
    assert width("a b", 10) == pytest.approx(10 * (0.556 + 0.278 + 0.556) * 1.18)
    assert width("a", 10, bold=True) == pytest.approx(10 * 0.556 * 1.35)
    assert width("é", 10) == width("e", 10)
    assert width("e\u0301", 10) == width("e", 10)
    assert width("顧", 10) == 10
    assert width("😀", 10) == 14


def test_lines_break_at_spaces_hyphens_and_between_wide_characters() -> None:
    assert lines("one two three", width("one two", 12), 12) == ["one two", "three"]
    assert lines("where-is-my", width("where-is-", 12), 12) == ["where-is-", "my"]
    assert lines("顧客が", width("顧客", 12), 12) == ["顧客", "が"]
    assert lines("30\u00a0of\u00a0100", width("30\u00a0of", 12), 12)[0] != "30"


def test_a_word_that_is_too_long_is_cut_without_a_hyphen() -> None:
    found = lines("x" * 80, 100, 12)
    assert "".join(found) == "x" * 80
    assert all(width(line, 12) <= 100 for line in found)


def test_what_does_not_fit_into_so_many_lines_ends_with_a_mark() -> None:
    found = lines("one two three four five", width("three", 12) + 12, 12, most=2)
    assert len(found) == 2
    assert found[-1].endswith("…")


@given(TEXT, st.integers(30, 400), st.booleans())
def test_lines_keep_every_letter_and_fit(text: str, room: int, bold: bool) -> None:
    found = lines(text, room, 13, bold=bold)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line, 13, bold=bold) <= room or len(line) == 1 for line in found)


@given(TEXT, st.integers(40, 400))
def test_what_is_cut_fits_and_is_a_beginning(text: str, room: int) -> None:
    found = cut(text, room, 13)
    assert width(found, 13) <= room
    assert text.startswith(found.removesuffix("…").rstrip()) or found == text


@pytest.mark.parametrize("name", list(NAMES))
def test_nothing_is_written_that_xml_forbids_or_that_turns_the_words_around_it(name: str) -> None:
    assert not re.search("[\x00-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]", clean(NAMES[name]))


def test_arabic_and_hebrew_are_written_from_the_right() -> None:
    assert is_right_to_left("שלום")
    assert is_right_to_left("in عالم")
    assert not is_right_to_left("Straße")
