"""Edits that cost nothing and mend nothing: none of them buys a verdict."""

from __future__ import annotations

import pytest

from tests.diff.versions import compared

PAGE = (
    "- {id: page, name: Find the form, team: web, channel: web, friction: 4, outcome: partly, steps: 6, wait: 10m,"
    " asks: [name, number], context: partial, promise: 1h, hours: 'Mo-Fr 09:00-17:00'}\n"
)
CALL = (
    "- {id: call, name: Call, team: care, channel: phone, friction: 4, outcome: done, reach: 0.5, caused_by: [page],"
    " evidence: [{covers: [friction], from: customer, ref: survey-1, date: 2026-01}]}\n"
)
DONE = "- {id: done, name: Get it, team: post, channel: parcel, friction: 2, outcome: done, reach: 0.9}\n"
MAIL = "- {id: mail, name: Get it by mail, team: post, channel: email, friction: 2, outcome: done, reach: 0.3}\n"
ALL = PAGE + CALL + DONE
PLAN = "state: to-be"
BOUGHT = {"experience-improvement", "need-removed", "service-only", "mixed"}


SOURCES = "sources: {survey-1: Survey}"


def verdict(old: str, new: str, head: str = "", new_head: str | None = None) -> str:
    new_head = head if new_head is None else new_head
    found = compared(old, new, f"{head}\n{SOURCES}", f"{new_head}\n{SOURCES}")
    return found.verdict.name


WORSE = {
    "steps": ("steps: 6", "steps: 9"),
    "wait": ("wait: 10m", "wait: 30m"),
    "promise": ("promise: 1h", "promise: 2h"),
    "asks": ("[name, number]", "[name, number, size]"),
    "context": ("context: partial", "context: lost"),
    "hours": ("Mo-Fr 09:00-17:00", "Mo-Fr 10:00-12:00"),
    "channel": ("channel: web", "channel: unknown"),
}


@pytest.mark.parametrize("field", WORSE)
def test_a_design_that_only_got_worse_makes_no_lower_score_believable(field: str) -> None:
    new = ALL.replace("friction: 4, outcome: partly", "friction: 2, outcome: partly").replace(*WORSE[field])
    assert verdict(ALL, new, new_head=PLAN) in {"no-change", "regression"}


BETTER = {
    "steps": ("steps: 6", "steps: 3"),
    "wait": ("wait: 10m", "wait: 5m"),
    "promise": ("promise: 1h", "promise: 30m"),
    "asks": ("[name, number]", "[number]"),
    "asks something else": ("[name, number]", "[code]"),
    "context": ("context: partial", "context: kept"),
    "hours": ("Mo-Fr 09:00-17:00", "Mo-Fr 08:00-20:00"),
    "channel": ("channel: web", "channel: app"),
}


@pytest.mark.parametrize("field", BETTER)
def test_a_design_that_got_better_does(field: str) -> None:
    new = ALL.replace("friction: 4, outcome: partly", "friction: 2, outcome: partly").replace(*BETTER[field])
    assert verdict(ALL, new, new_head=PLAN) == "experience-improvement"


def test_it_makes_no_difference_which_of_several_goals_is_named_first() -> None:
    both = ("goal_met_at: [done, mail]", "goal_met_at: [mail, done]")
    for heads in (both, both[::-1]):
        assert verdict(ALL + MAIL, ALL + MAIL, *heads) == "no-change"


def test_a_goal_of_which_every_step_fails_is_lost() -> None:
    fails = (ALL + MAIL).replace("friction: 2, outcome: done", "friction: 2, outcome: failed")
    goals = "goal_met_at: [done, mail]"
    assert verdict(ALL + MAIL, fails, goals) == "goal-lost"


def test_a_channel_that_became_unknown_hides_no_hard_step() -> None:
    page = ALL.replace("channel: web, friction: 4, outcome: partly", "channel: unknown, friction: 5, outcome: failed")
    assert verdict(ALL, page) == "regression"
    call = ALL.replace("channel: phone, friction: 4, outcome: done", "channel: unknown, friction: 5, outcome: failed")
    assert verdict(ALL, call) == "regression"


def test_an_evidence_that_says_less_of_where_it_is_from_is_the_same() -> None:
    lower = ALL.replace("channel: phone, friction: 4", "channel: phone, friction: 2")
    assert verdict(ALL, lower.replace(", ref: survey-1", "")) == "no-change"
    assert verdict(ALL, lower.replace(", date: 2026-01", "")) == "no-change"
    assert verdict(ALL, lower.replace("2026-01", "2026-09")) == "service-only"


def test_nobody_is_let_in_by_being_sent_at_another_hour() -> None:
    hours = "hours: 'Mo-Fr 09:00-17:00', when: 'Mo 20:00'"
    shut = PAGE + CALL.replace("outcome: done", f"outcome: unavailable, {hours}") + DONE
    early = shut.replace("Mo 20:00", "Mo 10:00").replace("reach: 0.5", "reach: 0.2")
    assert verdict(shut, early) == "no-change"
    longer = shut.replace("17:00', when", "21:00', when").replace("unavailable", "done")
    assert verdict(shut, longer) == "service-only"


def test_what_is_retired_and_drawn_again_elsewhere_was_not_mended() -> None:
    again = PAGE.replace("id: page, name: Find the form", "id: start, name: Begin").replace(
        "channel: web", "channel: app"
    )
    again = again.replace("team: web", "team: mobile").replace("friction: 4", "friction: 2")
    new = again + CALL.replace("[page]", "[start]") + DONE
    why = "retired: [{id: page, why: the app does it}]"
    assert verdict(ALL, new, new_head=why) == "no-change"


@pytest.mark.parametrize("why", ['"-"', '"..."', '"–"'])
def test_a_dash_is_no_reason(why: str) -> None:
    for gone in (CALL, PAGE):
        kept = "".join(step for step in (PAGE, CALL.replace("[page]", "[]"), DONE) if step[:9] != gone[:9])
        assert verdict(ALL, kept, new_head=f"retired: [{{id: {gone[7:11]}, why: {why}}}]") not in BOUGHT


def test_saying_why_nobody_answers_eases_nothing() -> None:
    shut = ALL.replace("friction: 4, outcome: done", "friction: 5, outcome: unavailable")
    new = shut.replace("outcome: unavailable", "outcome: unavailable, unavailable_because: closed")
    new = new.replace("friction: 5", "friction: 3")
    assert verdict(shut, new, new_head=PLAN) == "no-change"


def test_a_plan_that_only_draws_another_way_past_the_wait_keeps_no_deadline() -> None:
    late = (
        "- {id: ask, name: Ask, team: web, channel: web, friction: 2, outcome: done}\n"
        "- {id: check, name: Wait for the check, team: bank, channel: none, friction: 3, wait: 5d, outcome: done}\n"
        "- {id: done, name: Get it, team: post, channel: parcel, friction: 2, outcome: done}\n"
    )
    past = late.replace("id: done, name", "id: done, follows: [ask], name")
    assert verdict(late, past, "deadline: 2d") == "no-change"
    assert verdict(late, past, "deadline: 2d", f"deadline: 2d\n{PLAN}") == "no-change"
    quick = late.replace("wait: 5d", "wait: 1d")
    assert verdict(late, quick, "deadline: 2d", f"deadline: 2d\n{PLAN}") == "experience-improvement"
