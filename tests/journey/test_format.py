"""Every field, its default, and what is said of a value that is wrong."""

from __future__ import annotations

import copy
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.findings import KeyPath, Span
from cxmap.journey.ids import composed
from cxmap.journey.load import load
from cxmap.journey.model import WrittenJourney, WrittenTouchpoint
from cxmap.journey.written import validated
from cxmap.source.reader import read
from tests.hell import NAMES, journey_of_all, journey_text
from tests.journey.loading import fix_of, framed, journey, loaded, only, step, told
from tests.journeys_strategy import Written, disguised, journey_of, journeys, text_of

JOURNEYS = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))

SMALLEST = """\
cxmap: 1
title: Return a pair of shoes
touchpoints:
  - {name: Find the return label, team: ecommerce, channel: web, friction: 4}
  - {name: Ask support for a label, team: contact-centre, channel: chat, friction: 3}
  - {name: Drop the parcel off, team: logistics, channel: shop, friction: 2}
  - {name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
"""


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


# Every field is read

FULL_JOURNEY = """\
cxmap: 1
title: Everything
id: everything
state: to-be
basis: measured
persona: {name: P, needs: [n], age: 34, gender: f, income: low}
goal: G
goal_met_at: b
deadline: 12h
ends: resolved
volume: {count: 5, per: year}
owner: O
teams: [w]
stages: [s, {id: t, name: N, lifecycle: attraction, pains: [p], opportunities: [o, q]}]
metrics: [m]
sources: {k: c}
retro: {invite: [w]}
actions: [{fixes: a, what: w, owner: o, by: 2026-03-31}]
retired: [{id: old, why: y}]
events: {case: c, event: e, time: t, match: [{touchpoint: a, when: x}]}
part_of: parent
scope: service
touchpoints:
  - {name: A, channel: web, id: a}
  - id: b
    name: B
    channel: phone
    stage: t
    team: [w, v]
    supported_by: [u]
    kind: assisted
    control: partner
    watched_by: w
    initiated_by: other
    friction: 2.5
    outcome: partly
    unavailable_because: queue
    fallback: callback
    duration: 1m
    wait: 3m
    waited: 2m
    after: 4m
    promise: 5m
    hours: 24/7
    when: Tu 21:30
    steps: 3
    asks: [number]
    context: kept
    follows: [a]
    join: any
    caused_by: {a: 1}
    expected_from: [a]
    demand: {failure: 0.72, value: 0.28}
    why: access
    designed: {reason: r, protects: law, clarity: c, ease: e, reviewed: 2025-06-01}
    mirror_of: a
    moment_of_truth: true
    doing: d
    thinking: t
    feeling: f
    reach: 0.5
    times: 2
    success: 0.9
    cost: 8.01
    evidence: [{covers: [friction], from: survey, ref: k, date: 2025-01-01, note: n}]
    pains: [p, q]
    opportunities: [o]
    renamed_from: [z]
"""


def test_every_field_is_read_as_written() -> None:
    written = journey(FULL_JOURNEY).written.model_dump(by_alias=True, exclude={"touchpoints"})
    assert written == {
        "cxmap": 1,
        "title": "Everything",
        "id": "everything",
        "state": "to-be",
        "basis": "measured",
        "persona": {"name": "P", "needs": ("n",), "age": 34, "gender": "f", "income": "low"},
        "goal": "G",
        "goal_met_at": "b",
        "deadline": "12h",
        "ends": "resolved",
        "volume": {"count": 5, "per": "year"},
        "owner": "O",
        "teams": ("w",),
        "stages": (
            "s",
            {"id": "t", "name": "N", "lifecycle": "attraction", "pains": ("p",), "opportunities": ("o", "q")},
        ),
        "metrics": ("m",),
        "sources": {"k": "c"},
        "retro": {"invite": ("w",)},
        "actions": ({"fixes": "a", "what": "w", "owner": "o", "by": "2026-03-31"},),
        "retired": ({"id": "old", "why": "y"},),
        "events": {"case": "c", "event": "e", "time": "t", "match": [{"touchpoint": "a", "when": "x"}]},
        "part_of": "parent",
        "scope": "service",
    }
    assert journey(FULL_JOURNEY).written.touchpoints[1].model_dump(by_alias=True) == {
        "id": "b",
        "name": "B",
        "channel": "phone",
        "stage": "t",
        "team": ("w", "v"),
        "supported_by": ("u",),
        "kind": "assisted",
        "control": "partner",
        "watched_by": "w",
        "initiated_by": "other",
        "friction": 2.5,
        "outcome": "partly",
        "unavailable_because": "queue",
        "fallback": "callback",
        "duration": "1m",
        "wait": "3m",
        "waited": "2m",
        "after": "4m",
        "promise": "5m",
        "hours": "24/7",
        "when": "Tu 21:30",
        "steps": 3,
        "asks": ("number",),
        "context": "kept",
        "join": "any",
        "follows": ("a",),
        "caused_by": {"a": 1},
        "expected_from": ("a",),
        "demand": {"failure": 0.72, "value": 0.28},
        "why": "access",
        "designed": {"reason": "r", "protects": "law", "clarity": "c", "ease": "e", "reviewed": "2025-06-01"},
        "mirror_of": "a",
        "moment_of_truth": True,
        "doing": "d",
        "thinking": "t",
        "feeling": "f",
        "reach": 0.5,
        "times": 2,
        "success": 0.9,
        "cost": 8.01,
        "evidence": ({"covers": ("friction",), "from": "survey", "ref": "k", "date": "2025-01-01", "note": "n"},),
        "pains": ("p", "q"),
        "opportunities": ("o",),
        "renamed_from": ("z",),
    }


def test_the_full_file_leaves_no_field_of_the_model_out() -> None:
    document = read(FULL_JOURNEY.encode()).value
    assert {*document} == {*WrittenJourney.model_fields}
    assert {*document["touchpoints"][1]} == {*WrittenTouchpoint.model_fields}


WORDS = {
    "kind": "promotion reputation information sales task product communication billing check feedback own self-service "
    "assisted",
    "control": "owned partner external customer",
    "initiated_by": "customer company other",
    "outcome": "done partly failed unavailable abandoned none",
    "unavailable_because": "closed queue not-offered not-eligible down",
    "context": "kept partial lost unknown",
    "demand": "value failure unknown",
    "why": "product documentation communication expectation sales billing progress check access other",
}


