"""Steps that customers never see: their time and their teams count, and nothing else does."""

from __future__ import annotations

import pytest

from cxmap.analysis.parts import Parts
from cxmap.formats.drawing.terminal import _thin_row
from cxmap.journey.model import WrittenTouchpoint
from cxmap.present.look import Look
from cxmap.present.page import FrictionMap, text_of
from cxmap.present.sections import map as map_section
from cxmap.present.sections.verdict import goal
from cxmap.records.analyses import analysis_facts
from tests.analysis.worked import analysis_of, near
from tests.journey.loading import loaded, told

REPAIR = """\
- {id: report, name: Report the fault, team: web, channel: web, friction: 4, duration: 10m}
- {id: order, name: Write the work order, kind: backstage, team: depot, supported_by: [it], duration: 1h, wait: 2d}
- {id: call, name: Ask when, team: care, channel: phone, friction: 2, duration: 5m, reach: 0.5, after: 1h}
"""
WITHOUT = "\n".join(line for line in REPAIR.splitlines() if "backstage" not in line)


def test_it_is_counted_in_no_part_and_no_average() -> None:
    found, without = analysis_of(REPAIR), analysis_of(WITHOUT)
    assert found.split == without.split
    assert found.split.touchpoints == Parts(1, 0, 1)
    assert near(found.friction) == near(without.friction)
    assert found.modes == without.modes
    assert found.attempts == without.attempts
    assert near(found.demand) == near(without.demand)
    assert found.timing.active == without.timing.active
    assert found.timing.without_duration == 0


def test_its_time_moves_the_clock() -> None:
    found, without = analysis_of(REPAIR).timing, analysis_of(WITHOUT).timing
    assert (found.elapsed, without.elapsed) == (10 + 60 + 2880 + 60 + 5, 10 + 60 + 5)
    assert not found.moments[1].wait_without_promise


def test_it_is_a_handoff_inside_the_company() -> None:
    found = analysis_of(REPAIR).handoffs
    assert [(handoff.from_team, handoff.to_team, handoff.carried_by) for handoff in found.all] == [
        ("web", "depot", "company"),
        ("depot", "care", "company"),
    ]
    assert found.channel_switches == 0
    assert (found.teams_in_front, found.teams_behind) == (("web", "care"), ("depot", "it"))


def test_what_went_wrong_before_it_still_sends_customers_to_service() -> None:
    (cause,) = analysis_of(REPAIR).causes.direct[2]
    assert (cause.at, cause.inferred) == (0, True)


def test_the_journey_neither_ends_nor_is_solved_there() -> None:
    found = analysis_of(REPAIR + "- {name: File it, kind: backstage, team: depot, reach: 0.5}")
    assert found.journey.goals == (2,)
    assert goal(found) == goal(analysis_of(REPAIR))


def test_json_lists_it_with_its_kind_and_without_a_channel() -> None:
    step = analysis_facts(analysis_of(REPAIR))["touchpoints"][1]
    assert (step["kind"], step["class"], step["channel"], step["team"]) == ("backstage", "backstage", None, "depot")
    assert (step["start_minutes"], step["finish_minutes"]) == (10, 10 + 60 + 2880)


def test_the_map_shows_it_as_a_thin_row_without_a_number() -> None:
    section = map_section.SECTION.build(analysis_of(REPAIR), Look())
    assert section
    _, friction_map = section.blocks  # behind the picture, which text leaves out
    assert isinstance(friction_map, FrictionMap)
    assert [row.number for row in friction_map.rows] == [1, None, 2]
    (thin,) = _thin_row(friction_map.rows[1], 1, 100)
    assert text_of(thin) == "    ┆ Write the work order, depot, backstage, takes 1h, waits 48h"


ALLOWED = {
    "id": "x", "stage": "s", "team": "t", "supported_by": "[a]", "after": "1h", "duration": "1h", "wait": "1h",
    "follows": "[first]", "join": "any", "reach": "0.5", "evidence": "[{from: data}]", "renamed_from": "[a]",
}  # fmt: skip
ELSE = {
    "channel": "web", "friction": "2", "outcome": "done", "initiated_by": "company", "control": "owned", "cost": "1",
    "waited": "1m", "promise": "1h", "caused_by": "[first]", "demand": "value", "asks": "[a]", "context": "lost",
    "doing": "d", "thinking": "t", "feeling": "f", "times": "2", "success": "0.5", "hours": "24/7", "when": "Mo 08:00",
    "steps": "1", "why": "other", "designed": "{reason: r}", "mirror_of": "first", "moment_of_truth": "true",
    "watched_by": "t", "unavailable_because": "down", "fallback": "f", "expected_from": "[first]",
}  # fmt: skip
HEAD = "cxmap: 1\ntitle: T\ntouchpoints:\n- {id: first, name: A, channel: web}\n- {name: B, kind: backstage"


@pytest.mark.parametrize("field", ALLOWED)
def test_it_may_say(field: str) -> None:
    assert told(f"{HEAD}, {field}: {ALLOWED[field]}}}\n") == []


@pytest.mark.parametrize("field", ELSE)
def test_it_may_not_say(field: str) -> None:
    assert told(f"{HEAD}, {field}: {ELSE[field]}}}\n") == [
        ("bad-value", ("touchpoints", 1, field), f"a backstage step has no {field}: customers never see it")
    ]


def test_every_field_of_a_touchpoint_is_either_allowed_or_not() -> None:
    fields = {field.alias or name for name, field in WrittenTouchpoint.model_fields.items()}
    assert {*ALLOWED, *ELSE, "name", "kind"} >= fields - {"pains", "opportunities"}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (("goal_met_at",), "goal_met_at: back\n"),
        (("goal_met_at", 1), "goal_met_at: [first, back]\n"),
        (("touchpoints", 2, "caused_by", 0), "caused_by: [back]"),
        (("touchpoints", 2, "caused_by", "back"), "caused_by: {back: 1}"),
        (("touchpoints", 2, "expected_from", 0), "expected_from: [back]"),
        (("touchpoints", 2, "mirror_of"), "mirror_of: back"),
    ],
)
def test_nothing_that_is_about_customers_may_name_it(place: tuple[str | int, ...], text: str) -> None:
    head, own = (text, "") if place[0] == "goal_met_at" else ("", f", {text}")
    body = f"{head}{HEAD}, id: back}}\n- {{name: C, channel: phone{own}}}\n"
    assert told(body) == [("bad-reference", place, "'back' is backstage, and customers never meet it")]


def test_every_other_touchpoint_has_a_channel() -> None:
    assert told("cxmap: 1\ntitle: T\ntouchpoints: [{name: A}]\n") == [
        ("missing-field", ("touchpoints", 0, "channel"), "a touchpoint has no 'channel'")
    ]


def test_a_journey_behind_the_scenes_only_is_none() -> None:
    found = loaded("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, kind: backstage}]\n")
    assert [(problem.rule, problem.path) for problem in found.problems] == [("missing-field", ("touchpoints",))]
