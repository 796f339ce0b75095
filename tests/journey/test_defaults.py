"""What a journey file leaves open, and how it is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxmap.journey.load import load
from cxmap.journey.written import validated
from cxmap.source.reader import read
from tests.journey.loading import framed, journey, step
from tests.journey.texts import SMALLEST

JOURNEYS = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_every_journey_that_is_shipped_is_valid(path: Path) -> None:
    found = load(read(path.read_bytes()), path=path.name)
    assert found.problems == ()
    assert found.journey is not None


# Defaults


def test_the_smallest_file_is_filled_in() -> None:
    found = journey(SMALLEST, "shoes/return-shoes.to-be.yaml")
    assert (found.id, found.ends, found.goal_at, found.goal_assumed, found.deadline, found.customers_per_month) == (
        "return-shoes",
        "resolved",
        3,
        True,  # nobody wrote that the last step is done
        None,
        None,
    )
    assert found.written == validated(
        {
            "cxmap": 1,
            "title": "Return a pair of shoes",
            "state": "as-is",
            "basis": "typical",
            "touchpoints": [touchpoint.model_dump() for touchpoint in found.written.touchpoints],
        }
    )
    assert [
        (
            touchpoint.id,
            touchpoint.owners,
            touchpoint.kind,
            touchpoint.control,
            touchpoint.outcome,
            touchpoint.reach,
            touchpoint.encounters,
            touchpoint.follows,
        )
        for touchpoint in found.touchpoints
    ] == [
        ("find-the-return-label", ("ecommerce",), "task", "owned", "done", 1, 1, ()),
        ("ask-support-for-a-label", ("contact-centre",), "assisted", "owned", "done", 1, 1, (0,)),
        ("drop-the-parcel-off", ("logistics",), "product", "owned", "done", 1, 1, (1,)),
        ("get-the-refund", ("finance",), "product", "owned", "done", 1, 1, (2,)),
    ]


def test_the_bare_minimum_of_a_touchpoint_is_name_and_channel() -> None:
    touchpoint = journey("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, channel: web}]\n").touchpoints[0]
    assert (touchpoint.friction, touchpoint.anchor, touchpoint.outcome, touchpoint.team) == (
        None,
        None,
        "done",
        "(nobody)",
    )
    assert (touchpoint.duration, touchpoint.wait, touchpoint.waited, touchpoint.after, touchpoint.promise) == (
        0,
        0,
        0,
        0,
        None,
    )


FILE_NAMES = {
    "return-shoes.yaml": "return-shoes",
    "journeys/Return Shoes.yml": "return-shoes",
    "a/b/bank.to-be-service.yaml": "bank",
    "C:\\maps\\bank.yaml": "bank",
    "<stdin>": "stdin",
    "Straße.yaml": "strasse",
    ".yaml": "journey",
}


@pytest.mark.parametrize(("file_name", "id"), FILE_NAMES.items())
def test_the_id_comes_from_the_file_name(file_name: str, id: str) -> None:
    assert journey(SMALLEST, file_name).id == id
    assert journey(f"id: own\n{SMALLEST}", file_name).id == "own"


def test_the_outcome_is_read_off_the_friction_unless_it_is_written() -> None:
    outcomes = {f"friction: {friction}": step(f"friction: {friction}").outcome for friction in (1, 2, 3, 4, "unknown")}
    assert set(outcomes.values()) == {"done"}
    assert step("friction: 5").outcome == "failed"
    assert step("friction: 5, outcome: done").outcome == "done"
    assert step("friction: 1, outcome: failed").outcome == "failed"


@pytest.mark.parametrize(
    ("score", "anchor"), [(1.0, 1), (1.4, 1), (1.5, 2), (2.5, 3), (3.49, 3), (3.5, 4), (4.49, 4), (4.5, 5)]
)
def test_a_measured_decimal_is_rounded_half_up_to_an_anchor_and_kept_in_sums(score: float, anchor: int) -> None:
    touchpoint = step(f"friction: {score}, times: 2", "basis: measured")
    assert (touchpoint.anchor, touchpoint.friction) == (anchor, score)
    assert touchpoint.felt == pytest.approx(2 * (score - 1))
    assert touchpoint.outcome == ("failed" if anchor == 5 else "done")


WAITED = {
    "wait: 2h": 120,
    "wait: 2h, outcome: partly": 120,
    "wait: 2h, outcome: failed": 0,
    "wait: 2h, outcome: abandoned": 0,
    "wait: 2h, outcome: unavailable": 0,
    "wait: 2h, outcome: none": 0,
    "wait: 2h, friction: 5": 0,  # failed by default
    "wait: 2h, outcome: failed, kind: product": 120,
    "wait: 2h, outcome: abandoned, waited: 5m": 5,
    "wait: 2h, waited: 0m": 0,
    "waited: 5m": 5,
    "duration: 5m": 0,
}


@pytest.mark.parametrize(("fields", "minutes"), WAITED.items())
def test_who_got_nothing_did_not_sit_through_the_wait(fields: str, minutes: float) -> None:
    assert step(fields).waited == minutes


OWNERS = {
    "team: web": (("web",), "web", "web"),
    "team: [legal, operations]": (("legal", "operations"), "legal + operations", "legal + operations"),
    "team: web / marketing": (("web / marketing",), "web / marketing", "web / marketing"),
    "friction: 1": ((), "(nobody)", "(nobody)"),
    "control: partner": ((), "(nobody)", "(nobody)"),
    "control: partner, team: courier": (("courier",), "courier", "courier"),
    "control: external": ((), None, "(outside)"),
    "control: customer": ((), None, "(outside)"),
    "control: external, team: brand": (("brand",), None, "(outside)"),
}


@pytest.mark.parametrize(("fields", "owner"), OWNERS.items())
def test_a_touchpoint_has_one_owner_or_nobody_or_lies_outside(
    fields: str, owner: tuple[tuple[str, ...], str | None, str]
) -> None:
    touchpoint = step(fields)
    assert (touchpoint.owners, touchpoint.team, touchpoint.owner) == owner


def test_encounters_are_reach_times_repeats() -> None:
    touchpoint = step("reach: 0.4, times: 2.5, friction: 3")
    assert (touchpoint.reach, touchpoint.encounters, touchpoint.felt) == (0.4, 1.0, 2.0)
    assert step("reach: 0").encounters == 0


# Goal and end: touchpoints, head, (index of the goal or None, end, assumed)

STEPS = {
    "done": "channel: web, outcome: done",
    "open": "channel: web",
    "failed": "channel: web, outcome: failed",
    "gave-up": "channel: web, outcome: abandoned",
    "partly": "channel: web, outcome: partly",
    "survey": "channel: survey",
    "ad": "channel: billboard",
    "review": "channel: review-site, outcome: abandoned",
}

GOALS: list[tuple[str, str, tuple[int | None, str, bool]]] = [
    ("open", "", (0, "resolved", True)),
    ("done", "", (0, "resolved", False)),
    ("done failed", "", (0, "resolved", False)),
    ("done open", "", (1, "resolved", True)),
    ("failed gave-up", "", (None, "abandoned", False)),
    ("gave-up failed", "", (None, "unresolved", False)),
    ("partly", "", (None, "unresolved", False)),
    ("done survey review ad", "", (0, "resolved", False)),  # no goal is met at these
    ("survey ad", "", (None, "unresolved", False)),
    ("gave-up survey", "", (None, "abandoned", False)),
    ("failed review", "", (None, "unresolved", False)),  # an abandoned review is not the journey's end
    ("review", "", (None, "unresolved", False)),
    ("open open", "goal_met_at: t0", (0, "resolved", True)),
    ("done open", "goal_met_at: t0", (0, "resolved", False)),
    ("failed open", "goal_met_at: t0", (None, "unresolved", False)),
    ("failed gave-up", "goal_met_at: t0", (None, "abandoned", False)),
    ("survey open", "goal_met_at: t0", (0, "resolved", True)),
    ("done done", "ends: unresolved", (None, "unresolved", False)),
    ("done done", "ends: abandoned", (None, "abandoned", False)),
    ("done done", "{ends: abandoned, goal_met_at: t0}", (None, "abandoned", False)),
    ("open failed", "ends: resolved", (0, "resolved", False)),  # somebody wrote that it is met
    ("failed open", "{ends: resolved, goal_met_at: t0}", (0, "resolved", False)),
    ("failed failed", "ends: resolved", (None, "resolved", False)),
]


@pytest.mark.parametrize(("steps", "head", "expected"), GOALS)
def test_where_the_goal_is_met_and_how_the_journey_ends(
    steps: str, head: str, expected: tuple[int | None, str, bool]
) -> None:
    body = "".join(f"  - {{id: t{i}, name: N, {STEPS[step]}}}\n" for i, step in enumerate(steps.split()))
    lines = head.strip("{}").replace(", ", "\n")
    found = journey(f"cxmap: 1\ntitle: T\n{lines}\ntouchpoints:\n{body}")
    assert (found.goal_at, found.ends, found.goal_assumed) == expected
    assert found.is_met is (expected[1] == "resolved")


VOLUMES: dict[str, float | None] = {
    "{count: 12, per: month}": 12,
    "{count: 12, per: day}": 365,  # a month is 365/12 days
    "{count: 84, per: week}": 365,  # 84 a week are 12 a day
    "{count: 12, per: quarter}": 4,
    "{count: 12, per: year}": 1,
    "{count: 12, per: event}": None,
    "{count: 0, per: month}": 0,
    "{count: 2.5, per: month}": 2.5,
}


@pytest.mark.parametrize(("volume", "per_month"), VOLUMES.items())
def test_a_volume_is_customers_per_month(volume: str, per_month: float | None) -> None:
    found = step_journey(f"volume: {volume}").customers_per_month
    assert found == (per_month if per_month is None else pytest.approx(per_month))


def step_journey(head: str) -> Any:
    return journey(framed("friction: 1", head))


def test_stages_are_those_of_the_list_or_as_the_touchpoints_name_them() -> None:
    assert step_journey("stages: [a, {id: b, lifecycle: exit}]").stage_ids == ("a", "b")
    assert journey(framed("stage: late")).stage_ids == ("late",)
    assert step_journey("").stage_ids == ()


def test_a_persona_is_text_or_a_name_with_needs() -> None:
    assert step_journey("persona: Traveller").persona == "Traveller"
    assert step_journey("persona: {name: Traveller, needs: [speed]}").persona == "Traveller"
    assert step_journey("persona: {needs: [speed]}").persona is None