@pytest.mark.parametrize(("field", "word"), [(field, word) for field, words in WORDS.items() for word in words.split()])
def test_every_word_of_the_vocabulary_is_accepted(field: str, word: str) -> None:
    assert getattr(step(f"{field}: {word}").written, field) == word


HEAD_WORDS = {
    "state: {}": "as-is to-be",
    "basis: {}": "case typical measured",
    "ends: {}": "resolved unresolved abandoned",
    "scope: {}": "service",
    "volume: {{count: 1, per: {}}}": "day week month quarter year event",
    "stages: [{{id: a, lifecycle: {}}}]": "attraction interaction cultivation exit",
}


@pytest.mark.parametrize(
    ("head", "word"), [(head, word) for head, words in HEAD_WORDS.items() for word in words.split()]
)
def test_every_word_of_the_journey_is_accepted(head: str, word: str) -> None:
    assert told(framed("friction: 1", head.format(word))) == []


@pytest.mark.parametrize("word", ["customer", "survey", "data", "staff", "published", "estimate"])
def test_every_kind_of_evidence_is_accepted(word: str) -> None:
    assert step(f"evidence: [{{from: {word}}}]").written.evidence[0].from_ == word


@pytest.mark.parametrize("word", ["customer", "company", "both", "law"])
def test_everybody_who_can_be_protected_is_accepted(word: str) -> None:
    designed = step(f"designed: {{protects: {word}}}").written.designed
    assert designed is not None
    assert designed.protects == word


# Bad values of one touchpoint: fields, where in it, message, the fix's text

DURATION = "is a duration such as 15m, 48h, 3d, 8w, 1h30m or PT15M"
FRICTION = "friction is 1 (effortless) to 5 (blocked), or unknown"
FOLLOWS = (
    "follows is a list of ids, such as [find], or ids with shares of those who come, such as {desk: 0.8, web: 0.2}"
)
CAUSES = "caused_by is a list of ids, such as [find], or ids with weights, such as {find: 0.6, ask: 0.4}"
DEMAND = "demand is value, failure, unknown, or shares such as {failure: 0.7, value: 0.3}"
BAD: list[tuple[str, KeyPath, str | None, str | None]] = [
    ("friction: 7", ("friction",), f"{FRICTION}; got 7", None),
    ("friction: 99", ("friction",), f"{FRICTION}; got 99", None),
    ("friction: 0", ("friction",), f"{FRICTION}; got 0", None),
    ("friction: -1", ("friction",), f"{FRICTION}; got -1", None),
    ("friction: 5.1", ("friction",), f"{FRICTION}; got 5.1", None),
    ('friction: "4"', ("friction",), f'{FRICTION}; got "4"', "4"),
    ("friction: '7'", ("friction",), f"{FRICTION}; got '7'", None),
    ("friction: high", ("friction",), f"{FRICTION}; got high", None),
    ("friction: Unknown", ("friction",), f"{FRICTION}; got Unknown", "unknown"),
    ("friction: .nan", ("friction",), f"{FRICTION}; got .nan", None),
    ("friction: .inf", ("friction",), f"{FRICTION}; got .inf", None),
    ("friction: true", ("friction",), f"{FRICTION}; got true", None),
    ("friction: [4]", ("friction",), f"{FRICTION}; got a list", None),
    ("friction: {score: 4}", ("friction",), f"{FRICTION}; got a mapping", None),
    ("team: 42", ("team",), "`team: 42` is a number here, and team is text", '"42"'),
    ("team: true", ("team",), "team is the name of one team; got true", None),
    ("team: ' '", ("team",), "team is the name of one team; got ' '", None),
    ("team: [web, 7]", ("team", 1), "`team: 7` is a number here, and team is text", '"7"'),
    ("team: {web: 1}", ("team",), "team is the name of one team; got a mapping", None),
    ("wait: 1:30", ("wait",), f"wait {DURATION}; got 1:30", None),
    ("wait: 48 hours", ("wait",), f"wait {DURATION}; got 48 hours", "48h"),
    ("duration: 30", ("duration",), f"duration {DURATION}; got 30", None),
    ("after: later", ("after",), f"after {DURATION}; got later", None),
    ("promise: soon", ("promise",), f"promise {DURATION}; got soon", None),
    ("waited: []", ("waited",), f"waited {DURATION}; got a list", None),
    ("moment_of_truth: yes", ("moment_of_truth",), "moment_of_truth is true or false; got yes", "true"),
    ("moment_of_truth: 'False'", ("moment_of_truth",), "moment_of_truth is true or false; got 'False'", "false"),
    ("moment_of_truth: 1", ("moment_of_truth",), "moment_of_truth is true or false; got 1", None),
    ("supported_by: data", ("supported_by",), "supported_by is a list of texts, such as [a, b]; got data", "[data]"),
    ("supported_by: [a, [b]]", ("supported_by", 1), "supported_by is a list of text; got a list", None),
    ("supported_by: [null]", ("supported_by", 0), "supported_by is a list of text; got null", None),
    ("asks: number", ("asks",), "asks is a list of texts, such as [a, b]; got number", "[number]"),
    ("demand: Failure", ("demand",), f"{DEMAND}; got Failure", "failure"),
    ("demand: 0.7", ("demand",), f"{DEMAND}; got 0.7", None),
    ("demand: {failure: 1.7}", ("demand", "failure"), "failure is a share from 0 to 1; got 1.7", None),
    ("demand: {value: -0.1}", ("demand", "value"), "value is a share from 0 to 1; got -0.1", None),
    ("caused_by: first", ("caused_by",), f"{CAUSES}; got first", "[first]"),
    ("caused_by: 1", ("caused_by",), f"{CAUSES}; got 1", None),
    ("caused_by: {first: 2}", ("caused_by", "first"), "caused_by is a share from 0 to 1 for each id; got 2", None),
    ("follows: first", ("follows",), f"{FOLLOWS}; got first", "[first]"),
    (
        "expected_from: first",
        ("expected_from",),
        "expected_from is a list of ids, such as [find, ask]; got first",
        "[first]",
    ),
    ("kind: Assisted", ("kind",), None, "assisted"),
    ("kind: help", ("kind",), None, None),
    ("control: ours", ("control",), "control is one of owned, partner, external, customer; got ours", None),
    (
        "initiated_by: Customer",
        ("initiated_by",),
        "initiated_by is one of customer, company, other; got Customer",
        "customer",
    ),
    ("outcome: ok", ("outcome",), "outcome is one of done, partly, failed, unavailable, abandoned, none; got ok", None),
    ("outcome: fail", ("outcome",), None, "failed"),
    ("context: gone", ("context",), "context is one of kept, partial, lost, unknown; got gone", None),
    ("why: price", ("why",), None, None),
    ("unavailable_because: shut", ("unavailable_because",), None, None),
    ("reach: 2", ("reach",), "reach is a share from 0 to 1; got 2", None),
    ("reach: 50%", ("reach",), "reach is a share from 0 to 1; got 50%", "0.5"),
    ("reach: '0.5'", ("reach",), "reach is a share from 0 to 1; got '0.5'", "0.5"),
    ("reach: .nan", ("reach",), "reach is a share from 0 to 1; got .nan", None),
    ("times: 0", ("times",), "times is a number of 1 or more; got 0", None),
    ("times: .inf", ("times",), "times is a number of 1 or more; got .inf", None),
    ("times: 1e400", ("times",), "times is a number of 1 or more; got 1e400", None),
    ("success: 1.1", ("success",), "success is a share from 0 to 1; got 1.1", None),
    ("cost: -1", ("cost",), "cost is an amount of 0 or more; got -1", None),
    ("cost: -.inf", ("cost",), "cost is an amount of 0 or more; got -.inf", None),
    ("steps: 2.5", ("steps",), "steps is a whole number of 0 or more; got 2.5", None),
    ("steps: -1", ("steps",), "steps is a whole number of 0 or more; got -1", None),
    ("steps: '3'", ("steps",), "steps is a whole number of 0 or more; got '3'", "3"),
    ("designed: true", ("designed",), "designed is a mapping; got true", None),
    (
        "designed: {protects: me}",
        ("designed", "protects"),
        "protects is one of customer, company, both, law; got me",
        None,
    ),
    ("designed: {reason: 5}", ("designed", "reason"), "`reason: 5` is a number here, and reason is text", '"5"'),
    ("evidence: data", ("evidence",), "evidence is a list of evidence entries; got data", None),
    (
        "evidence: [{from: guess}]",
        ("evidence", 0, "from"),
        "from is one of customer, survey, data, staff, published, estimate; got guess",
        None,
    ),
    (
        "evidence: [{covers: friction, from: data}]",
        ("evidence", 0, "covers"),
        "covers is a list of texts, such as [a, b]; got friction",
        "[friction]",
    ),
    ("id: 7", ("id",), "`id: 7` is a number here, and id is text", '"7"'),
    ("id: 'a b'", ("id",), "id is an id without spaces; got 'a b'", None),
    ("id: ''", ("id",), "id is an id without spaces; got ''", None),
    ("stage: [a]", ("stage",), "stage is an id without spaces; got a list", None),
    ("channel: 7", ("channel",), "`channel: 7` is a number here, and channel is text", '"7"'),
    ("channel: ''", ("channel",), "channel is a channel such as web, phone or branch; got ''", None),
    ("feeling: 5", ("feeling",), "`feeling: 5` is a number here, and feeling is text", '"5"'),
    ("fallback: false", ("fallback",), "fallback is text; got false", None),
    ("hours: 8", ("hours",), "`hours: 8` is a number here, and hours is text", '"8"'),
    ("mirror_of: [first]", ("mirror_of",), "mirror_of is an id without spaces; got a list", None),
]


