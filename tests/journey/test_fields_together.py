"""What no single field can say: values that contradict each other."""

from __future__ import annotations

import pytest

from cxmap.findings import KeyPath
from tests.journey.loading import fix_of, loaded, told

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


def test_an_unknown_cause_is_not_also_a_wrong_reach() -> None:
    """As long as nobody knows which touchpoint is meant, nobody knows how many customers it sent."""
    assert told(chain("caused_by: [fnid, ask]")) == [
        ("bad-reference", ("touchpoints", 2, "caused_by", 0), "there is no touchpoint 'fnid'")
    ]
