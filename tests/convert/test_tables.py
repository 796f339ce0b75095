"""A map in any layout of a table is the same journey, and what has no field is kept."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.convert.draft import DraftJourney
from cxmap.convert.read import draft
from cxmap.convert.wishes import Wishes
from tests.convert.books import book
from tests.convert.drafts import journey, refused, said, steps, values

Rows = list[list[str]]

MAP: Rows = [
    ["Stage", "Touchpoint", "Actions", "Thoughts", "Feelings", "Pain points", "Owner", "Effort (1-5)"],
    ["Find", "Website", "Look for the form", "Where is it?", "Lost", "Hidden", "Web", "4"],
    ["Find", "Hotline", "Ask for it", "Finally", "Relieved", "Queue", "Care, Web", "3"],
    ["Send", "App", "Fill it in", "Long", "Tired", "Typing", "Web", "2"],
]


def markdown(rows: Rows) -> str:
    """The rows as a Markdown table."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


def comma(rows: Rows) -> str:
    """The rows as CSV."""
    return "".join(
        ",".join(f'"{cell}"' if "," in cell or "\n" in cell else cell for cell in row) + "\n" for row in rows
    )


def turned(rows: Rows) -> Rows:
    """Lanes as rows."""
    return [list(column) for column in zip(*rows, strict=True)]


def by_stage(rows: Rows) -> str:
    """A Markdown table for each touchpoint below its stage."""
    head = rows[0][1:]
    tables = [
        f"## Stage {i}: {row[0]}\n\n"
        + markdown([["Lane", "What"], *([a, b] for a, b in zip(head, row[1:], strict=True))])
        for i, row in enumerate(rows[1:], 1)
    ]
    return "# Map\n\n" + "\n".join(tables)


def facts(found: DraftJourney) -> list[tuple[Any, ...]]:
    """A journey without its lines."""
    return [
        (
            *(
                its.name,
                its.stage,
                its.teams,
                its.channel,
                its.friction,
                its.doing,
                its.thinking,
                its.feeling,
                its.extras,
            ),
            its.evidence.partition(": ")[2],
        )
        for its in found.touchpoints
    ]


EXPECTED = [
    (
        *("Look for the form", "Find", ("Web",), "web", 4, "", "Where is it?", "Lost"),
        (("x-touchpoint", "Website"), ("x-pain", "Hidden")),
        "Effort (1-5) 4 (ces5)",
    ),
    (
        *("Ask for it", "Find", ("Care", "Web"), "phone", 3, "", "Finally", "Relieved"),
        (("x-touchpoint", "Hotline"), ("x-pain", "Queue")),
        "Effort (1-5) 3 (ces5)",
    ),
    (
        *("Fill it in", "Send", ("Web",), "app", 2, "", "Long", "Tired"),
        (("x-touchpoint", "App"), ("x-pain", "Typing")),
        "Effort (1-5) 2 (ces5)",
    ),
]


def sheets(rows: Rows, **settings: Any) -> DraftJourney:
    """The journey in a workbook with these rows."""
    found = draft("map.xlsx", book({"Map": rows}, **settings), Wishes())
    assert found.refused == ()
    (only,) = found.journeys
    return only


@pytest.mark.parametrize("layout", ["rows", "turned"])
def test_a_map_is_the_same_in_every_layout_and_format(layout: str) -> None:
    rows = MAP if layout == "rows" else turned(MAP)
    assert facts(journey(markdown(rows))) == EXPECTED
    assert facts(journey(comma(rows), "map.csv")) == EXPECTED
    assert facts(sheets(rows)) == EXPECTED


def test_one_table_for_each_stage_is_the_same_map() -> None:
    assert facts(journey(by_stage(MAP))) == EXPECTED
    assert journey(by_stage(MAP)).title == "Map"
    blocks: Rows = [["Map"]]
    for row in MAP[1:]:
        blocks += [[f"Stage 1: {row[0]}"], *([a, b] for a, b in zip(MAP[0][1:], row[1:], strict=True))]
    assert facts(journey(comma(blocks), "map.csv")) == EXPECTED
    assert journey(comma(blocks), "map.csv").title == "Map"


def test_a_single_table_of_two_columns_is_a_card() -> None:
    card = markdown([["Lane", "What"], ["Actions", "a"], ["Thoughts", "b"], ["Feelings", "c"]])
    assert [message for _, message in refused(f"# T\n\n{card}")] == ["no journey map in it"]
    persona = markdown([["Role", "Nurse"], ["Actions", "a"], ["Thoughts", "b"], ["Feelings", "c"]])
    assert [message for _, message in refused(f"# T\n\n{persona}\n# U\n\n{persona}")] == ["no journey map in it"]


def test_merged_stages_hold_for_all_that_they_span() -> None:
    rows = turned(MAP)
    rows[0] = ["Stage", "Find", "", "Send"]
    assert facts(journey(comma(rows), "map.csv")) == EXPECTED
    assert facts(sheets(rows, merged=["B1:C1"])) == EXPECTED
    down = [list(row) for row in MAP]
    down[2][0] = ""
    assert facts(journey(markdown(down))) == EXPECTED
    assert facts(sheets(down, merged=["A2:A3"])) == EXPECTED


