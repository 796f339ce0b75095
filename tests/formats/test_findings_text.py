from __future__ import annotations

import re
import unicodedata

import pytest

from cxmap.findings import Finding, Line, Position, Severity
from cxmap.formats import Look
from cxmap.formats.drawing.summary import statistics
from cxmap.formats.drawing.width import cells, crop
from cxmap.lint.report import Report
from tests.formats.findings import ALL_OF_HELL, NOTHING, hell, report, shown
from tests.hell import NAMES
from tests.lint.example import CLEAN

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
NARROW = Look(width=60)


def one(text: str, **places: str) -> str:
    return shown("full", report({"journey.yaml": text}))


def test_full_shows_the_source_the_help_and_where_to_learn_more() -> None:
    assert (
        one(CLEAN.replace("caused_by: [find]", "caused_by: [fnd]"))
        == """\
error[bad-reference] (CX106): there is no touchpoint 'fnd'
  --> journey.yaml:19:17
   |
18 |     friction: 3
19 |     caused_by: [fnd]
   |                 ^^^
20 |     evidence: [{covers: [friction], from: data}]
   |
   = help: did you mean 'find'?
   = fix: write find (with --fix)
   = more: cxmap rules bad-reference

1 file checked: 1 error (1 fixable with --fix)
"""
    )


def test_a_second_place_is_underlined_too_and_gaps_are_marked() -> None:
    assert (
        one(CLEAN.replace("- id: refund", "- id: find"))
        == """\
error[duplicate-id] (CX105): the id 'find' is taken
  --> journey.yaml:21:9
   |
 8 |   - id: find
   |         ---- first here
...
20 |     evidence: [{covers: [friction], from: data}]
21 |   - id: find
   |         ^^^^
22 |     name: Get the refund
   |
   = help: give this touchpoint an id of its own; causes and diffs would point at two things
   = more: cxmap rules duplicate-id

1 file checked: 1 error
"""
    )


def test_a_file_as_a_whole_has_no_source() -> None:
    assert (
        one("")
        == """\
error[empty-file] (CX005): there is nothing in this file
 --> journey.yaml
  = help: start one with `cxmap init`
  = more: cxmap rules empty-file

1 file checked: 1 error
"""
    )


def carets(line: str, start: int, end: int, look: Look = NARROW) -> list[str]:
    """A line as full shows it, and what stands below it."""
    found = Finding(
        "a.yaml",
        Position(7, start),
        Position(7, end),
        "CX104",
        "bad-value",
        Severity.ERROR,
        "no",
        excerpt=(Line(7, line),),
    )
    text = shown("full", Report((found,)), look._replace(quiet=True))
    rows = text.split("\n")
    at = next(i for i, row in enumerate(rows) if row.startswith("7 |"))
    return [row[4:] for row in rows[at : at + 2]]


@pytest.mark.parametrize(
    ("line", "start", "end", "under"),
    [
        ("friction: 9", 11, 12, "          ^"),
        ("名前: 9", 5, 6, "      ^"),
        ("a: '顧客😀'", 4, 9, "   ^^^^^^^^"),
        ("é́: 9", 5, 6, "   ^"),
        ("a:\t9", 4, 5, "      ^"),
        ("a: ", 4, 4, "   ^"),
    ],
)
def test_carets_stand_below_what_they_mean_in_columns_of_the_terminal(
    line: str, start: int, end: int, under: str
) -> None:
    assert carets(line, start, end)[1] == under


@pytest.mark.parametrize("at", [1, 30, 200, 900, 990])
def test_a_long_line_is_cut_to_the_screen_with_the_mark_in_sight(at: int) -> None:
    line = "".join(f"{i:03} " for i in range(250))
    shown_line, under = carets(line, at + 1, at + 4)
    assert cells(shown_line) <= 56
    assert shown_line[under.index("^") : under.index("^") + 3] == line[at : at + 3]
    ascii_line, ascii_under = carets(line, at + 1, at + 4, Look(width=60, unicode=False))
    assert ascii_line.isascii()
    assert ascii_line[ascii_under.index("^") : ascii_under.index("^") + 3] == line[at : at + 3]


def test_a_mark_that_is_wider_than_the_screen_ends_with_it() -> None:
    shown_line, under = carets("x" * 300, 11, 290)
    assert len(under) == cells(shown_line) == 56


def test_concise_is_one_line_for_each_finding_that_editors_read() -> None:
    assert shown(
        "concise", report({"a.yaml": CLEAN.replace("caused_by: [find]", "caused_by: [fnd]"), "b.yaml": ""})
    ) == (
        "a.yaml:19:17: error[bad-reference] there is no touchpoint 'fnd' [*]\n"
        "b.yaml:1:1: error[empty-file] there is nothing in this file\n"
        "2 files checked: 2 errors (1 fixable with --fix)\n"
    )


@pytest.mark.parametrize("name", ["full", "concise"])
def test_without_findings_there_is_only_the_summary(name: str) -> None:
    assert shown(name, NOTHING) == "1 file checked: no findings\n"
    assert shown(name, NOTHING, Look(quiet=True)) == ""


def test_the_summary_counts_what_is_left_out() -> None:
    made = report({"a.yaml": CLEAN.replace("    team: care\n", "")}, files=1200, suppressed=2, known=3, fixed=4)
    assert made.summary == "1,200 files checked: 1 error (4 fixed, 2 suppressed, 3 known before)"
    assert report({}).summary == "0 files checked: no findings"


def test_the_summary_names_all_severities() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("goal: Money back\n", "").replace("Get the refund", "Website")
    assert report({"a.yaml": text}).summary == "1 file checked: 1 error, 1 warning, 1 info"


def test_statistics_count_the_findings_of_each_rule() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("    team: finance\n", "").replace("    friction: 1\n", "")
    assert statistics(report({"a.yaml": text}), Look()) == (
        "2  CX201  unowned-touchpoint\n1  CX301  missing-friction    [*]\n\n"
    )
    assert statistics(NOTHING, Look()) == ""


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour_changes_no_text(name: str) -> None:
    painted = shown(name, report(), Look(color=True))
    assert ESCAPE.search(painted)
    assert ESCAPE.sub("", painted) == shown(name, report())


@pytest.mark.parametrize("hellish", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("name", ["full", "concise"])
def test_names_from_hell_stay_text(name: str, hellish: str) -> None:
    text = shown(name, hell(hellish))
    lines = text.split("\n")
    assert not [c for c in text if c != "\n" and unicodedata.category(c) == "Cc"]
    assert not [c for c in text if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"]
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
    if name == "concise":
        assert len(lines) == len(hell(hellish).findings) + 2


@pytest.mark.parametrize("width", [40, 80, 120])
def test_source_lines_fit_the_screen(width: int) -> None:
    for line in shown("full", ALL_OF_HELL, Look(width=width)).split("\n"):
        if re.match(r" *\d* \|", line):
            assert cells(line) <= width


def test_cropping_counts_columns() -> None:
    assert crop("abcdef", 4, "…") == "abc…"
    assert crop("顧客名", 4, "…") == "顧…"
    assert crop("abc", 3, "...") == "abc"
