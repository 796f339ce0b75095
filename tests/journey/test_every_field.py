"""Every field is read as it is written, and every word of the vocabulary is accepted."""

from __future__ import annotations

import pytest

from cxmap.journey.model import WrittenJourney, WrittenTouchpoint
from cxmap.source.reader import read
from tests.journey.loading import framed, journey, step, told

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
