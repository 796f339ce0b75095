"""Each row of what is put back: when, what instead, and what proof lets stand."""

from __future__ import annotations

from hypothesis import given, settings

from cxmap.diff.proven import Proven, proven
from cxmap.diff.put_back import rows
from tests.diff.random_journeys import SEED, compared, drawn, helps, roots, version_of
from tests.diff.versions import both_of, side_of, side_of_written, versions
from tests.journeys_strategy import Written, journeys

PAGE = "- {id: page, name: Page, team: web, channel: web, friction: 4, outcome: partly}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 3, outcome: done, caused_by: [page]}\n"
DONE = "- {id: done, name: Get it, team: web, channel: parcel, friction: 2, outcome: done}\n"
ALL = PAGE + CALL + DONE
PLAN = "state: to-be"


def put(old: str, new: str, head: str = "", new_head: str = "") -> list[tuple[str, str | None, object, object]]:
    """Field, touchpoint, old and new of everything that is put back."""
    found = made(old, new, head, new_head)
    return [(item.field, item.touchpoint, item.old, item.new) for item in found.put_back]


def made(old: str, new: str, head: str = "", new_head: str = "") -> Proven:
    return proven(both_of(side_of(old, head), side_of(new, new_head)))


def by(new: str, field: str, source: str = "data") -> str:
    """With evidence for a field at the page."""
    return new.replace("id: page", f"id: page, evidence: [{{covers: [{field}], from: {source}}}]", 1)


# Deadline, goal, kind.


def test_a_deadline_is_put_back_in_both_directions_and_a_first_one_stands() -> None:
    for deadline in ("deadline: 3d", "deadline: 1d", ""):
        assert put(ALL, ALL, "deadline: 2d", deadline)[0][0] == "deadline"
    assert put(ALL, ALL, "", "deadline: 2d") == []
    assert put(ALL, ALL, "deadline: 48h", "deadline: 2d") == []


def test_another_goal_is_put_back_while_the_old_one_is_there() -> None:
    assert put(ALL, ALL, "goal_met_at: done", "goal_met_at: call") == [("goal_met_at", None, "done", "call")]
    more = DONE.replace("id: done, name: Get it", "id: more, name: Get more")
    assert [item.question for item in made(ALL, ALL + more).put_back] == [None]  # a default that moved


def test_words_make_no_call_a_task_unless_data_shows_it() -> None:
    task = ALL.replace("channel: phone", "channel: phone, kind: task")
    assert put(ALL, task) == [("kind", "call", "assisted", "task")]
    assert put(task, ALL) == [("kind", "call", "task", "assisted")]
    shown = task.replace("id: call", "id: call, evidence: [{covers: [kind], from: customer}]")
    assert put(ALL, shown) == []


# Times and promises.


def test_a_time_that_is_not_written_any_more_holds_and_a_new_one_holds_for_both() -> None:
    timed = ALL.replace("id: call", "id: call, wait: 3h")
    assert put(timed, ALL) == [("wait", "call", 180.0, None)]
    found = made(ALL, timed)
    assert found.put_back == ()
    assert [side.touchpoints[1].wait for side in (found.versions.old, found.versions.new)] == [180.0, 180.0]


def test_a_longer_promise_is_put_back_and_a_shorter_one_stands() -> None:
    short, long = (ALL.replace("id: call", f"id: call, promise: {promise}") for promise in ("1h", "2h"))
    assert put(short, long) == [("promise", "call", 60.0, 120.0)]
    assert put(short, ALL) == [("promise", "call", 60.0, None)]
    assert put(long, short) == []
    assert put(ALL, short) == []


# Outcome and friction.


def test_a_better_outcome_takes_evidence_or_a_plan_that_writes_it() -> None:
    better = ALL.replace("outcome: partly", "outcome: done")
    silent = ALL.replace(", outcome: partly", "")
    assert put(ALL, better) == [("outcome", "page", "partly", "done")]
    assert put(ALL, by(better, "outcome")) == []
    assert put(ALL, by(better, "outcome", "staff")) == [("outcome", "page", "partly", "done")]
    assert put(ALL, better, "", PLAN) == []
    assert put(ALL, silent, "", PLAN) == [("outcome", "page", "partly", "done")]
    assert put(ALL, silent.replace("id: page", "id: page, steps: 2"), "", PLAN) == []