def test_a_title_as_wide_as_the_sheet_is_the_title() -> None:
    rows = [["Claim after a storm"] + [""] * 7, *MAP]
    assert facts(sheets(rows, merged=["A1:H1"])) == EXPECTED
    assert sheets(rows, merged=["A1:H1"]).title == "Claim after a storm"
    assert journey(comma(rows), "map.csv").title == "Claim after a storm"


def test_a_row_of_steps_makes_a_touchpoint_of_each_and_an_empty_column_none() -> None:
    text = comma(
        [
            ["Phase", "Before", "", "", "After"],
            ["Step", "Find", "Ask", "", "Get"],
            ["Emotion", "a", "b", "", "c"],
            ["Channel", "Web", "Phone", "", ""],
        ]
    )
    found = steps(text, "map.csv")
    assert [(step["stage"], step["name"], step["channel"]) for step in found] == [
        ("before", "Find", "web"),
        ("before", "Ask", "phone"),
        ("after", "Get", "unknown"),
    ]


def test_only_the_stage_left_is_the_name() -> None:
    rows = [["Stage", "Find", "Send"], ["Thoughts", "a", "b"], ["Emotions", "c", "d"], ["Pain", "e", "f"]]
    assert [(step["name"], step["stage"]) for step in steps(comma(rows), "x.csv")] == [
        ("Find", "find"),
        ("Send", "send"),
    ]


def test_stages_lose_their_numbers_and_numbers_are_no_stages() -> None:
    found = steps(
        "Stage,Step,Owner\n1. Find,A,x\nStage 2: Ask,B,x\n3,C,x\n阶段3：等,D,x\n4.1 Get,E,x\n2026,F,x\n", "x.csv"
    )
    assert [step.get("stage") for step in found] == ["find", "ask", "ask", "等", "get", "get"]


def test_a_row_with_one_cell_is_the_stage_of_those_below_it() -> None:
    found = journey("Touchpoint,Channel,Owner\nBefore\nA,web,x\nAfter\nB,web,x\n", "x.csv")
    assert [(its.name, its.stage) for its in found.touchpoints] == [("A", "Before"), ("B", "After")]
    alone = journey("Stage,Step,Owner\nS,A,x\n,B,\nT,,\n,C,y\n", "x.csv")
    assert [(its.name, its.stage) for its in alone.touchpoints] == [("A", "S"), ("B", "S"), ("C", "T")]


def test_a_column_of_personas_makes_a_journey_of_each() -> None:
    found = draft("x.csv", b"Persona,Step,Owner\nAnna,A,x\nBen,B,x\n,C,x\nAnna,D,x\n", Wishes())
    assert [(its.persona, [step.name for step in its.touchpoints]) for its in found.journeys] == [
        ("Anna", ["A", "D"]),
        ("Ben", ["B", "C"]),
    ]


def test_what_has_no_field_is_kept_under_its_header() -> None:
    text = "Step,Owner,Channel,SLA,SLA,KPI (top 3),,Opportunities\nA,x,web,2s,3s,nps,odd,Do more\n"
    (step,) = steps(text, "x.csv")
    kept = {key: value for key, value in step.items() if key.startswith("x-")}
    assert kept == {"x-sla": "2s", "x-sla-2": "3s", "x-kpi-top-3": "nps", "x-column": "odd", "x-opportunity": "Do more"}
    assert [code for code, _ in said(text, "x.csv")].count("column-kept") == 4


def test_the_second_column_of_a_role_is_kept_and_that_is_said() -> None:
    text = "Step,Owner,Department\nA,x,y\n"
    assert steps(text, "x.csv")[0]["x-department"] == "y"
    note = next(note for note in journey(text, "x.csv").notes if note.code == "column-kept")
    assert note.text == "column 'Department' went to x-department; the first column for the team counts"


def test_a_row_without_a_name_is_left_out_and_that_is_said() -> None:
    text = "Stage,Step,Owner,Pain\nS,A,x,y\nS,,x,lost\n,,,\n"
    assert len(steps(text, "x.csv")) == 1
    assert ("no-name", 3) in said(text, "x.csv")


def test_headers_can_be_named() -> None:
    text = "Wo,Was passiert,Wer\nS,Do it,Web\n"
    assert [message for _, message in refused(text, "x.csv")] == ["no journey map in it"]
    headers = {"wo": "stage", "was passiert": "action", "wer": "team"}
    (step,) = steps(text, "x.csv", headers=headers)
    assert (step["name"], step["stage"], step["team"]) == ("Do it", "s", "Web")


def test_a_title_row_a_persona_and_the_file_give_what_the_table_does_not() -> None:
    found = values("Claim after a storm\n\nStep,Owner,Channel\nA,x,web\n", "map.csv")
    assert found["title"] == "Claim after a storm"
    assert values("Step,Owner,Channel\nA,x,web\n", "docs/my map.csv")["title"] == "my map"
    assert values("Step,Owner,Channel\nA,x,web\n", "my map.csv", title="Asked")["title"] == "Asked"