@pytest.mark.parametrize(("fields", "path", "message", "fix"), BAD, ids=[item[0] for item in BAD])
def test_a_bad_value_says_what_the_field_takes_and_what_stands_there(
    fields: str, path: KeyPath, message: str | None, fix: str | None
) -> None:
    found = loaded(framed(fields))
    assert found.journey is None
    (problem,) = (wrong for wrong in found.problems if wrong.rule != "ambiguous-scalar")
    where = ("touchpoints", 1, *path)
    assert (problem.rule, problem.path, problem.on) == ("bad-value", where, "value")
    assert problem.message == (message or problem.message)
    assert fix_of(problem) == (("replace", where, fix) if fix else None)


@pytest.mark.parametrize(
    ("fields", "path", "message", "fix"), [item for item in BAD if item[3] and "hours" not in item[0]], ids=str
)
def test_a_fix_makes_the_value_right(fields: str, path: KeyPath, message: str | None, fix: str | None) -> None:
    found = loaded(framed(fields))
    (problem,) = (wrong for wrong in found.problems if wrong.rule != "ambiguous-scalar")
    document = found.document
    span = document.span(problem.path)
    text = document.text[: span.start] + str(fix) + document.text[span.end :]
    assert loaded(text).problems == ()


BAD_HEAD: list[tuple[str, KeyPath, str]] = [
    ("id: 'a b'", ("id",), "id is an id without spaces; got 'a b'"),
    ("state: asis", ("state",), "state is one of as-is, to-be; got asis"),
    ("basis: data", ("basis",), "basis is one of case, typical, measured; got data"),
    ("persona: [a]", ("persona",), "persona is text, or a name with needs; got a list"),
    ("persona: {needs: fast}", ("persona", "needs"), "needs is a list of texts, such as [a, b]; got fast"),
    ("persona: {name: 5}", ("persona", "name"), "`name: 5` is a number here, and name is text"),
    ("goal: 5", ("goal",), "`goal: 5` is a number here, and goal is text"),
    ("deadline: 12", ("deadline",), f"deadline {DURATION}; got 12"),
    ("ends: done", ("ends",), "ends is one of resolved, unresolved, abandoned; got done"),
    ("volume: 20000", ("volume",), "volume is a mapping; got 20000"),
    ("volume: {count: -1, per: month}", ("volume", "count"), "count is an amount of 0 or more; got -1"),
    ("volume: {count: .inf, per: month}", ("volume", "count"), "count is an amount of 0 or more; got .inf"),
    (
        "volume: {count: 1, per: fortnight}",
        ("volume", "per"),
        "per is day, week, month, quarter, year or event; got fortnight",
    ),
    ("owner: [a, b]", ("owner",), "owner is text; got a list"),
    ("teams: web", ("teams",), "teams is a list of texts, such as [a, b]; got web"),
    ("teams: [web, 3]", ("teams", 1), "`teams: 3` is a number here, and teams is text"),
    ("stages: find", ("stages",), "stages is a list of stage ids; got find"),
    (
        "stages: [{id: b, lifecycle: leave}]",
        ("stages", 0, "lifecycle"),
        "lifecycle is one of attraction, interaction, cultivation, exit; got leave",
    ),
    ("metrics: csat", ("metrics",), "metrics is a list of texts, such as [a, b]; got csat"),
    ("sources: [a]", ("sources",), "sources is short keys with a citation each; got a list"),
    ("sources: {a: {b: c}}", ("sources", "a"), "sources is a text for each key; got a mapping"),
    ("retro: [digital]", ("retro",), "retro is a mapping; got a list"),
    ("actions: {fixes: first}", ("actions",), "actions is a list of actions; got a mapping"),
    ("retired: [old]", ("retired", 0), "retired is a list of mappings with id; got old"),
    ("part_of: 5", ("part_of",), "`part_of: 5` is a number here, and part_of is text"),
    ("scope: all", ("scope",), "scope is one of service; got all"),
]


