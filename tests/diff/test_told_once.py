"""What the list of changes tells, it tells once, and never against the headline."""

from __future__ import annotations

import pytest

from cxmap.present.figures import rows
from cxmap.present.verdicts import headline
from tests.diff.steps import CALL, A, B, touchpoint
from tests.diff.versions import changed, compared

PLAN = "state: to-be"
RANKS = {"done": 2, "partly": 1, "none": 1, "failed": 0, "unavailable": 0, "abandoned": 0}
"""Of those that went wrong, and of a part and nothing at all, none is better than another."""


def ended(outcome: str, **fields: str) -> str:
    return touchpoint(outcome=outcome, **fields) + B


@pytest.mark.parametrize("new", RANKS)
@pytest.mark.parametrize("old", RANKS)
def test_no_outcome_falls_unseen(old: str, new: str) -> None:
    told = changed(ended(old), ended(new))
    regressions = [id for class_, id, _ in told if class_ == "regression"]
    if RANKS[new] < RANKS[old]:
        assert regressions == ["outcome-down" if RANKS[new] else "breakdown-added"]
    else:
        assert regressions == []


@pytest.mark.parametrize("new", RANKS)
@pytest.mark.parametrize("old", RANKS)
def test_a_better_outcome_is_asked_about_or_told_and_never_both(old: str, new: str) -> None:
    for head in ("", PLAN):
        told = [(class_, id) for class_, id, _ in changed(ended(old), ended(new), "", head)]
        ups = [(class_, id) for class_, id in told if id.startswith("outcome-up")]
        assert len(ups) <= 1
        if RANKS[new] > RANKS[old]:
            assert ups or ("improvement", "breakdown-removed") in told
    assert changed(ended("none"), ended("done")) == [("question", "outcome-up-unsupported", "a")]


def test_a_goal_that_is_lost_and_a_route_that_closes_say_it_all() -> None:
    assert [id for _, id, _ in changed(A + B, A + B.replace("done", "partly"), "goal_met_at: b")] == ["goal-lost"]
    hard = touchpoint(friction="4", outcome="partly")
    closed = changed(hard + CALL + B, hard + CALL.replace("outcome: done", "outcome: unavailable") + B)
    assert [id for _, id, _ in closed] == ["breakdown-added", "route-removed"]


def test_a_cause_that_is_fixed_because_it_is_done_is_told_once() -> None:
    new = "retired: [{id: c, why: not needed}]"
    told = changed(touchpoint(outcome="partly") + CALL + B, A + B, new_head=f"{PLAN}\n{new}")
    assert {"cause-fixed", "outcome-up"} & {id for _, id, _ in told} == {"cause-fixed"}


def test_an_outcome_that_nobody_wrote_is_told_by_the_score() -> None:
    told = changed(touchpoint(friction="2", outcome="") + B, touchpoint(friction="5", outcome="") + B)
    assert [id for _, id, _ in told] == ["breakdown-added", "friction-up"]


def test_what_follows_from_a_change_that_is_accepted_hits_no_gate() -> None:
    found = compared(A + B, ended("failed")).changes
    assert [(change.id, change.is_open_regression) for change in found if change.class_ == "regression"] == [
        ("breakdown-added", True),
        ("outcome-down", False),
    ]


# The time to the goal, and who is late.


def waits(*times: str, **fields: str) -> str:
    """Steps one after the other, each with its wait."""
    return "".join(touchpoint(id=f"s{i}", name=f"S {i}", wait=wait, **fields) for i, wait in enumerate(times))


def test_a_goal_that_is_later_by_the_wait_of_a_step_is_told_at_the_step() -> None:
    assert changed(waits("1d", "1d"), waits("1d", "5d")) == [("regression", "wait-up", "s1")]


def test_a_goal_that_is_later_by_more_than_the_steps_tell_is_told() -> None:
    check = touchpoint(id="check", name="Check", wait="9d")
    told = changed(waits("1d") + B, waits("1d") + check + waits("2d").replace("s0", "s1").replace("S 0", "S 1") + B)
    assert ("regression", "goal-later", None) in told
    side = touchpoint(id="side", name="Side", wait="6d", follows="[]")
    old, new = (side + waits(wait, follows=f) + B.replace("id: b", "id: b, follows: [s0, side]")
                for wait, f in (("5d", "[]"), ("6d", "[side]")))  # fmt: skip
    assert ("regression", "goal-later", None) in changed(old, new)


def test_a_deadline_that_is_missed_says_that_the_goal_is_later_and_for_more() -> None:
    check = touchpoint(id="check", name="Check", wait="9d")
    told = [id for _, id, _ in changed(waits("1d") + B, waits("1d") + check + B, "deadline: 5d")]
    assert "deadline-missed" in told
    assert not {"goal-later", "late-for-more"} & {*told}


def test_a_time_that_only_the_new_version_states_makes_no_goal_later() -> None:
    told = changed(waits("1h") + B, waits("1h") + touchpoint(id="b", name="B", wait="5d"))
    assert [id for class_, id, _ in told if class_ == "regression"] == []


def test_who_gives_up_meets_no_goal_sooner_and_who_does_not_no_later() -> None:
    sits, leaves = (waits("5d", outcome=outcome) + B for outcome in ("done", "failed"))
    for old, new in ((sits, leaves), (leaves, sits)):
        assert not {"goal-later", "goal-sooner"} & {id for _, id, _ in changed(old, new, "", PLAN)}


