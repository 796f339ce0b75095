"""CSV as programs write it: separators, quotes, encodings; and tables that are something else."""

from __future__ import annotations

import csv
from contextlib import suppress

import pytest

from cxmap.convert.csv import grid
from cxmap.convert.read import draft
from cxmap.convert.wishes import Wishes
from cxmap.errors import CxmapError
from tests.convert.drafts import journey, read, refused, said

_ROWS = (
    ("Étape", "Touchpoint", "Émotion", "Owner"),
    ("Avant", "Site web, puis appel", "très bien; merci", "Équipe 1"),
    ("Après", "Courrier\nreçu", "dit « non »", "Équipe 2"),
)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")


def table(separator: str, ends: str = "\n") -> str:
    """The rows with a separator, quoted where they have to be."""

    def cell(text: str) -> str:
        return f'"{text}"' if any(c in text for c in (separator, "\n", '"')) else text

    return "".join(separator.join(cell(text) for text in row) + ends for row in _ROWS)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", _ENCODINGS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_separator_encoding_and_line_end_gives_the_same_map(separator: str, encoding: str, ends: str) -> None:
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    found = draft("map.csv", (mark + table(separator, ends)).encode(encoding), Wishes())
    assert found.refused == ()
    steps = found.journeys[0].touchpoints
    assert [(step.name, step.stage, step.feeling, step.teams) for step in steps] == [
        ("Site web, puis appel", "Avant", "très bien; merci", ("Équipe 1",)),
        ("Courrier", "Après", "dit « non »", ("Équipe 2",)),
    ]
    assert [note.code for note in found.notes] == (["windows-1252"] if encoding == "cp1252" else [])


def test_a_first_line_may_name_the_separator() -> None:
    found = journey("sep=;\n" + table(";"), "x.csv")
    assert [step.line for step in found.touchpoints] == [3, 4]


def test_lines_are_those_of_the_file() -> None:
    text = 'Step,Owner,Channel\n\n"A\nb",x,web\nC,y,web\n'
    assert [step.line for step in journey(text, "x.csv").touchpoints] == [3, 5]


def test_an_encoding_can_be_named() -> None:
    found = draft("x.csv", table(",").encode("cp037"), Wishes(encoding="cp037"))
    assert found.journeys[0].touchpoints[0].stage == "Avant"
    wrong = draft("x.csv", b"Step,Owner", Wishes(encoding="klingon"))
    assert [error.message for error in wrong.refused] == ["there is no encoding 'klingon'"]
    other = draft("x.csv", "é".encode("cp1252"), Wishes(encoding="utf-8"))
    assert other.refused[0].message.startswith("this is no utf-8: ")


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        (b"a,b\n\x81\xff,c\n", "x.csv:2", "byte 0x81 is neither UTF-8 nor Windows-1252"),
        (b"PK\x03\x04\x00\x00", "x.csv", "this is no text: it holds null bytes"),
        (b"", "x.csv", "no journey map in it"),
        (b'Step,Owner,Channel\n"a,b,c\n', "x.csv", "this is no CSV: unexpected end of data"),
        (b"id,name,price\n1,a,2\n", "x.csv", "no journey map in it"),
        (b"Step,Owner,Channel\n,,web\n", "x.csv:1", "the table has no touchpoint"),
    ],
)
def test_what_is_no_map_is_one_error(data: bytes, where: str, message: str) -> None:
    found = draft("x.csv", data, Wishes())
    assert [(error.where, error.message) for error in found.refused] == [(where, message)]
    assert all(error.hint for error in found.refused)


def test_no_map_says_what_is_needed_and_what_was_found() -> None:
    assert read("id,name,price\n1,a,2\n", "x.csv").refused[0].hint == (
        "needs three columns with headers that it knows: the step or touchpoint, one of team, channel, friction, "
        "feeling or pain, and one more, such as stage;"
        " found: id, name, price"
    )


def _log(time: str, rows: int = 60) -> str:
    lines = (f"c{i % 7},step {i % 5},{time.format(i=i % 60)},web" for i in range(rows))
    return "case_id,activity,when,channel\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("time", ["2026-01-01T10:{i:02}:00", "2026-01-01", "17000000{i:02}", "1700000000{i:03}"])
def test_an_event_log_is_refused_by_name(time: str) -> None:
    message = "an event log, not a journey map (a case, an activity and a time in each row)"
    assert refused(_log(time), "events.csv") == [("events.csv", message)]


def test_a_column_called_timestamp_is_one() -> None:
    text = _log("{i}").replace("when", "timestamp", 1)
    assert "an event log" in refused(text, "events.csv")[0][1]


def test_a_short_table_with_times_is_a_map() -> None:
    text = "Customer,Step,Owner,Channel,Date\n" + "Ann,Do it,x,web,2026-01-01\n" * 10
    assert refused(text, "x.csv") == []


def test_lucidchart_is_refused_by_name() -> None:
    text = "Id,Name,Shape Library,Page ID,Text Area 1\n1,Page,,,\n2,Process,Flowchart,1,Find\n"
    assert refused(text, "x.csv")[0][1] == "a Lucidchart export: one row for each shape, without order or lanes"


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".numbers", ".json", ".drawio", ".pdf", ".docx", ""])
def test_a_file_that_nothing_reads_is_refused_with_what_to_do(suffix: str) -> None:
    found = read("x", f"map{suffix}")
    assert [error.where for error in found.refused] == [f"map{suffix}"]
    assert found.refused[0].hint


def test_what_a_file_is_can_be_said() -> None:
    assert journey("journey\n A: 3\n", "notes.log", kind="mermaid").title == "notes"
    assert said(table(","), "x.log", kind="csv")[-1][0] == "title-guessed"


@pytest.mark.parametrize("text", ["stage,touchpoint\nBuy,Look\n", 'stage,"touchpoint\n'])
def test_who_else_reads_csv_in_the_process_keeps_the_limit_of_cells(text: str) -> None:
    before = csv.field_size_limit()
    with suppress(CxmapError):
        grid(text, "x.csv")
    assert csv.field_size_limit() == before