@pytest.mark.parametrize(("head", "path", "message"), BAD_HEAD, ids=[item[0] for item in BAD_HEAD])
def test_a_bad_value_of_the_journey_says_so_too(head: str, path: KeyPath, message: str) -> None:
    assert told(framed("friction: 1", head)) == [("bad-value", path, message)]


# Missing things

MISSING: list[tuple[str, list[tuple[KeyPath, str]]]] = [
    ("cxmap: 1\n", [(("title",), "a journey has no 'title'"), (("touchpoints",), "a journey has no 'touchpoints'")]),
    (
        "cxmap: 1\ntitle:\ntouchpoints:\n",
        [(("title",), "a journey has no 'title'"), (("touchpoints",), "a journey has no 'touchpoints'")],
    ),
    ("cxmap: 1\ntitle: T\ntouchpoints: []\n", [(("touchpoints",), "a journey needs at least one touchpoint")]),
    (
        "cxmap: 1\ntitle: T\ntouchpoints: [{}]\n",
        [
            (("touchpoints", 0, "name"), "a touchpoint has no 'name'"),
            (("touchpoints", 0, "channel"), "a touchpoint has no 'channel'"),
        ],
    ),
    (
        "cxmap: 1\ntitle: T\ntouchpoints: [{name: ~, channel: web}]\n",
        [(("touchpoints", 0, "name"), "a touchpoint has no 'name'")],
    ),
    (framed("friction: 1", "volume: {count: 5}"), [(("volume", "per"), "`volume` has no 'per'")]),
    (framed("friction: 1", "stages: [{lifecycle: exit}]"), [(("stages", 0, "id"), "a stage has no 'id'")]),
    (framed("friction: 1", "actions: [{fixes: first}]"), [(("actions", 0, "what"), "an action has no 'what'")]),
    (framed("friction: 1", "retired: [{why: cheap}]"), [(("retired", 0, "id"), "a retired touchpoint has no 'id'")]),
    (framed("evidence: [{covers: []}]"), [(("touchpoints", 1, "evidence", 0, "from"), "`evidence` has no 'from'")]),
]


@pytest.mark.parametrize(("text", "expected"), MISSING)
def test_what_is_missing_is_named(text: str, expected: list[tuple[KeyPath, str]]) -> None:
    assert told(text) == [("missing-field", *item) for item in expected]
    assert loaded(text).journey is None


@pytest.mark.parametrize("touchpoint", ["a", "[]", "5", "null", "true"])
def test_a_touchpoint_is_a_mapping(touchpoint: str) -> None:
    problem = only(f"cxmap: 1\ntitle: T\ntouchpoints:\n  - {{name: A, channel: web}}\n  - {touchpoint}\n")
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1))
    assert problem.message.startswith("touchpoints is a list of mappings with name, channel; got ")


# Keys that are no fields

UNKNOWN: list[tuple[str, KeyPath, str | None]] = [
    ("fricton: 4", ("fricton",), "friction"),
    ("Friction: 4", ("Friction",), "friction"),
    ("durration: 5m", ("durration",), "duration"),
    ("caused-by: [first]", ("caused-by",), "caused_by"),
    ("causedby: [first]", ("causedby",), "caused_by"),
    ("moment-of-truth: true", ("moment-of-truth",), "moment_of_truth"),
    ("initiatedBy: customer", ("initiatedBy",), "initiated_by"),
    ("designed: {reasn: x}", ("designed", "reasn"), "reason"),
    ("demand: {failures: 0.5}", ("demand", "failures"), "failure"),
    ("evidence: [{from: data, cover: [friction]}]", ("evidence", 0, "cover"), "covers"),
    ("colour: red", ("colour",), None),
    ("status: open", ("status",), None),
    ("x_note: a", ("x_note",), None),
    ("X-note: a", ("X-note",), None),
    ("demand: {unknown: 0.5}", ("demand", "unknown"), None),
]


@pytest.mark.parametrize(("fields", "path", "meant"), UNKNOWN, ids=[item[0] for item in UNKNOWN])
def test_a_key_that_is_no_field_is_refused_at_the_key(fields: str, path: KeyPath, meant: str | None) -> None:
    problem = only(framed(fields))
    where = ("touchpoints", 1, *path)
    assert (problem.rule, problem.path, problem.on) == ("unknown-field", where, "key")
    assert f"{path[-1]!r} is no field of " in problem.message
    assert fix_of(problem) == (("rename", where, meant) if meant else None)
    assert problem.help == (f"did you mean {meant!r}?" if meant else "prefix it with x- to keep it, or delete it")


def test_a_misspelt_key_beside_the_right_one_is_not_for_a_program_to_mend() -> None:
    problem = only(framed("chanell: web"))
    assert (problem.rule, problem.path) == ("unknown-field", ("touchpoints", 1, "chanell"))
    assert (problem.help, problem.fix) == ("'channel' is there too: delete one of them", None)


def test_a_key_of_the_journey_that_is_no_field_is_refused_too() -> None:
    assert told(framed("friction: 1", "gaol: Money\npersona: {nme: P}\nretro: {invites: []}")) == [
        ("unknown-field", ("persona", "nme"), "'nme' is no field of `persona`"),
        ("unknown-field", ("retro", "invites"), "'invites' is no field of `retro`"),
        ("unknown-field", ("gaol",), "'gaol' is no field of a journey"),
    ]