def test_a_lower_score_takes_evidence_or_a_plan_with_another_design() -> None:
    easier = ALL.replace("friction: 4", "friction: 2")
    again = [("friction", "page", 4.0, 2.0)]
    assert put(ALL, easier) == put(ALL, easier, "", PLAN) == again
    assert put(ALL, easier.replace("name: Page, team: web", "name: Leaf, team: app"), "", PLAN) == again
    assert put(ALL, easier.replace("id: page", "id: page, steps: 2")) == again
    assert put(ALL, easier.replace("id: page", "id: page, steps: 2"), "", PLAN) == []
    assert put(ALL, by(easier, "friction")) == []
    assert put(by(ALL, "friction"), by(easier, "friction")) == again
    assert put(ALL, by(easier, "friction", "estimate")) == again


def test_what_was_put_back_supports_nothing_else() -> None:
    waiting = ALL.replace("id: page", "id: page, wait: 1d")
    found = put(waiting, ALL.replace("friction: 4", "friction: 2"), "", PLAN)
    assert [field for field, *_ in found] == ["wait", "friction"]


def test_the_same_time_in_other_words_is_no_design() -> None:
    old, new = (ALL.replace("id: page", f"id: page, wait: {wait}") for wait in ("1h", "60m"))
    assert put(old, new.replace("friction: 4", "friction: 2"), "", PLAN) == [("friction", "page", 4.0, 2.0)]


def test_a_score_that_is_withdrawn_holds_and_a_new_one_holds_for_both() -> None:
    silent = ALL.replace("friction: 4", "friction: unknown")
    assert put(ALL, silent) == [("friction", "page", 4.0, None)]
    assert put(silent, ALL) == []


# What is gone.


def test_what_is_gone_stays_until_a_reason_is_written() -> None:
    hard = PAGE.replace("id: page, name: Page", "id: form, name: Form")
    assert put(hard + ALL, ALL) == [("id", "form", 4.0, None)]
    assert put(hard + ALL, ALL, "", "retired: [{id: form}]") == [("id", "form", 4.0, None)]
    assert put(hard + ALL, ALL, "", "retired: [{id: form, why: known already}]") == []


def test_a_retired_contact_stays_as_long_as_its_cause_is_not_mended() -> None:
    head = "retired: [{id: call, why: not needed}]"
    mended = PAGE.replace("outcome: partly", "outcome: done")
    found = made(ALL, PAGE + DONE, "", head).put_back
    assert [(item.question, item.told) for item in found] == [
        ("help-needed-down-unsupported", "'Call', which is gone: 'Page', which sent customers there, is not mended")
    ]
    assert put(ALL, mended + DONE, "", f"{PLAN}\n{head}") == []
    nobody = PAGE.replace("friction: 4, outcome: partly", "friction: 1") + CALL.replace("[page]", "[]") + DONE
    assert put(nobody, nobody.replace(CALL.replace("[page]", "[]"), ""), "", head) == [("id", "call", 3.0, None)]


def test_help_that_other_help_made_necessary_goes_when_that_is_mended() -> None:
    failed = CALL.replace("outcome: done", "outcome: failed")
    again = CALL.replace("id: call, name: Call", "id: again, name: Ask once more").replace("phone", "chat")
    old = PAGE + failed + again.replace("[page]", "[call]") + DONE
    assert put(old, ALL, "", f"{PLAN}\nretired: [{{id: again, why: the first call does it}}]") == []


def test_what_is_drawn_again_under_another_id_is_the_same_step() -> None:
    new = "- {id: x, name: Something else, team: web, channel: web, friction: 1, outcome: partly}\n" + CALL + DONE
    head = "retired: [{id: page, why: new}]"
    assert ("friction", "x", 4.0, 1.0) in put(ALL, new.replace("[page]", "[x]"), "", head)


def test_a_step_that_stays_stays_on_its_way() -> None:
    slow = DONE.replace("id: done, name: Get it", "id: slow, name: Wait").replace(
        "friction: 2", "friction: 2, wait: 9d"
    )
    found = made(PAGE + slow + DONE, PAGE + DONE, "deadline: 5d", "deadline: 5d").versions.new
    assert [step.id for step in found.touchpoints] == ["page", "slow", "done"]
    assert found.touchpoints[2].follows == (1,)


# Split, merge, causes, customers, goal.


def test_a_step_in_two_parts_is_read_as_one_as_hard_as_the_hardest() -> None:
    parts = PAGE.replace("id: page", "id: page, renamed_from: [page]").replace("friction: 4", "friction: 1")
    parts += PAGE.replace("id: page, name: Page", "id: two, name: Two, renamed_from: [page]").replace("n: 4", "n: 3")
    found = made(ALL, parts + CALL + DONE)
    assert [item.field for item in found.put_back] == ["renamed_from", "friction"]
    assert [step.id for step in found.versions.new.touchpoints] == ["page", "call", "done"]