def test_the_tolerance_that_somebody_chose_holds_for_the_goal_too() -> None:
    check = touchpoint(id="check", name="Check", wait="5h")
    found = [compared(waits("1d") + B, waits("1d") + check + B, tolerance=t).changes for t in (0.1, 0.5)]
    assert ["goal-later" in {change.id for change in changes} for changes in found] == [True, False]


def test_another_deadline_makes_nobody_late() -> None:
    detour = "- {id: x, name: X, team: web, channel: own, friction: 1, outcome: done, wait: 9d, reach: 0.2}\n"
    steps = waits("1d") + detour + B.replace("id: b", "id: b, follows: [s0, x]")
    told = changed(steps, steps, "deadline: 20d", "deadline: 5d")
    assert [id for class_, id, _ in told if class_ != "neutral"] == ["deadline-changed"]


def test_a_first_deadline_is_read_in_both() -> None:
    found = compared(waits("6d") + B, waits("6d") + B, "", "deadline: 5d")
    assert found.verdict.name == "no-change"
    assert [change.id for change in found.changes if change.class_ == "regression"] == []
    quick = compared(waits("6d") + B, waits("1d") + B, "", f"deadline: 5d\n{PLAN}")
    assert "deadline-met" in {change.id for change in quick.changes}


def test_the_table_says_how_much_later_it_is() -> None:
    found = compared(waits("1d") + B, waits("5d") + B, "deadline: 8d", "deadline: 6d")
    told = {row.label: (row.old, row.new, row.change, row.tone) for row in rows(found)}
    assert told["time to the goal"] == ("24h", "5d", "+4d", "bad")
    assert told["deadline *"] == ("8d", "6d", "-48h", "plain")


def test_the_headline_does_not_say_that_the_time_stays_where_the_goal_is_later() -> None:
    old = waits("1d") + B + touchpoint(id="z", name="Z", wait="9d")
    new = waits("1d") + touchpoint(id="z", name="Z", wait="9d") + B
    found = compared(old, new, "goal_met_at: b")
    assert [change.id for change in found.changes if not change.hidden] == ["goal-later"]
    assert headline(found)[0] == "Help needed and effort stay; 1 regression below"


# Help, as the verdict reads it.


def test_a_worse_answer_takes_no_need_for_help_away() -> None:
    again = CALL.replace("id: c", "id: c, times: 2")
    found = compared(A + again + B, A + again.replace("outcome: done", "outcome: partly") + B)
    assert [change.id for change in found.changes if not change.hidden] == ["outcome-down"]
    assert "Help needed stays at 200 per 100 customers" in found.verdict.reasons
    marked = [row.label for row in rows(found) if row.label.endswith(" *")]
    assert marked == ["help needed, per 100 customers *", "help needed again, per 100 *"]


def test_help_is_told_with_the_numbers_of_the_headline() -> None:
    """Half of those who do not come any more are not proven."""
    mail = CALL.replace("id: c, name: C", "id: m, name: M").replace("phone", "email").replace("[a]", "[b]")
    hard = touchpoint(outcome="partly", friction="4") + touchpoint(id="b", name="B", outcome="partly", friction="4")
    end = touchpoint(id="z", name="Z")
    eased = hard.replace("partly", "done", 1)
    why = "retired: [{id: c, why: not needed}, {id: m, why: not needed}]"
    found = compared(hard + CALL + mail + end, eased + end, "", f"{PLAN}\n{why}")
    said = "Help needed fell from 200 to 100 per 100 customers"
    assert said in found.verdict.reasons
    assert said in {change.message for change in found.changes}


@pytest.mark.parametrize("asks", ["[name, numbers]", "[name, digits]"])
def test_other_words_for_a_question_are_no_further_question(asks: str) -> None:
    old = touchpoint(asks="[name, number]") + touchpoint(id="b", name="B", asks="[number]")
    told = changed(old, old.replace("[name, number]", asks))
    assert "asks-more" not in {id for _, id, _ in told}


def test_a_way_past_the_wait_serves_nobody_sooner() -> None:
    late = waits("1h", "5d") + B
    past = late.replace("id: b", "id: b, follows: [s0]")
    told = changed(late, past, "deadline: 2d")
    assert [id for class_, id, _ in told if class_ == "improvement"] == []


# What is not written any more.


def test_an_empty_list_of_questions_is_said_and_a_missing_one_is_asked_about() -> None:
    asks = touchpoint(asks="[name]") + B
    assert changed(asks, touchpoint(asks="[]") + B) == [("improvement", "asks-less", "a")]
    assert changed(asks, A + B) == [("question", "field-withdrawn", "a")]
    assert changed(A + B, asks) == []


def test_questions_that_only_moved_or_are_asked_twice_are_no_more() -> None:
    name, both = touchpoint(asks="[name]"), touchpoint(asks="[name, size]")
    size, none = touchpoint(id="b", name="B", asks="[size]"), touchpoint(id="b", name="B", asks="[]")
    assert changed(name + size, both + none) == []
    assert changed(name + size, both + size) == [("regression", "asked-again", "b")]
    assert changed(name + B, touchpoint(asks="[Name, size]") + B) == [("regression", "asks-more", "a")]
    assert changed(both + B, touchpoint(asks="[name, length]") + B) == []