def test_keys_of_ones_own_are_passed_over_everywhere() -> None:
    text = """\
cxmap: 1
title: T
x-owner: [anything, {a: .nan, 5: b}]
persona: {name: P, x-photo: a.png}
volume: {count: 1, per: month, x-from: crm}
stages: [{id: s, x-colour: red}]
retro: {x-date: 2026-01-01}
actions: [{fixes: a, what: w, x-ticket: 1}]
retired: [{id: old, x-why: none}]
touchpoints:
  - {id: a, name: A, channel: web, x-note: 1, designed: {x-law: a}, evidence: [{from: data, x-file: b}]}
  - {id: b, name: B, channel: web, demand: {failure: 1, x-how: c}}
"""
    plain = "\n".join(line for line in text.replace(", 5: b", "").splitlines())
    with_own = journey(plain)
    assert with_own.written.touchpoints[0].designed is not None
    assert "x-note" not in with_own.written.touchpoints[0].model_dump()
    assert with_own == journey(framed_without_extensions())


def framed_without_extensions() -> str:
    return """\
cxmap: 1
title: T
persona: {name: P}
volume: {count: 1, per: month}
stages: [{id: s}]
retro: {}
actions: [{fixes: a, what: w}]
retired: [{id: old}]
touchpoints:
  - {id: a, name: A, channel: web, designed: {}, evidence: [{from: data}]}
  - {id: b, name: B, channel: web, demand: {failure: 1}}
"""


# Keys without a value

NULLED = """\
cxmap: 1
title: T
id:
state:
basis:
persona:
goal:
goal_met_at:
deadline:
ends:
volume:
owner:
teams:
stages:
metrics:
sources:
retro:
actions:
retired:
part_of:
scope:
touchpoints:
  - name: A
    channel: web
    id:
    stage: ~
    team:
    supported_by:
    kind: null
    control:
    friction:
    outcome:
    duration:
    asks:
    follows:
    caused_by:
    expected_from:
    demand:
    designed:
    moment_of_truth:
    reach:
    times:
    evidence:
    renamed_from:
"""


def test_a_key_without_a_value_says_nothing() -> None:
    assert journey(NULLED) == journey("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, channel: web}]\n")


def test_a_null_inside_a_mapping_says_nothing_either() -> None:
    with_null = framed("designed: {reason: ~, protects: both}", "persona: {name: ~, needs: ~}\nretro: {invite: ~}")
    assert journey(with_null) == journey(framed("designed: {protects: both}", "persona: {}\nretro: {}"))


# Numbers that are text


def test_a_number_like_text_is_kept_as_written_with_a_warning() -> None:
    found = loaded(framed("team: 0401, asks: [1.10, 007, +5]"))
    assert found.journey is not None
    written = found.journey.written.touchpoints[1]
    assert (written.team, written.asks) == ("0401", ("1.10", "007", "+5"))
    assert {problem.rule for problem in found.problems} == {"ambiguous-scalar"}
    assert len(found.problems) == 4  # each once


def test_a_clock_or_a_word_of_yaml_1_1_is_text_with_a_warning() -> None:
    found = loaded(framed("team: no, feeling: 12:30, doing: 2024-01-01"))
    assert found.journey is not None
    written = found.journey.written.touchpoints[1]
    assert (written.team, written.feeling, written.doing) == ("no", "12:30", "2024-01-01")
    assert [found.document.text[slice(*problem.span)] for problem in found.problems if problem.span] == ["no", "12:30"]


# What is no journey


@pytest.mark.parametrize("text", ["a: 1", "- cxmap: 1", "cxmap", "5", "~", "[]", "{}", "Cxmap: 1", "'': 1"])
def test_yaml_without_a_version_key_is_no_journey(text: str) -> None:
    problem = only(text)
    assert (problem.rule, problem.path) == ("not-a-journey", ())


@pytest.mark.parametrize("version", ["2", "0", "1.0", "'1'", "true", "1.1", "one", "", "[1]"])
def test_a_version_that_this_program_does_not_know_is_no_journey(version: str) -> None:
    problem = only(f"cxmap: {version}\ntitle: T\ntouchpoints: [{{}}]\n")
    assert (problem.rule, problem.path) == ("not-a-journey", ("cxmap",))
    assert problem.message == f"this program reads format 1, and the file says {version or 'nothing'}"


def test_an_unreadable_file_keeps_its_problems_of_reading() -> None:
    found = loaded("cxmap: 1\ncxmap: 1\ntitle: T\n")
    assert found.journey is None
    assert [problem.rule for problem in found.problems] == ["duplicate-key"]


# What no single field can say

