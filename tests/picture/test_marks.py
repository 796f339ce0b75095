"""What is drawn is what was found: every mark has its fact, and every fact its mark."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from cxmap.analysis.analysis import Analysis
from cxmap.picture.stave import deadline_x
from cxmap.records.analyses import analysis_facts
from tests.picture.boards import board_of
from tests.picture.journeys import ALL, LINK, marks_of, of_kind, picture, words

DRAWN = {name: picture(analysis) for name, analysis in ALL.items()}
FACTS = {name: analysis_facts(analysis) for name, analysis in ALL.items()}
NAMES = pytest.mark.parametrize("name", list(ALL))


def signs(root: ET.Element, name: str) -> list[ET.Element]:
    """Where a sign stands in the map, not in the legend."""
    legend = {element for group in of_kind(root, "legend") for element in group.iter()}
    return [use for use in root.iter() if (use.get(LINK) or "").endswith(f"--{name}") and use not in legend]


@NAMES
def test_every_touchpoint_is_drawn_once_in_the_order_of_the_file(name: str) -> None:
    drawn = [group.get("data-touchpoint") for group in of_kind(DRAWN[name], "tp")]
    assert drawn == [touchpoint["id"] for touchpoint in FACTS[name]["touchpoints"]]


@NAMES
def test_every_breakdown_has_a_ring_and_nothing_else_has(name: str) -> None:
    ringed = {group.get("data-touchpoint") for group in of_kind(DRAWN[name], "breakdown")}
    assert ringed == set(FACTS[name]["breakdowns"])
    with_ring = {
        group.get("data-touchpoint")
        for group in of_kind(DRAWN[name], "tp")
        if any("-broken" in (use.get(LINK) or "") for use in group.iter())
    }
    front = {step.id for step in ALL[name].journey.in_front}
    assert with_ring == ringed & front


@NAMES
def test_every_handoff_is_a_line(name: str) -> None:
    facts = FACTS[name]["handoffs"]
    assert len(marks_of(DRAWN[name], "handoff")) == facts["count"]
    assert len(marks_of(DRAWN[name], "person")) == facts["customer_carried"]
    assert len(marks_of(DRAWN[name], "hook")) == facts["returns"]


@NAMES
def test_every_cause_has_an_arrow(name: str) -> None:
    causes = [cause for touchpoint in FACTS[name]["touchpoints"] for cause in touchpoint["causes"]]
    assert len(marks_of(DRAWN[name], "cause")) == len(causes)


@NAMES
def test_an_arrow_to_help_is_filled_and_any_other_is_open(name: str) -> None:
    analysis = ALL[name]
    on_one_line = len(board_of(analysis).grid.staves) == 1
    if not on_one_line:
        return
    asked = [touchpoint.is_help_seeking for touchpoint in analysis.journey.touchpoints]
    direct = analysis.causes.direct
    assert len(signs(DRAWN[name], "cause")) == sum(len(causes) for i, causes in enumerate(direct) if asked[i])
    assert len(signs(DRAWN[name], "cause-open")) == sum(len(causes) for i, causes in enumerate(direct) if not asked[i])


@NAMES
def test_there_is_a_deadline_if_the_file_has_one(name: str) -> None:
    has_one = FACTS[name]["goal"]["deadline_minutes"] is not None
    assert len(of_kind(DRAWN[name], "deadline")) == int(has_one)


@NAMES
def test_moments_of_truth_strain_and_the_goal_have_their_signs(name: str) -> None:
    touchpoints, goal = FACTS[name]["touchpoints"], FACTS[name]["goal"]
    assert len(signs(DRAWN[name], "truth")) == sum(touchpoint["moment_of_truth"] for touchpoint in touchpoints)
    strained = [touchpoint for touchpoint in touchpoints if touchpoint["strain"] and not touchpoint["breakdown"]]
    assert len(signs(DRAWN[name], "strain")) == len(strained)
    assert len(signs(DRAWN[name], "met")) == len(goal["met_at_all"])
    assert len(signs(DRAWN[name], "not-met")) == int(goal["outcome"] != "resolved")


@NAMES
def test_every_support_is_a_dot_behind_the_line_of_visibility(name: str) -> None:
    supports = sum(len(touchpoint["supported_by"]) for touchpoint in FACTS[name]["touchpoints"])
    assert len(marks_of(DRAWN[name], "support")) == supports


@NAMES
def test_every_name_and_every_team_can_be_read(name: str) -> None:
    said = "".join(words(DRAWN[name]).split())
    for touchpoint in FACTS[name]["touchpoints"]:
        assert "".join(touchpoint["name"].split()) in said
        assert "".join((touchpoint["team"] or "(outside)").split()) in said


def between(analysis: Analysis, before: int) -> bool:
    """Whether the deadline stands between a touchpoint and the next one."""
    board = board_of(analysis)
    found = deadline_x(board, 0)
    after = board.x(before + 1) if before + 1 < len(board.touchpoints) else board.grid.right
    return found is not None and board.x(before) < found <= after


@pytest.mark.parametrize(
    ("name", "before", "flag"),
    [
        ("bank-travel-alert", 4, "deadline 12h, 1h 26m to spare"),
        ("airline", 4, "deadline 48h"),
        ("pay-tv", 1, "deadline 28d, 27d to spare"),
        ("bank-travel-alert.to-be-deflection", 1, "deadline 12h"),
    ],
)
def test_the_deadline_stands_where_the_time_runs_out(name: str, before: int, flag: str) -> None:
    assert between(ALL[name], before)
    assert flag in words(DRAWN[name]).split("\n")


def test_the_gap_in_which_the_deadline_stands_has_its_label_left_of_it() -> None:
    board = board_of(ALL["airline"])
    label = next(element for element in DRAWN["airline"].iter() if element.text == "3d")
    line = deadline_x(board, 0)
    assert line is not None
    assert board.x(4) < float(label.get("x", 0)) < line


def test_what_nobody_scored_is_drawn_below_the_scale_and_never_in_it() -> None:
    drawn = DRAWN["unscored"]
    blocked = next(float(element.get("y", 0)) for element in drawn.iter() if element.text == "blocked 5")
    assert "not scored ?" in words(drawn)
    for group in of_kind(drawn, "tp"):
        assert float(group[1].get("y", 0)) > blocked


def test_what_customers_never_see_stands_behind_the_line_of_visibility_and_has_no_number() -> None:
    drawn = DRAWN["backstage"]
    texts = [[text.text for text in group.iter() if text.tag.endswith("text")] for group in of_kind(drawn, "tp")]
    assert texts == [["1"], [], ["2"]]
    line = of_kind(drawn, "visibility")
    assert len(line) == 1
    assert len(signs(drawn, "backstage")) == 1
