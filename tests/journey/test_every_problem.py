"""Every problem of a file is told in one go, once, and with its place."""

from __future__ import annotations

import pytest

from tests.journey.loading import framed, loaded

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


def test_lists_nested_through_aliases_never_raise() -> None:
    lines = ["x-0: &a0 " + "[" * 60 + "1" + "]" * 60]
    lines += [f"x-{i}: &a{i} " + "[" * 60 + f"*a{i - 1}" + "]" * 60 for i in range(1, 30)]
    text = framed("friction: 1", "\n".join(lines) + "\ngoal: *a29")
    assert loaded(text).journey is None


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


@pytest.mark.parametrize("shared", ["friction: 9", "fricton: 4", "team: 5", "asks: [5]", "designed: {reason: 5}"])
def test_a_wrong_value_that_is_shared_by_an_alias_never_raises(shared: str) -> None:
    text = f"cxmap: 1\ntitle: T\ntouchpoints:\n  - &a {{name: A, channel: web, {shared}}}\n  - *a\n"
    found = loaded(text)
    assert found.journey is None
    assert {problem.path[1] for problem in found.problems} >= {0}