CROSS: list[tuple[str, str, str, KeyPath, str, str | None]] = [
    # fields, head, rule, path, message, fix
    ("caused_by: [serch]", "", "bad-reference", ("caused_by", 0), "there is no touchpoint 'serch'", None),
    (
        "caused_by: [fnid, ask], reach: 0.2",
        "",
        "bad-reference",
        ("caused_by", 0),
        "there is no touchpoint 'fnid'",
        "find",
    ),
    (
        "caused_by: [Find, ask], reach: 0.2",
        "",
        "bad-reference",
        ("caused_by", 0),
        "there is no touchpoint 'Find'",
        "find",
    ),
    (
        "caused_by: [find, ask, after]",
        "",
        "bad-reference",
        ("caused_by", 2),
        "a touchpoint cannot be caused by 'after', which comes later",
        None,
    ),
    (
        "caused_by: [find, ask, end]",
        "",
        "bad-reference",
        ("caused_by", 2),
        "a touchpoint cannot be caused by itself",
        None,
    ),
    (
        "caused_by: {find: 0.6, after: 0.4}, reach: 0.3",
        "",
        "bad-reference",
        ("caused_by", "after"),
        "a touchpoint cannot be caused by 'after', which comes later",
        None,
    ),
    (
        "follows: [after]",
        "",
        "bad-reference",
        ("follows", 0),
        "a touchpoint cannot follow 'after', which comes later",
        None,
    ),
    ("follows: [find, nobody]", "", "bad-reference", ("follows", 1), "there is no touchpoint 'nobody'", None),
    (
        "expected_from: [after]",
        "",
        "bad-reference",
        ("expected_from", 0),
        "a touchpoint cannot take its expectation from 'after', which comes later",
        None,
    ),
    ("mirror_of: fnd", "", "bad-reference", ("mirror_of",), "there is no touchpoint 'fnd'", "find"),
    ("stage: lat", "", "bad-reference", ("stage",), "there is no stage 'lat'", "late"),
    ("stage: middle", "", "bad-reference", ("stage",), "there is no stage 'middle'", None),
    (
        "evidence: [{from: data, ref: bok}]",
        "",
        "bad-reference",
        ("evidence", 0, "ref"),
        "there is no source 'bok'",
        "book",
    ),
    (
        "evidence: [{from: data, covers: [fricton]}]",
        "",
        "bad-value",
        ("evidence", 0, "covers", 0),
        "'fricton' is no field of a touchpoint, so nothing can cover it",
        "friction",
    ),
    ("id: ask", "", "duplicate-id", ("id",), "the id 'ask' is taken", None),
    (
        "demand: {failure: 0.7, value: 0.4}",
        "",
        "bad-value",
        ("demand",),
        "the shares of demand add up to 1.1, which is more than 1",
        None,
    ),
    (
        "caused_by: {find: 0.6, ask: 0.3}",
        "",
        "bad-value",
        ("caused_by",),
        "the weights of the causes add up to 0.9, not to 1",
        None,
    ),
    (
        "caused_by: {find: 1, ask: 1}",
        "",
        "bad-value",
        ("caused_by",),
        "the weights of the causes add up to 2, not to 1",
        None,
    ),
    (
        "caused_by: [find]",
        "",
        "bad-value",
        ("reach",),
        "40% of customers are sent here, but only 30% meet what sent them",
        None,
    ),
    (
        "friction: 4.5",
        "",
        "bad-value",
        ("friction",),
        "a friction of 4.5 is a mean, and this journey is not measured",
        None,
    ),
    (
        "friction: 4.5",
        "basis: case",
        "bad-value",
        ("friction",),
        "a friction of 4.5 is a mean, and this journey is not measured",
        None,
    ),
]


@pytest.mark.parametrize(("fields", "head", "rule", "path", "message", "fix"), CROSS, ids=[item[0] for item in CROSS])
def test_what_no_single_field_can_say_is_checked(
    fields: str, head: str, rule: str, path: KeyPath, message: str, fix: str | None
) -> None:
    text = chain(fields, head)
    found = loaded(text)
    assert found.journey is None
    (problem,) = found.problems
    where = ("touchpoints", 2, *path)
    assert (problem.rule, problem.path, problem.message) == (rule, where, message)
    assert fix_of(problem) == (("replace", where, fix) if fix else None)
    assert problem.on == ("key" if path[-1] == "after" else "value")


def chain(fields: str, head: str = "") -> str:
    reach = "" if "reach:" in fields else "reach: 0.4, "
    id = "" if fields.startswith("id:") else "id: end, "
    return f"""\
cxmap: 1
title: T
stages: [early, late]
sources: {{book: A book}}
{head}
touchpoints:
  - {{id: find, name: Find, channel: web, stage: early, reach: 0.3}}
  - {{id: ask, name: Ask, channel: phone, reach: 0.2}}
  - {{{id}name: End, channel: web, {reach}{fields}}}
  - {{id: after, name: After, channel: web, reach: 0.1}}
"""


FINE = [
    "caused_by: [find, ask]",  # 0.3 + 0.2 is enough for 0.4
    "caused_by: [find, ask], reach: 0.5",  # exactly enough
    "caused_by: {find: 0.6, ask: 0.4}",
    "caused_by: {find: 0.333333, ask: 0.666667}",
    "caused_by: []",
    "caused_by: [find, find], reach: 0.3",
    "caused_by: [find], reach: 0.3",
    "caused_by: [find], times: 3, reach: 0.3",  # the check uses reach alone
    "demand: {failure: 0.7, value: 0.3}",
    "demand: {failure: 0.1, value: 0.2}",
    "demand: {}",
    "friction: 4.0",
    "friction: unknown",
    "follows: []",
    "follows: [find, ask]",
    "expected_from: [find]",
    "mirror_of: after",
    "stage: late",
    "evidence: [{from: data, ref: book, covers: [friction, caused_by, moment_of_truth]}]",
    "evidence: [{from: data}]",
]


@pytest.mark.parametrize("fields", FINE)
def test_what_is_right_is_let_through(fields: str) -> None:
    assert told(chain(fields)) == []


def test_a_measured_journey_may_have_decimals() -> None:
    assert told(chain("friction: 4.5", "basis: measured")) == []


def test_a_sum_of_reaches_is_not_spoilt_by_floating_point() -> None:
    text = "cxmap: 1\ntitle: T\ntouchpoints:\n" + "".join(
        f"  - {{id: t{i}, name: N, channel: web, reach: 0.1}}\n" for i in range(3)
    )
    assert 0.1 + 0.1 + 0.1 != 0.3
    assert told(text + "  - {name: E, channel: web, reach: 0.3, caused_by: [t0, t1, t2]}\n") == []


def test_a_reach_that_is_not_written_is_everybody() -> None:
    text = chain("caused_by: [find, ask]").replace("reach: 0.4, ", "")
    assert told(text) == [
        (
            "bad-value",
            ("touchpoints", 2, "caused_by"),
            "100% of customers are sent here, but only 50% meet what sent them",
        )
    ]


def test_the_part_that_nothing_sent_needs_no_cause() -> None:
    """Of 40% who come, half come because something failed: 20%, and 30% met it."""
    assert told(chain("caused_by: [find], demand: {failure: 0.5, value: 0.5}")) == []


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


# Every problem in one go

EVERYTHING_WRONG = """\
cxmap: 1
titel: T
id: a b
state: asis
deadline: 12 hours
goal_met_at: nowhere
volume: {count: many, per: month}
stages: [s, s]
colour: red
touchpoints:
  - {id: a, name: A, channel: phnoe, fricton: 4, friction: 9, team: 5, wait: 1:30, stage: t}
  - {id: a, channel: web, kind: help, caused_by: [zz, b], demand: {failure: 2}}
  - {id: b, name: B, channel: web, caused_by: {a: 0.5}, hours: never, when: now, friction: 2.5}
  - 7
  - {id: d, name: D, channel: web, reach: 1, evidence: [{from: guess, covers: [moood]}, {from: data, ref: nope}]}
  - {id: e, name: E, channel: web, supported_by: x, asks: [[]], designed: {reasn: r}, mirror_of: q}
"""


