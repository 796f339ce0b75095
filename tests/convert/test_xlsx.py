"""Workbooks: sheets, merged cells, formulas, and what is passed over and said."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from cxmap.convert.draft import Draft
from cxmap.convert.read import draft
from cxmap.convert.wishes import Wishes
from tests.convert.books import HEAD, ROWS, SMALL_MAP, book, cell, raw, sheet


def read(data: bytes, name: str = "maps.xlsx", **wishes: Any) -> Draft:
    """The draft of a workbook."""
    return draft(name, data, Wishes(**wishes))


def test_every_visible_sheet_with_a_map_is_a_journey() -> None:
    data = book({"As-is": ROWS, "Notes": [("just", "words")], "To-be": ROWS, "Old": ROWS}, hidden=["Old"])
    found = read(data)
    assert [(its.title, its.place) for its in found.journeys] == [
        ("As-is", "sheet 'As-is'"),
        ("To-be", "sheet 'To-be'"),
    ]
    assert [note.text for note in found.notes] == [
        "the hidden sheet 'Old' was not read",
        "sheet 'Notes' holds no journey map",
    ]


@pytest.mark.parametrize("name", ["Sheet1", "Tabelle1", "Feuil2", "Hoja 1", "Blad1"])
def test_a_sheet_without_a_name_of_its_own_has_the_title_of_the_file(name: str) -> None:
    assert [its.title for its in read(book({name: ROWS}), "docs/claim.xlsx").journeys] == ["claim"]


def test_one_sheet_can_be_asked_for_also_a_hidden_one() -> None:
    data = book({"A": ROWS, "B": ROWS, "Old": ROWS}, hidden=["Old"])
    assert [its.title for its in read(data, sheet="Old").journeys] == ["Old"]
    wrong = read(data, sheet="C")
    assert [(error.message, error.hint) for error in wrong.refused] == [
        ("there is no sheet 'C'", "there are A, B, Old")
    ]


def test_rows_are_counted_as_the_sheet_counts_them() -> None:
    (found,) = read(book({"A": [(), (), *ROWS]})).journeys
    assert [(step.line, step.evidence) for step in found.touchpoints] == [
        (4, "row 4: Friction 2 (ces5)"),
        (5, "row 5: Friction 5 (ces5)"),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (3.25, "3.25"),
        (True, "yes"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
        (time(3, 4), "03:04:00"),
        (timedelta(minutes=90), "90m"),
        (" text ", "text"),
    ],
)
def test_a_cell_is_text_as_a_person_would_read_it(value: Any, text: str) -> None:
    (found,) = read(book({"A": [("Step", "Owner", "Channel", "SLA"), ("Do it", "x", "web", value)]})).journeys
    assert found.touchpoints[0].extras == (("x-sla", text),)


def test_a_formula_is_never_read_and_one_without_a_value_is_an_empty_cell() -> None:
    rows = '<row r="4"><c r="A4" t="str"><f>"B"</f><v>B</v></c><c r="B4"><f>1+1</f></c>' + cell("C4", "T3") + "</row>"
    rows += '<row r="5">' + cell("A5", "C") + cell("B5", "Five") + '<c r="C5"><f>A1</f><v></v></c></row>'
    found = read(raw(sheet(SMALL_MAP + rows)))
    assert [step.name for step in found.journeys[0].touchpoints] == ["One", "Two", "Five"]
    assert [note.text for note in found.notes] == ["2 formulas without a stored value are empty cells"]
    assert "1+1" not in str(found)


def test_text_that_looks_like_a_formula_is_text() -> None:
    (found,) = read(book({"A": [HEAD, ("=x", "'=1+1", "@me", 2)]})).journeys
    assert found.touchpoints[0].name == "'=1+1"


def test_comments_and_pictures_are_named() -> None:
    parts: dict[str, str | bytes] = {"xl/comments1.xml": "<comments/>", "xl/media/a.png": b"x"}
    found = read(raw(sheet(SMALL_MAP), **parts))
    assert [note.code for note in found.notes] == ["comments", "pictures"]


def test_a_workbook_without_a_map_is_one_error() -> None:
    found = read(book({"A": [("id", "price"), (1, 2)]}))
    assert [(error.where, error.message) for error in found.refused] == [("maps.xlsx", "no journey map in it")]


def test_without_openpyxl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book({"A": ROWS})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (error,) = read(data).refused
    assert (error.message, error.hint) == ("reading .xlsx needs openpyxl", "pip install 'cxmap[xlsx]'")
