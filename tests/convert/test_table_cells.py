"""What a cell of a table says: names, channels, owners, durations, several items, nothing."""

from __future__ import annotations

import pytest

from tests.convert.drafts import journey, steps


def test_a_channel_column_keeps_other_words_as_typed_and_a_remark_beside_a_known_one() -> None:
    text = "Step,Owner,Channel\nA,x,Video call / LMS\nB,x,Email (automated)\nC,x,n/a\nD,x,tbd\n"
    found = steps(text, "x.csv")
    assert [step["channel"] for step in found] == ["Video call / LMS", "email", "unknown", "unknown"]
    assert [step.get("x-channel") for step in found] == [None, "Email (automated)", None, None]


@pytest.mark.parametrize(
    ("cell", "teams"),
    [
        ("Sales", ["Sales"]),
        ("AE + CSM", ["AE", "CSM"]),
        ("Sales, Support; Web", ["Sales", "Support", "Web"]),
        ("产品运营（增长）", ["产品运营（增长）"]),
        ("Care (chat, phone)", ["Care (chat, phone)"]),
        ("Sales, Sales", ["Sales"]),
        ("R&D", ["R&D"]),
        ("n/a", []),
        ("–", []),
        ("TBD", []),
        ("", []),
    ],
)
def test_owners_are_one_name_or_a_list(cell: str, teams: list[str]) -> None:
    (found,) = journey(f'Step,Channel,Owner,Feeling\nA,web,"{cell}",x\n', "x.csv").touchpoints
    assert list(found.teams) == teams


def test_teams_involved_are_never_owners() -> None:
    (step,) = steps('Step,Channel,Teams involved\nA,web,"Sales, Care"\n', "x.csv")
    assert ("team" in step, step["supported_by"]) == (False, ["Sales", "Care"])


def test_a_touchpoint_beside_a_channel_is_the_name_and_the_action_is_what_is_done() -> None:
    (step,) = steps("Touchpoint,Channel,Action\nApp icon,Mobile,Taps to open\n", "x.csv")
    assert (step["name"], step["channel"], step["doing"]) == ("App icon", "Mobile", "Taps to open")


def test_a_touchpoint_beside_an_action_is_the_place() -> None:
    rows = "Stage,Touchpoint,Action\nA,Landing page,Reads\nA,App,Taps\nA,Shop,\n"
    found = steps(rows, "x.csv")
    assert [(step["name"], step["channel"], step.get("x-touchpoint")) for step in found] == [
        ("Reads", "unknown", "Landing page"),
        ("Taps", "app", "App"),
        ("Shop", "unknown", None),
    ]


def test_a_step_is_the_name_unless_it_is_a_number() -> None:
    found = steps("Step,Action,Owner\n1,Look,x\nAsk,Calls,x\n2.,Wait,x\n", "x.csv")
    assert [(step["name"], step.get("doing")) for step in found] == [("Look", None), ("Ask", "Calls"), ("Wait", None)]


def test_the_first_of_several_items_is_the_name_and_all_are_done() -> None:
    text = "| Stage | Actions | Owner |\n|-|-|-|\n| S | - Look, then ask<br>- Wait | a |\n"
    (step,) = steps(text)
    assert (step["name"], step["doing"]) == ("Look, then ask", "Look, then ask; Wait")


def test_split_makes_a_touchpoint_of_each_item_and_divides_what_has_as_many() -> None:
    text = (
        "| Stage | Actions | Feelings | Pain | Owner | Effort |\n|-|-|-|-|-|-|\n"
        "| S | Look<br>Ask | fine<br>bad | one | a | 4 |\n"
    )
    found = steps(text, split=True)
    kept = ("name", "stage", "feeling", "x-pain", "team", "friction")
    assert [[step.get(key) for key in kept] for step in found] == [
        ["Look", "s", "fine", "one", "a", 4],
        ["Ask", "s", "bad", None, None, "unknown"],
    ]


@pytest.mark.parametrize(
    ("cell", "field", "value"),
    [
        ("15m", "duration", "15m"),
        ("15 minutes", "duration", "15m"),
        ("2 h", "duration", "2h"),
        ("soon", "x-duration", "soon"),
    ],
)
def test_a_duration_is_one_only_if_it_can_be_read(cell: str, field: str, value: str) -> None:
    assert steps(f"Step,Owner,Duration,Feeling\nA,x,{cell},y\n", "x.csv")[0][field] == value


@pytest.mark.parametrize("nothing", ["", "-", "–", "N/A", "n/d.", "…"])
def test_a_cell_that_says_nothing_is_nothing(nothing: str) -> None:
    (step,) = steps(
        f"Step,Owner,Channel,Feeling,Thoughts,SLA\nA,{nothing},{nothing},{nothing},{nothing},{nothing}\n", "x.csv"
    )
    assert step == {"id": "a", "name": "A", "channel": "unknown", "friction": "unknown"}