def test_every_problem_is_told_in_one_go() -> None:
    found = {(problem.rule, problem.path) for problem in loaded(EVERYTHING_WRONG).problems}
    steps = "touchpoints"
    assert found == {
        ("unknown-field", ("titel",)),
        ("bad-value", ("id",)),
        ("bad-value", ("state",)),
        ("bad-value", ("deadline",)),
        ("bad-reference", ("goal_met_at",)),
        ("bad-value", ("volume", "count")),
        ("duplicate-id", ("stages", 1)),
        ("unknown-field", ("colour",)),
        ("bad-value", (steps, 0, "channel")),
        ("unknown-field", (steps, 0, "fricton")),
        ("bad-value", (steps, 0, "friction")),
        ("bad-value", (steps, 0, "team")),
        ("bad-value", (steps, 0, "wait")),
        ("bad-reference", (steps, 0, "stage")),
        ("duplicate-id", (steps, 1, "id")),
        ("missing-field", (steps, 1, "name")),
        ("bad-value", (steps, 1, "kind")),
        ("bad-reference", (steps, 1, "caused_by", 0)),
        ("bad-reference", (steps, 1, "caused_by", 1)),
        ("bad-value", (steps, 1, "demand", "failure")),
        ("bad-value", (steps, 2, "caused_by")),
        ("bad-value", (steps, 2, "hours")),
        ("bad-value", (steps, 2, "when")),
        ("bad-value", (steps, 2, "friction")),
        ("bad-value", (steps, 3)),
        ("bad-value", (steps, 4, "evidence", 0, "from")),
        ("bad-value", (steps, 4, "evidence", 0, "covers", 0)),
        ("bad-reference", (steps, 4, "evidence", 1, "ref")),
        ("bad-value", (steps, 5, "supported_by")),
        ("bad-value", (steps, 5, "asks", 0)),
        ("unknown-field", (steps, 5, "designed", "reasn")),
        ("bad-reference", (steps, 5, "mirror_of")),
    }


def test_no_problem_is_told_twice() -> None:
    found = [(problem.rule, problem.path, problem.message) for problem in loaded(EVERYTHING_WRONG).problems]
    assert len(found) == len({*found})


def test_every_problem_has_a_place_in_the_text() -> None:
    found = loaded(EVERYTHING_WRONG)
    for problem in found.problems:
        span = problem.span or found.document.span(problem.path, problem.on)
        assert 0 <= span.start < span.end <= len(EVERYTHING_WRONG)
        key = str(problem.path[-1])
        line = found.document.position(span.start).line
        if problem.rule == "unknown-field":
            assert EVERYTHING_WRONG[span.start : span.end] == key
        if problem.path[0] == "touchpoints":
            assert line == 11 + int(problem.path[1])


# Names from hell


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_from_hell_is_read_as_it_is(name: str) -> None:
    found = journey(journey_text(name))
    assert (found.written.title, found.written.goal, found.persona) == (name, name, name)
    assert {touchpoint.name for touchpoint in found.touchpoints} == {name}
    assert found.touchpoints[1].team == f"{composed(name)} + care"  # teams are compared


def test_all_names_from_hell_make_one_journey() -> None:
    found = journey(journey_of_all())
    assert [touchpoint.name for touchpoint in found.touchpoints] == [*NAMES.values()]
    assert len({touchpoint.id for touchpoint in found.touchpoints}) == len(NAMES)


# Properties

BOUNDED = settings(max_examples=30, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, 0, 1, -1, 7, 2.5, 1e308, "", " ", "x", "0", "t0", "t1", "1:30", "48 hours", "Phone", "no", [], {},
        ["t0"], [[]], {"t0": 1}, {"x-a": 1}, {"a": {"b": "c"}}, [None], ["t9", 3], "\x1b[31m", "[bold]", 10**30,
    ]
)  # fmt: skip


@BOUNDED
@given(journeys(), st.integers(0, 2**32))
def test_comments_quotes_and_the_order_of_keys_change_no_value(written: Written, seed: int) -> None:
    text = disguised(written, random.Random(seed))
    assert journey_of(written, text) == journey_of(written)


@settings(BOUNDED, max_examples=60)
@given(st.data())
def test_junk_in_any_place_never_raises_and_every_problem_has_a_place(data: st.DataObject) -> None:
    written = copy.deepcopy(data.draw(journeys(max_touchpoints=4)))
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(written, data)
    document = read(spoilt_text(written).encode())
    found = load(document, path="x.yaml")
    fatal = [wrong for wrong in found.problems if wrong.rule != "ambiguous-scalar"]
    assert (found.journey is None) == bool(fatal)
    for problem in found.problems:
        assert problem.message
        span = problem.span or document.span(problem.path, problem.on)
        assert 0 <= span.start <= span.end <= len(document.text)
        for where, _ in problem.also:
            other = where if isinstance(where, Span) else document.span(where)
            assert 0 <= other.start <= other.end <= len(document.text)
        if problem.fix:
            assert problem.fix.edits


def spoil(written: Any, data: st.DataObject) -> None:
    """Put junk in the place of one value, or under a new key, somewhere in it."""
    places = [(written, key) for key in written]
    todo = [inner for inner in written.values() if isinstance(inner, (dict, list))]
    while todo:
        item = todo.pop()
        keys = range(len(item)) if isinstance(item, list) else list(item)
        places += [(item, key) for key in keys]
        todo += [item[key] for key in keys if isinstance(item[key], (dict, list))]
    container, key = data.draw(st.sampled_from(places))
    match data.draw(st.integers(0, 3)):
        case 0 if isinstance(container, dict):
            del container[key]
        case 1 if isinstance(container, dict):
            container["fricton"] = data.draw(JUNK)
        case _:
            container[key] = data.draw(JUNK)