def test_two_steps_in_one_are_read_as_one_in_the_old_version_too() -> None:
    two = PAGE.replace("id: page, name: Page", "id: two, name: Two").replace("friction: 4", "friction: 3")
    found = made(PAGE + two + DONE, PAGE.replace("id: page", "id: page, renamed_from: [two]") + DONE)
    assert [item.question for item in found.put_back] == ["merge"]
    assert [step.id for step in found.versions.old.touchpoints] == ["page", "done"]


def test_why_customers_come_is_what_the_one_that_says_it_says() -> None:
    value = ALL.replace("caused_by: [page]", "demand: value")
    silent = ALL.replace(", caused_by: [page]", "")
    assert put(ALL, value) == [("caused_by", "call", 100.0, 0.0)]
    assert [item.question for item in made(ALL, value).put_back] == ["demand-relabelled"]
    assert [item.question for item in made(value, ALL).put_back] == [None]
    assert put(ALL, silent) == put(silent, ALL) == []
    shown = value.replace("id: call", "id: call, evidence: [{covers: [demand], from: survey}]")
    assert put(ALL, shown) == []


def test_fewer_customers_take_evidence_or_a_mended_cause() -> None:
    fewer = ALL.replace("id: call", "id: call, reach: 0.2")
    assert put(ALL, fewer) == [("reach", "call", 100.0, 20.0)]
    assert put(ALL, fewer.replace("outcome: partly", "outcome: done"), "", PLAN) == []
    data = fewer.replace("id: call", "id: call, evidence: [{covers: [reach], from: data}]")
    assert put(ALL, data) == put(ALL, data.replace("data", "staff")) == []


def test_customers_are_taken_off_the_contact_that_was_said_to_take_them_on() -> None:
    chat = CALL.replace("id: call, name: Call", "id: chat, name: Write, reach: 0.8").replace("phone", "chat")
    found = made(ALL, PAGE + CALL.replace("id: call", "id: call, reach: 0.2") + chat + DONE).versions.new
    assert [round(step.reach, 9) for step in found.touchpoints] == [1, 1, 0, 1]


def test_more_customers_at_the_goal_take_evidence_or_a_mended_step() -> None:
    old, new = (ALL.replace("id: done", f"id: done, reach: {reach}") for reach in ("0.5", "0.9"))
    assert put(old, new) == [("ends", None, 50.0, 90.0)]
    assert put(old, new.replace("outcome: partly", "outcome: done"), "", PLAN) == []
    assert put(old, new.replace("id: done", "id: done, evidence: [{covers: [reach], from: data}]")) == []


# All rows.


def test_rows_have_an_order_and_a_page_each() -> None:
    orders = [row.order for row in rows()]
    assert orders == sorted(set(orders))
    assert all(row.page for row in rows())


@settings(max_examples=40, deadline=None)
@given(versions())
def test_putting_back_twice_changes_nothing(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(written) for written in pair)
    once = proven(both_of(old, new))
    assert proven(once.versions).put_back == ()


@settings(max_examples=30, deadline=None)
@given(journeys())
def test_where_nothing_differs_nothing_is_put_back(written: Written) -> None:
    both = both_of(*[side_of_written(written)] * 2)
    assert proven(both) == (both, ())


def test_shares_that_do_not_add_up_to_the_last_digit_are_no_difference() -> None:
    steps = "".join(PAGE.replace("id: page", f"id: page{i}") for i in range(3))
    call = CALL.replace("[page]", f"{{page0: {1 / 6}, page1: {2 / 3}, page2: {1 / 6}}}")
    both = both_of(side_of(steps + call), side_of(steps + call))
    assert proven(both) == (both, ())


def test_a_plan_whose_every_change_has_a_design_or_proof_is_left_alone() -> None:
    for number in range(200):
        old, _ = drawn(number)
        new, chance = drawn(number)
        new["state"] = "to-be"
        for step in roots(new):
            step |= {"outcome": "done", "friction": chance.choice((1, 2))}
        for step in helps(new):
            step |= {"asks": ["account-number"], "friction": 1, "wait": "1m"}
        assert compared(old, new).verdict.put_back == (), (number, SEED)
        assert proven(both_of(version_of(old), version_of(old))).put_back == ()
