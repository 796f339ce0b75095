"""Keys that are missing, misspelt, of one's own, or without a value, and files that are no journeys."""

from __future__ import annotations

import pytest

from cxmap.findings import KeyPath
from tests.journey.loading import fix_of, framed, journey, loaded, only, told

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
