"""What is said of a value that a field does not take, and what would mend it."""

from __future__ import annotations

import pytest

from cxmap.findings import KeyPath
from tests.journey.loading import fix_of, framed, loaded, only, told

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


def test_a_weight_that_is_no_number_gets_no_fix() -> None:
    problem = only(framed("caused_by: {first: most}"))
    assert fix_of(problem) is None


@pytest.mark.parametrize("field", ["age", "income"])
def test_a_mapping_where_text_or_a_number_belongs_never_raises(field: str) -> None:
    assert only(framed("friction: 1", f"persona: {{{field}: {{a: 1}}}}")).path == ("persona", field)


def test_opening_hours_say_what_they_take() -> None:
    hours = "hours is 24/7, or days and times such as Mo-Fr 08:00-18:00; Sa 09:00-13:00"
    assert only(framed("hours: [Mo]")).message == f"{hours}; got a list"
    assert only(framed("when: [Mo]")).message == "when is a day and a time such as Tu 21:30; got a list"


def test_a_weighted_cause_that_is_no_id_is_named_and_the_weights_are_not_blamed() -> None:
    problem = only(framed("caused_by: {a b: 0.5, first: 0.5}"))
    assert problem.path == ("touchpoints", 1, "caused_by", "a b")
    assert "share from 0 to 1" not in problem.message  # 0.5 is one
