"""References lead to a touchpoint or a stage that is there, once, and before."""

from __future__ import annotations

from tests.journey.loading import framed, journey, loaded, told
from tests.journey.texts import SMALLEST


def test_a_reference_of_the_journey_is_checked_too() -> None:
    text = framed("id: second", "goal_met_at: secnd\nactions: [{fixes: frist, what: w}, {fixes: first, what: w}]")
    assert told(text) == [
        ("bad-reference", ("goal_met_at",), "there is no touchpoint 'secnd'"),
        ("bad-reference", ("actions", 0, "fixes"), "there is no touchpoint 'frist'"),
    ]


def test_ids_made_from_names_can_be_referred_to() -> None:
    found = journey(SMALLEST + "  - {name: Complain, channel: phone, caused_by: [get-the-refund]}\n")
    assert found.written.touchpoints[4].caused_by == ("get-the-refund",)


def test_a_duplicate_id_names_the_first_place_and_every_repeat() -> None:
    text = "cxmap: 1\ntitle: T\ntouchpoints:\n" + "  - {id: a, name: N, channel: web}\n" * 3
    found = loaded(text)
    assert [(problem.path, problem.also) for problem in found.problems] == [
        (("touchpoints", 1, "id"), ((("touchpoints", 0, "id"), "first here"),)),
        (("touchpoints", 2, "id"), ((("touchpoints", 0, "id"), "first here"),)),
    ]


def test_a_stage_that_is_listed_twice_is_a_duplicate() -> None:
    assert told(framed("friction: 1", "stages: [a, {id: a}]")) == [
        ("duplicate-id", ("stages", 1), "the stage 'a' is listed twice")
    ]


def test_without_a_list_of_stages_a_touchpoint_may_name_any() -> None:
    assert told(framed("stage: anything")) == []


def test_a_circle_of_causes_cannot_be_written() -> None:
    text = """\
cxmap: 1
title: T
touchpoints:
  - {id: a, name: A, channel: web, caused_by: [b]}
  - {id: b, name: B, channel: web, caused_by: [a]}
"""
    assert told(text) == [
        ("bad-reference", ("touchpoints", 0, "caused_by", 0), "a touchpoint cannot be caused by 'b', which comes later")
    ]
