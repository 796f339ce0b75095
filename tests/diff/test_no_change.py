"""What is no change, or not the one that it looks like."""

from __future__ import annotations

import pytest

from tests.diff.steps import CALL, A, B, touchpoint
from tests.diff.versions import compared


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (A, touchpoint(wait="2h")),  # nobody knows what the wait was
        (A, touchpoint(hours="Mo-Fr 08:00-18:00")),
        (touchpoint(hours="Mo-We 08:00-18:00"), touchpoint(hours="'Mo,Tu,We 08:00-18:00'")),
        (B + touchpoint(duration="6m"), B + touchpoint(duration="3m", outcome="failed")),
        (touchpoint(friction=""), A),  # a score that is new is no rise
        (A + touchpoint(id="b", name="B", context="lost"), A + touchpoint(id="b", name="B", context="kept")),
        (A + touchpoint(id="b", name="B", team="shop"), A + touchpoint(id="b", name="B", team="shop", context="lost")),
        (touchpoint(reach="1"), touchpoint(times="1")),
    ],
)
def test_what_is_not_known_on_both_sides_is_no_better_and_no_worse(old: str, new: str) -> None:
    found = [change for change in compared(old, new).changes if not change.hidden]
    assert [change.id for change in found if change.id not in ("breakdown-added", "goal-lost")] == []


def test_the_same_volume_in_other_words_is_no_change() -> None:
    found = compared(A, A, "volume: {count: 12, per: year}", "volume: {count: 1, per: month}")
    assert found.changes == ()


def test_a_handoff_that_moved_to_another_step_is_none() -> None:
    shop = touchpoint(id="s", name="S", team="shop")
    early = touchpoint(id="e", name="E", team="shop")
    found = {change.id for change in compared(A + shop, A + early + shop).changes}
    assert found == {"touchpoint-added"}


def test_teams_that_were_renamed_hand_over_no_more_than_before() -> None:
    old = A + touchpoint(id="b", name="B", team="shop")
    new = touchpoint(team="internet") + touchpoint(id="b", name="B", team="store")
    assert {change.id for change in compared(old, new).changes} == {"owner-changed"}


def test_what_a_removed_touchpoint_caused_is_told_by_its_removal() -> None:
    found = compared(touchpoint(friction="4") + CALL + B, B, "", "retired: [{id: a}, {id: c}]").changes
    assert [(change.id, change.touchpoint) for change in found if change.hidden] == [("cause-removed", "a")]


def test_hours_that_were_only_moved_are_both_lost_and_won() -> None:
    old, new = touchpoint(hours="Mo-Fr 08:00-18:00"), touchpoint(hours="Mo-Fr 09:00-19:00")
    assert {change.id for change in compared(old, new).changes} == {"hours-cut", "hours-extended"}


def test_a_step_that_another_one_says_it_was_has_not_vanished() -> None:
    hard = touchpoint(friction="4") + touchpoint(id="b", name="B", friction="4")
    new = touchpoint(id="ab", name="AB", renamed_from="[a, b]", friction="4")
    assert ("touchpoint-removed", "b") in {(change.id, change.touchpoint) for change in compared(hard, new).changes}


def test_a_handoff_to_nobody_in_particular_is_still_a_handoff() -> None:
    found = compared(A + B, A + touchpoint(id="b", name="B", team="")).changes
    assert {change.id for change in found} == {"handoff-added", "owner-changed"}


def test_a_team_with_more_than_service_can_mend_the_experience() -> None:
    shop = touchpoint(id="s", name="S", team="care")
    found = compared(touchpoint(friction="4") + CALL + shop, touchpoint(friction="4", team="care") + CALL + shop)
    assert "owner-changed" in {change.id for change in found.changes}


# Another order, symptoms, and headlines that agree with the list.


def test_another_order_that_no_follows_confirms_hands_nobody_over() -> None:
    shop = touchpoint(id="s", name="S", team="shop")
    found = compared(A + shop + B, shop + A + B).changes
    assert {change.id for change in found} == {"reordered"}
    said = shop.replace("id: s", "id: s, follows: []")
    assert "handoff-removed" in {change.id for change in compared(A + shop + B, said + A + B).changes}


def test_a_step_that_is_there_because_another_breaks_is_told_at_that_one() -> None:
    trace = touchpoint(id="t", name="Trace the parcel", friction="4", caused_by="[a]")
    found = compared(A, A + trace).changes
    assert ("neutral", "touchpoint-added") in {(change.class_.value, change.id) for change in found}


def test_a_cause_that_only_moved_is_not_fixed() -> None:
    old = touchpoint(outcome="partly") + CALL
    moved = A + touchpoint(id="n", name="N", channel="app", outcome="partly") + CALL.replace("[a]", "[n]")
    assert "cause-fixed" not in {change.id for change in compared(old, moved, "", "state: to-be").changes}


def test_a_score_that_is_withdrawn_removes_no_breakdown_and_a_new_one_adds_none() -> None:
    blocked, silent = touchpoint(friction="5", outcome="") + B, touchpoint(friction="unknown", outcome="") + B
    assert [change.id for change in compared(blocked, silent).changes if not change.hidden] == ["score-withdrawn"]
    assert [change.id for change in compared(silent, blocked).changes if not change.hidden] == []