def spoilt_text(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {spoilt_text(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(spoilt_text, value)) + "]"
    return text_of(value)


FIELDS = st.sampled_from(("name", "channel", "team", "touchpoints", "x-y", "id"))


@settings(BOUNDED, max_examples=60)
@given(
    st.recursive(
        JUNK, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3), max_leaves=6
    )
)
def test_any_value_under_the_version_key_is_a_journey_or_has_problems(value: Any) -> None:
    text = f'{{"cxmap": 1, "title": {spoilt_text(value)}, "touchpoints": {spoilt_text(value)}}}'
    found = loaded(text)
    assert (found.journey is None) == any(problem.rule != "ambiguous-scalar" for problem in found.problems)


# What was wrong once


def test_an_anchored_number_is_no_text() -> None:
    """The anchor belongs to YAML, not to the name of the team."""
    assert only(framed("team: &t 42")).message == "`team: 42` is a number here, and team is text"
    found = loaded(framed("team: &t 042"))
    assert found.journey is not None
    assert found.journey.touchpoints[1].team == "042"


@pytest.mark.parametrize("value", ["0x" + "f" * 5000, "0o" + "7" * 5000])
@pytest.mark.parametrize("field", ["title", "volume"])
def test_a_huge_number_in_another_base_never_raises(field: str, value: str) -> None:
    head = f"title: {value}" if field == "title" else f"title: T\nvolume: {{count: {value}, per: day}}"
    assert loaded(f"cxmap: 1\n{head}\ntouchpoints: [{{name: A, channel: web}}]\n").journey is None


def test_lists_nested_through_aliases_never_raise() -> None:
    lines = ["x-0: &a0 " + "[" * 60 + "1" + "]" * 60]
    lines += [f"x-{i}: &a{i} " + "[" * 60 + f"*a{i - 1}" + "]" * 60 for i in range(1, 30)]
    text = framed("friction: 1", "\n".join(lines) + "\ngoal: *a29")
    assert loaded(text).journey is None


def test_an_unknown_cause_is_not_also_a_wrong_reach() -> None:
    """As long as nobody knows which touchpoint is meant, nobody knows how many customers it sent."""
    assert told(chain("caused_by: [fnid, ask]")) == [
        ("bad-reference", ("touchpoints", 2, "caused_by", 0), "there is no touchpoint 'fnid'")
    ]


def test_an_id_that_starts_with_x_can_be_a_weighted_cause() -> None:
    text = """\
cxmap: 1
title: Have my hand looked at
touchpoints:
  - {id: x-ray, name: Get an X-ray, channel: counter}
  - {id: desk, name: Wait at the desk, channel: counter}
  - {id: call, name: Call for the result, channel: phone, caused_by: {x-ray: 0.6, desk: 0.4}}
"""
    assert journey(text).written.touchpoints[2].caused_by == {"x-ray": 0.6, "desk": 0.4}


def test_a_weighted_cause_that_starts_with_x_is_never_dropped_in_silence() -> None:
    text = """\
cxmap: 1
title: Have my hand looked at
touchpoints:
  - {id: x-ray, name: Get an X-ray, channel: counter}
  - {id: call, name: Call for the result, channel: phone, caused_by: {x-ray: 1}}
"""
    assert journey(text).written.touchpoints[1].caused_by == {"x-ray": 1}


def test_a_source_whose_key_starts_with_x_can_be_referred_to() -> None:
    text = framed("evidence: [{from: published, ref: x-files}]", "sources: {x-files: A series}")
    assert told(text) == []


def test_a_weight_that_is_no_number_gets_no_fix() -> None:
    problem = only(framed("caused_by: {first: most}"))
    assert fix_of(problem) is None


@pytest.mark.parametrize("field", ["age", "income"])
def test_a_mapping_where_text_or_a_number_belongs_never_raises(field: str) -> None:
    assert only(framed("friction: 1", f"persona: {{{field}: {{a: 1}}}}")).path == ("persona", field)


TWO_WRONG = {
    "asks: [5, 6]": [("asks", 0), ("asks", 1)],
    "supported_by: [1, a, []]": [("supported_by", 0), ("supported_by", 2)],
    "team: [1, 2]": [("team", 0), ("team", 1)],
    "caused_by: [1, 2]": [("caused_by", 0), ("caused_by", 1)],
    "evidence: [a, b]": [("evidence", 0), ("evidence", 1)],
}


@pytest.mark.parametrize("fields", TWO_WRONG)
def test_two_wrong_items_of_one_list_are_told_in_one_go(fields: str) -> None:
    assert sorted(problem.path for problem in loaded(framed(fields)).problems) == [
        ("touchpoints", 1, *path) for path in TWO_WRONG[fields]
    ]


@pytest.mark.parametrize("field", ["teams", "metrics", "stages", "retired", "actions"])
def test_two_wrong_items_of_a_list_of_the_journey_are_told_in_one_go(field: str) -> None:
    found = loaded(framed("friction: 1", f"{field}: [1, 2]")).problems
    assert sorted(problem.path for problem in found) == [(field, 0), (field, 1)]


def test_opening_hours_say_what_they_take() -> None:
    hours = "hours is 24/7, or days and times such as Mo-Fr 08:00-18:00; Sa 09:00-13:00"
    assert only(framed("hours: [Mo]")).message == f"{hours}; got a list"
    assert only(framed("when: [Mo]")).message == "when is a day and a time such as Tu 21:30; got a list"


def test_a_weighted_cause_that_is_no_id_is_named_and_the_weights_are_not_blamed() -> None:
    problem = only(framed("caused_by: {a b: 0.5, first: 0.5}"))
    assert problem.path == ("touchpoints", 1, "caused_by", "a b")
    assert "share from 0 to 1" not in problem.message  # 0.5 is one


@pytest.mark.parametrize("shared", ["friction: 9", "fricton: 4", "team: 5", "asks: [5]", "designed: {reason: 5}"])
def test_a_wrong_value_that_is_shared_by_an_alias_never_raises(shared: str) -> None:
    text = f"cxmap: 1\ntitle: T\ntouchpoints:\n  - &a {{name: A, channel: web, {shared}}}\n  - *a\n"
    found = loaded(text)
    assert found.journey is None
    assert {problem.path[1] for problem in found.problems} >= {0}


def test_a_number_like_text_that_is_shared_by_an_alias_is_text_in_both_places() -> None:
    text = "cxmap: 1\ntitle: T\ntouchpoints:\n  - &a {name: A, channel: web, team: 042}\n  - *a\n"
    found = loaded(text)
    assert found.journey is not None
    assert [touchpoint.team for touchpoint in found.journey.touchpoints] == ["042", "042"]


def test_quoting_is_no_advice_for_a_number_that_a_number_field_wants() -> None:
    (problem,) = loaded(framed("reach: 1e-1")).problems
    assert problem.rule == "ambiguous-scalar"
    assert "quote" not in problem.help
