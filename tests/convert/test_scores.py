"""Scores of tables: only by a scale that somebody declared; words and faces only by --words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxmap.convert.scales import SCALES, converted, score
from tests.convert.drafts import journey, said, steps


def frictions(header: str, cells: list[str], **wishes: object) -> list[object]:
    """What the cells of a column come to."""
    rows = "".join(f'Step {i},x,"{cell}"\n' for i, cell in enumerate(cells))
    return [step["friction"] for step in steps(f'Step,Owner,"{header}"\n{rows}', "x.csv", **wishes)]


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("ces5", {1: 1, 5: 5}),
        ("ces7", {7: 1, 4: 3, 1: 5}),
        ("mermaid", {5: 1, 1: 5}),
        ("csat5", {5: 1, 3: 3, 1: 5}),
        ("smaply", {2: 1, 0: 3, -2: 5}),
        ("0-10", {10: 1, 5: 3, 0: 5}),
        ("nps", {10: 1, 5: 3, 0: 5}),
        ("1-10-worst", {1: 1, 10: 5}),
    ],
)
def test_a_scale_runs_from_its_best_end_to_its_worst(name: str, pairs: dict[int, int]) -> None:
    for value, friction in pairs.items():
        assert converted(Decimal(value), SCALES[name]) == friction
    low, high = SCALES[name].low, SCALES[name].high
    assert [converted(Decimal(value), SCALES[name]) for value in (low - 1, high + 1)] == [None, None]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("4", "4"), ("4,2", "4.2"), ("4.2/5", "4.2"), ("−2", "-2"), ("+1", "1"), (" 3 ", "3"), ("4 of 5", "4")],
)
def test_numbers_are_read_as_people_write_them(cell: str, value: str) -> None:
    found = score(cell)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize("cell", ["", "good", "4 stars", "3-4", "N/A", "1.2.3", "٣", "1" * 50])
def test_anything_else_is_no_number(cell: str) -> None:
    assert score(cell) is None


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Effort (1-5)", ["1", "5", "2,5", "6", "high", "N/A"], [1, 5, 3, "unknown", "unknown", "unknown"]),
        ("Känsla (−2 till +2)", ["−2", "0", "+2", "3"], [5, 3, 1, "unknown"]),
        ("Satisfaction (1–5)", ["5", "1"], [1, 5]),
        ("CES (1-7)", ["7", "1"], [1, 5]),
        ("Ease (1 to 5)", ["5", "1"], [1, 5]),
        ("Effort (1..10)", ["1", "10"], [1, 5]),
        ("Satisfaction (0-10)", ["10", "0"], [1, 5]),
        ("NPS (0-10)", ["10", "0"], [1, 5]),
        ("Friction", ["1", "5"], [1, 5]),
        ("Friction score", ["2", "x"], [2, "unknown"]),
        ("Emotion (1-5, 5 = happy)", ["5", "1"], [1, 5]),
        ("Emotion (1-5, 5 = angry)", ["5", "1"], [5, 1]),
        ("Satisfaction", ["4.2/5", "8/10"], [2, 2]),
        ("Friction", ["4/5"], [4]),
    ],
)
def test_a_scale_that_the_table_declares_counts(header: str, cells: list[str], expected: list[object]) -> None:
    assert frictions(header, cells) == expected


@pytest.mark.parametrize(
    ("header", "cells", "hint"),
    [
        ("Emotion", ["1", "5"], "from 1 to 5; say which end is bad: --scale mermaid or --scale ces5"),
        ("Satisfaction", ["4"], "from 4 to 4; say which end is bad: --scale mermaid or --scale ces5"),
        ("Emotion (1-5)", ["4"], "from 4 to 4; say which end is bad: --scale mermaid or --scale ces5"),
        ("CES (1-5)", ["4"], "from 4 to 4; say which end is bad: --scale mermaid or --scale ces5"),
        ("Mood", ["-2", "1"], "from -2 to 1; if that is its scale, say so: --scale smaply"),
        ("Friction", ["1", "7"], "from 1 to 7; if that is its scale, say so: --scale ces7"),
        ("Rating", ["0", "9"], "from 0 to 9; say which end is bad: --scale 0-10 or --scale 1-10-worst"),
        ("Rating", ["80"], ""),
    ],
)
def test_numbers_without_a_scale_are_asked_for_and_kept(header: str, cells: list[str], hint: str) -> None:
    rows = "".join(f"Step {i},x,{cell}\n" for i, cell in enumerate(cells))
    text = f'Step,Owner,"{header}"\n{rows}'
    assert [step["friction"] for step in steps(text, "x.csv")] == ["unknown"] * len(cells)
    kept = [[value for key, value in step.items() if key.startswith("x-")] for step in steps(text, "x.csv")]
    assert kept == [[cell] for cell in cells]
    assert [note.hint for note in journey(text, "x.csv").notes if note.code == "no-scale"] == [
        f"column {header!r} holds numbers {hint}" if hint else ""
    ]


def test_the_scale_that_is_asked_for_counts_for_the_likeliest_column() -> None:
    text = "Step,Owner,Emotion,Satisfaction\nA,x,1,good\nB,x,sad,2\n"
    assert [step["friction"] for step in steps(text, "x.csv", scale="mermaid")] == ["unknown", 4]
    assert frictions("Emotion", ["1", "5"], scale="mermaid") == [5, 1]
    assert frictions("Emotion", ["1", "5"], scale="ces5") == [1, 5]


def test_what_is_not_effort_is_said_aloud() -> None:
    for header in ("Satisfaction (1-5)", "NPS (0-10)", "Effort (1-10)"):
        assert ("not-effort", 1) in said(f"Step,Owner,{header}\nA,x,4\n", "x.csv")
    assert "not-effort" not in dict(said("Step,Owner,Effort (1-5)\nA,x,4\n", "x.csv"))


def test_the_evidence_has_the_cell_and_the_exact_friction() -> None:
    (step,) = steps("Step,Owner,CES (1-7)\nA,x,6\n", "x.csv")
    assert (step["friction"], step["evidence"][0]["note"]) == (2, "line 2: CES (1-7) 6 (ces7), friction 1.667")
    (measured,) = steps("Step,Owner,CES (1-7)\nA,x,6\n", "x.csv", basis="measured")
    assert measured["friction"] == 1.6667


def test_words_and_faces_are_feelings_and_no_scores() -> None:
    text = "Step,Owner,Emotion\nA,x,Frustrated\nB,x,😟 Unsure\nC,x,Frustrated\n"
    assert [(step["friction"], step["feeling"]) for step in steps(text, "x.csv")] == [
        ("unknown", "Frustrated"),
        ("unknown", "😟 Unsure"),
        ("unknown", "Frustrated"),
    ]
    note = next(note for note in journey(text, "x.csv").notes if note.code == "words")
    assert note.text == "column 'Emotion' is not scored: Frustrated 2, 😟 Unsure 1"


def test_words_are_scored_as_the_person_says() -> None:
    text = "Step,Owner,Emotion\nA,x,frustrated\nB,x,😟 Unsure\nC,x,Fine\nD,x,fine but frustrated\n"
    found = steps(text, "x.csv", words={"frustrated": 4, "😟": 3, "fine": 1})
    assert [(step["friction"], step["feeling"]) for step in found] == [
        (4, "frustrated"),
        (3, "😟 Unsure"),
        (1, "Fine"),
        ("unknown", "fine but frustrated"),
    ]
    assert found[0]["evidence"][0]["note"] == 'line 2: "frustrated" by --words'


def test_a_score_beside_a_feeling_leaves_the_feeling() -> None:
    (step,) = steps("Step,Owner,Emotion,Effort\nA,x,Sad,4\n", "x.csv")
    assert (step["friction"], step["feeling"]) == (4, "Sad")


def test_a_second_score_is_kept() -> None:
    (step,) = steps("Step,Owner,Effort,Satisfaction (1-5)\nA,x,4,3\n", "x.csv")
    assert (step["friction"], step["x-satisfaction-1-5"]) == (4, "3")
