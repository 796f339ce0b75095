"""Every change of the catalogue in docs/method.md 9, there and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from cxmap.diff.change import NEUTRAL, Change, Kind, changes
from cxmap.diff.changes import catalogue, kinds
from cxmap.diff.detect import facts
from cxmap.diff.fact import Fact
from cxmap.diff.put_back import rows
from cxmap.diff.versions import Versions
from tests.diff.versions import both_of, compared, side_of

QUESTIONS = {kind.id for row in rows() for kind in row.questions}

A = "- {id: a, name: A, team: web, channel: web, friction: 2, outcome: done}\n"
B = "- {id: b, name: B, team: web, channel: web, friction: 2, outcome: done}\n"
CALL = "- {id: c, name: C, team: care, channel: phone, friction: 2, outcome: done, caused_by: [a]}\n"
ESTIMATE = "[{covers: [friction], from: estimate}]"
DATA = "[{covers: [friction], from: data}]"


def touchpoint(**fields: str) -> str:
    """``A`` with other fields, as one YAML line."""
    base = {"id": "a", "name": "A", "team": "web", "channel": "web", "friction": "2", "outcome": "done"}
    listed = ", ".join(f"{name}: {value}" for name, value in {**base, **fields}.items() if value)
    return f"- {{{listed}}}\n"


class Case(NamedTuple):
    """Two lists of touchpoints, and a change as it is told: class, id, touchpoint and sentence."""

    old: str
    new: str
    told: tuple[str, str, str | None, str]
    head: str = ""
    new_head: str | None = None


CASES = [
    Case(A, A, ("regression", "goal-lost", None, "The goal is not met any more: the customer gives up"),
         "ends: resolved", "ends: abandoned"),
    Case(touchpoint(outcome="failed"), touchpoint(evidence="[{covers: [outcome], from: data}]"),
         ("improvement", "goal-reached", None, "The goal is met now, and was not before")),
    Case(A, A, ("neutral", "goal-reached", None,
                "The goal is met now, and was not before, as written: it is put back"),
         "ends: unresolved", "goal_met_at: a"),
    Case(A, A, ("question", "goal-share-up-unsupported", None, ("put back: how many meet the goal, 0 of 100 before and"
                " 100 now: nothing on the way there is mended")),
         "ends: unresolved", "goal_met_at: a"),
    Case(touchpoint(duration="1h"), touchpoint(duration="2h30m"),
         ("regression", "deadline-missed", None, "The goal is met 30m after the deadline, was 1h before it"),
         "deadline: 2h"),
    Case(touchpoint(duration="3h"), touchpoint(duration="2h"),
         ("improvement", "deadline-met", None, "The goal is met exactly at the deadline, was 1h after it"),
         "deadline: 2h"),
    Case(A + CALL, A + CALL.replace("id: c", "id: c, times: 1.5"),
         ("regression", "help-needed-up", None, "Help needed rose from 100 to 150 per 100 customers")),
    Case(touchpoint(outcome="partly") + CALL + B, A + B,
         ("improvement", "help-needed-down", None, "Help needed fell from 100 to 0 per 100 customers"),
         "", "retired: [{id: c, why: not needed}]\nstate: to-be"),
    Case(A + CALL.replace("caused_by: [a]", "caused_by: []"), A,
         ("neutral", "help-needed-down", None, ("Help needed fell from 100 to 0 per 100 customers"
          " (nobody said why 100 of them before and 0 now), as written: it is put back"))),
    Case(A + CALL.replace("caused_by: [a]", "caused_by: []"), A,
         ("question", "help-needed-down-unsupported", "c",
          "C: put back: this step, which is gone: no reason is written in `retired`")),
    Case(A + CALL + B, A + CALL.replace("id: c", "id: c, reach: 0.2") + B,
         ("question", "help-needed-down-unsupported", "c", ("C: put back: the customers at this step, 100 of 100 before"
          " and 20 now: 'A', which sent them there, is not mended"))),
    Case(A + CALL, A + CALL.replace("caused_by: [a]", "demand: value"),
         ("question", "demand-relabelled", "c", ("C: put back: why customers come to this step, which is said otherwise"
          " now: nothing shows that they come for something else"))),
    Case(A + CALL, A + CALL + CALL.replace("id: c", "id: d").replace("[a]", "[c]"),
         ("regression", "help-repeated-up", None,
          "Help needed again because service failed rose from 0 to 100 per 100 customers")),
    Case(A + CALL.replace("done", "failed") + CALL.replace("id: c", "id: d").replace("[a]", "[c]"), A + CALL,
         ("improvement", "help-repeated-down", None,
          "Help needed again because service failed fell from 100 to 0 per 100 customers"),
         "", "retired: [{id: d, why: not needed}]\nstate: to-be"),
    Case(A, A + CALL,
         ("regression", "cause-added", "a", "A: now sends customers to service, 100 times per 100 customers")),
    Case(A, A + B.replace("id: b", "id: b, reach: 0.5") + CALL.replace("[a]", "{a: 0.9, b: 0.1}"),
         ("regression", "cause-added", "b", "B: now sends customers to service, 10 times per 100 customers")),
    Case(touchpoint(friction="4") + CALL, touchpoint(evidence=DATA),
         ("improvement", "cause-fixed", "a", ("A: sends nobody to service any more, and did so"
          " 100 times per 100 customers,"
          " and its friction fell from 4 (needed help) to 2 (small snag)"))),
    Case(touchpoint(outcome="partly") + CALL, A,
         ("improvement", "cause-fixed", "a", ("A: sends nobody to service any more, and did so"
          " 100 times per 100 customers,"
          " and customers get it done here")), "", "state: to-be"),
    Case(A + CALL, A,
         ("neutral", "cause-removed", "a", ("A: sends nobody to service any more, and did so"
          " 100 times per 100 customers"))),
    Case(A, touchpoint(friction="3"),
         ("regression", "friction-up", "a", "A: friction rose from 2 (small snag) to 3 (real effort)")),
    Case(touchpoint(friction="3.1", moment_of_truth="true"), touchpoint(friction="3.2", moment_of_truth="true"),
         ("regression", "friction-up", "a",
          "A: friction rose from 3.1 (real effort) to 3.2 (real effort) at a moment of truth"), "basis: measured"),
    Case(touchpoint(friction="3", evidence=ESTIMATE), touchpoint(evidence=DATA),
         ("improvement", "friction-down", "a", "A: friction fell from 3 (real effort) to 2 (small snag)")),
    Case(touchpoint(friction="3"), A,
         ("question", "friction-down-unsupported", "a",
          "A: put back: the score of this step, nothing shows that it got easier")),
    Case(touchpoint(friction="3", evidence=ESTIMATE), touchpoint(evidence=ESTIMATE),
         ("question", "friction-down-unsupported", "a",
          "A: put back: the score of this step, nothing will show that it gets easier"), "", "state: to-be"),
    Case(touchpoint(friction="3", evidence=DATA), touchpoint(evidence=DATA),
         ("question", "friction-down-unsupported", "a",
          "A: put back: the score of this step, nothing shows that it got easier")),
    Case(touchpoint(outcome="partly"), A,
         ("question", "outcome-up-unsupported", "a",
          "A: put back: the outcome of this step, partly before: nothing shows that it is done now")),
    Case(touchpoint(friction="5"), touchpoint(friction="unknown"),
         ("question", "score-withdrawn", "a", "A: put back: the score of this step, 5 before and unknown now")),
    Case(A, touchpoint(outcome="failed"), ("regression", "breakdown-added", "a", "A: breaks now: it fails")),
    Case(touchpoint(friction="5", outcome=""), A,
         ("improvement", "breakdown-removed", "a",
          "A: does not break any more; before: it fails, friction 5 (blocked)"), "", "state: to-be"),
    Case(A + touchpoint(id="b", name="B", friction="1"), A,
         ("neutral", "touchpoint-removed", "b", "B: is gone, had friction 1 (effortless)")),
    Case(A + touchpoint(id="b", name="B", friction="4"), A,
         ("neutral", "touchpoint-removed", "b", "B: is gone, had friction 4 (needed help); not needed"),
         "", "retired: [{id: b, why: not needed}]"),
    Case(A + touchpoint(id="b", name="B", friction="4"), A,
         ("question", "touchpoint-vanished", "b",
          "B: put back: this step, which is gone: no reason is written in `retired`")),
    Case(A, A + B, ("neutral", "touchpoint-added", "b", "B: is new, with friction 2 (small snag)")),
    Case(A, A + touchpoint(id="b", name="B", friction="4"),
         ("regression", "touchpoint-added", "b", "B: is new, with friction 4 (needed help)")),
    Case(A, A + touchpoint(id="b", name="B", friction="", outcome="failed"),
         ("regression", "touchpoint-added", "b", "B: is new, with no friction score; a breakdown: it fails")),
    Case(A, A + touchpoint(id="b", name="B", friction="5", outcome="done"),
         ("regression", "touchpoint-added", "b", "B: is new, with friction 5 (blocked); a breakdown")),
    Case(touchpoint(outcome="failed") + CALL, touchpoint(outcome="failed"),
         ("regression", "route-removed", "c", ("C: this phone contact is gone, had friction 2 (small snag);"
          " 'A' still sends customers to it"))),
    Case(A + CALL, A,
         ("neutral", "route-removed", "c", "C: this phone contact is gone, had friction 2 (small snag)")),
    Case(touchpoint(outcome="failed") + CALL, touchpoint(outcome="failed") + CALL.replace("done", "unavailable"),
         ("regression", "route-removed", "c", "C: cannot be reached any more; 'A' still sends customers to it")),
    Case(A + CALL, A + CALL.replace("done", "unavailable"),
         ("neutral", "route-removed", "c", "C: cannot be reached any more")),
    Case(A + CALL.replace("done", "unavailable"), A + CALL,
         ("improvement", "route-added", "c", "C: can be reached now, and could not before"), "", "state: to-be"),
    Case(touchpoint(hours="Mo-Fr 08:00-18:00"), touchpoint(hours="Mo-Fr 09:00-18:00"),
         ("regression", "hours-cut", "a", "A: 5h a week less: open Mo-Fr 09:00-18:00, was Mo-Fr 08:00-18:00")),
    Case(touchpoint(hours="Mo-Su 00:00-23:00"), touchpoint(hours="24/7"),
         ("improvement", "hours-extended", "a", "A: 7h a week more: open 24/7, was Mo-Su 00:00-23:00")),
    Case(touchpoint(wait="5m"), touchpoint(wait="2h"),
         ("regression", "wait-up", "a", "A: customers wait 2h for it, was 5m")),
    Case(A + touchpoint(id="b", name="B", after="3d"), A + touchpoint(id="b", name="B", after="2h"),
         ("improvement", "wait-down", "b", "B: it comes 2h after the step before, was 3d")),
    Case(touchpoint(wait="5m"), A,
         ("question", "time-withdrawn", "a", "A: put back: the wait at this step, 5m before and not written now")),
    Case(A, A, ("question", "deadline-changed", None, ("put back: the deadline, 3h now and 2h before: nothing shows"
                " that customers have more time")), "deadline: 2h", "deadline: 3h"),
    Case(A + B, A + B, ("question", "goal-moved", None, "put back: the goal, met at 'B' before and 'A' now"),
         "goal_met_at: b", "goal_met_at: a"),
    Case(A, touchpoint(renamed_from="[a]") + touchpoint(id="z", name="Z", renamed_from="[a]"),
         ("neutral", "split", "a", "A: put back: 'A', drawn as 'A' and 'Z' now: they are read as one step")),
    Case(A + B, touchpoint(id="ab", name="AB", renamed_from="[a, b]"),
         ("neutral", "merge", "ab", "AB: put back: 'A' and 'B', drawn as 'AB' now: they are read as one step")),
    Case(touchpoint(wait="1h", promise="2h"), touchpoint(wait="1h", promise="3h"),
         ("question", "promise-loosened", "a", ("A: put back: the promise at this step, 2h before and 3h now: that it"
          " is kept is no shorter wait"))),
    Case(touchpoint(wait="1h", promise="2h"), touchpoint(wait="1h"),
         ("question", "promise-loosened", "a", ("A: put back: the promise at this step, 2h before and none now: that it"
          " is kept is no shorter wait"))),
    Case(touchpoint(wait="1h"), touchpoint(wait="1h", promise="2h"),
         ("improvement", "promise-tightened", "a", "A: customers are promised 2h, were told nothing")),
    Case(A + B, A + touchpoint(id="b", name="B", team="shop", initiated_by="customer", context="lost"),
         ("regression", "handoff-added", "b", ("B: a new handoff from web to shop, carried by the customer, and what"
          " was known is lost"))),
    Case(A + touchpoint(id="b", name="B", team="shop"), A + B,
         ("improvement", "handoff-removed", "b", "B: no handoff from web to shop any more")),
    Case(A + touchpoint(id="b", name="B", team="shop", context="kept"),
         A + touchpoint(id="b", name="B", team="shop", context="lost"),
         ("regression", "context-lost", "b", ("B: the team here knows nothing of what came before,"
          " and knew everything of it until now"))),
    Case(A + touchpoint(id="b", name="B", team="shop", context="lost"),
         A + touchpoint(id="b", name="B", team="shop", context="partial"),
         ("improvement", "context-kept", "b", ("B: the team here knows a part of what came before,"
          " and knew nothing of it until now"))),
    Case(A + touchpoint(id="b", name="B", team="shop", initiated_by="customer"),
         A + touchpoint(id="b", name="B", team="shop", initiated_by="company",
                        evidence="[{covers: [initiated_by], from: data}]"),
         ("improvement", "handoff-shifted", "b",
          "B: the company carries the matter across the handoff now, was the customer")),
    Case(A + touchpoint(id="b", name="B", team="shop", initiated_by="other"),
         A + touchpoint(id="b", name="B", team="shop", initiated_by="customer",
                        evidence="[{covers: [initiated_by], from: data}]"),
         ("regression", "handoff-shifted", "b",
          "B: the customer carries the matter across the handoff now, was the company")),
    Case(touchpoint(asks="[number]") + B, touchpoint(asks="[number]") + touchpoint(id="b", name="B", asks="[number]"),
         ("regression", "asked-again", "b", "B: customers have to give 'number' twice, was once")),
    Case(touchpoint(asks="[number]") + touchpoint(id="b", name="B", asks="[number]"), A + B,
         ("improvement", "asked-once", "b", "B: customers have to give 'number' not at all, was twice")),
    Case(touchpoint(steps="2"), touchpoint(steps="6"),
         ("regression", "steps-up", "a", "A: takes 6 steps, was 2")),
    Case(touchpoint(duration="15m"), touchpoint(duration="5m"),
         ("improvement", "steps-down", "a", "A: takes 5m of the customer's time, was 15m")),
    Case(touchpoint(steps="2") + touchpoint(id="b", name="B", steps="4", mirror_of="a"),
         touchpoint(steps="2") + touchpoint(id="b", name="B", steps="6", mirror_of="a"),
         ("regression", "exit-ratio-up", "b", "B: leaving takes 3 times the steps of joining, was 2 times")),
    Case(touchpoint(designed="{reason: R, ease: none}"), touchpoint(designed="{reason: R, ease: A call back}"),
         ("improvement", "designed-eased", "a", "A: something makes it easier: A call back")),
    Case(touchpoint(designed="{reason: R, clarity: A text}"), touchpoint(designed="{reason: R}"),
         ("regression", "designed-uneased", "a", "A: no longer true that the customer is told why")),
    Case(A, touchpoint(designed="{reason: R, protects: both, clarity: C, ease: E}"),
         ("neutral", "designed-added", "a", "A: friction on purpose is new here, with a reason, and eased")),
    Case(A, A + touchpoint(id="b", name="B", designed="{reason: R, protects: both}"),
         ("regression", "designed-added", "b", "B: friction on purpose is new here, with a reason, but not eased")),
    Case(A, touchpoint(designed="{reason: R, protects: company}"),
         ("regression", "designed-added", "a",
          "A: friction on purpose is new here, with no reason that protects the customer")),
    Case(touchpoint(designed="{reason: R}"), A,
         ("neutral", "designed-removed", "a",
          "A: no friction on purpose any more, was there with a reason, but not eased")),
    Case(A, touchpoint(team="shop"),
         ("neutral", "owner-changed", "a", "A: with the same friction 2, belongs to shop, was web")),
    Case(A, touchpoint(team="", friction="3"),
         ("regression", "owner-changed", "a", "A: belongs to (nobody), was web: nobody can mend it")),
    Case(touchpoint(friction="4") + CALL, touchpoint(friction="4", team="care") + CALL,
         ("question", "owner-to-service", "a", ("A: with the same friction 4, belongs to care, was web, a service team:"
          " was it handed to those who cannot mend it?"))),
    Case(A, touchpoint(kind="self-service"),
         ("question", "kind-changed", "a", ("A: put back: what this step is for, experience before and self-service"
          " now: words change no customer"))),
    Case(A, touchpoint(kind="self-service", evidence="[{covers: [kind], from: customer}]"),
         ("question", "kind-changed", "a", ("A: counts as self-service now, was experience: figures for service and for"
          " the rest moved without the customer"))),
    Case(touchpoint(reach="0.5"), touchpoint(reach="0.8"),
         ("neutral", "reach-changed", "a", "A: 100 customers come here 80 times now, before it was 50")),
    Case(A, A, ("neutral", "volume-changed", None, "Customers who start: 1,500 per month, was 1,000 per month"),
         "volume: {count: 1000, per: month}", "volume: {count: 1500, per: month}"),
    Case(touchpoint(evidence=ESTIMATE), touchpoint(evidence=DATA),
         ("improvement", "evidence-stronger", "a", "A: the friction score rests on data, was an estimate")),
    Case(touchpoint(evidence=DATA), touchpoint(evidence=ESTIMATE),
         ("question", "evidence-weaker", "a", "A: the friction score is an estimate, rested on data")),
    Case(A + B + CALL, B + A + CALL, ("neutral", "reordered", "b", "B: moved from place 2 to place 1")),
    Case(A, touchpoint(name="The first step"), ("neutral", "renamed", "a", "The first step: was called 'A'")),
    Case(A, touchpoint(id="z", renamed_from="[a]"), ("neutral", "renamed", "z", "A: has the id z, was a")),
    Case(A, touchpoint(feeling="Glad"), ("neutral", "text-changed", "a", "A: feeling: 'Glad', was nothing")),
    Case(touchpoint(supported_by="[it, law]"), A,
         ("neutral", "text-changed", "a", "A: supported by: nothing, was it, law")),
    Case(A, A, ("neutral", "text-changed", None, "Owner: 'web', was nothing"), "", "owner: web"),
]  # fmt: skip


def told(change: Change) -> tuple[str, str, str | None, str]:
    return change.class_.value, change.id, change.touchpoint, change.message


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.told[1]}, {case.told[0]}")
def test_a_change_is_told(case: Case) -> None:
    found = [told(change) for change in compared(case.old, case.new, case.head, case.new_head).changes]
    assert case.told in found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.told[1]}, {case.told[0]}")
def test_the_way_back_is_told_with_the_opposite(case: Case) -> None:
    there = kinds()[case.told[1]]
    same = there.opposite or (there.instead_of and kinds()[there.instead_of].opposite)
    new_head = case.head if case.new_head is None else case.new_head
    old, new = side_of(case.old, case.head), side_of(case.new, new_head)
    ids = {(fact.kind, fact.about) for fact in facts(both_of(new, old))}
    about = {fact.about for fact in facts(both_of(old, new))}
    if case.told[1] in QUESTIONS:
        assert case.told[1] in {sort.id for row in rows() for sort in row.questions}
    elif case.told[1] == "exit-ratio-up":
        assert "exit-ratio-up" not in {kind for kind, _ in ids}
    elif case.told[1] == "route-removed":
        assert {"route-added", "touchpoint-added"} & {kind for kind, _ in ids}
    else:
        assert any((same, name) in ids for name in about)


def test_every_change_has_an_example() -> None:
    assert {case.told[1] for case in CASES} == set(kinds())


def test_every_change_has_its_opposite_or_is_said_instead_of_one_that_has_or_says_why_not() -> None:
    found = kinds()
    for declared in catalogue():
        for kind in declared.kinds:
            if kind.opposite:
                assert found[kind.opposite].opposite == kind.id
            elif kind.instead_of:
                assert found[kind.instead_of].opposite
            else:
                assert "There is no way back" in declared.page


def test_every_change_has_a_page_that_begins_with_what_it_is() -> None:
    for declared in catalogue():
        first, _, _ = declared.page.partition("\n\n")
        assert " ".join(first.split()).endswith(".")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.told[1]}, {case.told[0]}")
def test_no_field_is_told_twice(case: Case) -> None:
    found = compared(case.old, case.new, case.head, case.new_head).changes
    partly = frozenset[str]().union(*(declared.partly for declared in catalogue()))
    facts = [(change.id, change.fact) for change in found if change.fact.field]
    places = [(id, (fact.before, fact.after, fact.field[0])) for id, fact in facts]
    texts = {place for id, place in places if id == "text-changed"}
    others = {place for id, place in places if id != "text-changed" and place[2] not in partly}
    assert not texts & others


def test_a_change_that_is_new_is_not_told_a_second_time_as_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    @changes(Kind("feeling-changed", NEUTRAL, "feeling-changed"))
    def feeling(versions: Versions) -> Iterator[Fact]:
        """Customers feel something else."""
        for pair in versions.edited:
            if pair.old.written.feeling != pair.new.written.feeling:
                yield pair.fact("feeling-changed", "feels else", "", "", "feeling")

    old, new = touchpoint(feeling="Glad", thinking="x"), touchpoint(feeling="Sad", thinking="y")
    assert [change.fact.field for change in compared(old, new).changes] == [("feeling",), ("thinking",)]
    monkeypatch.setattr("cxmap.diff.detect.catalogue", lambda: (*catalogue(), feeling))
    monkeypatch.setattr("cxmap.diff.detect.kinds", lambda: {**kinds(), "feeling-changed": feeling.kinds[0]})
    found = [(change.id, change.fact.field) for change in compared(old, new).changes]
    assert sorted(found) == [("feeling-changed", ("feeling",)), ("text-changed", ("thinking",))]


def test_opposites_stand_in_one_file() -> None:
    for declared in catalogue():
        ids = {kind.id for kind in declared.kinds}
        assert {kind.opposite for kind in declared.kinds if kind.opposite} <= ids
        assert {kind.instead_of for kind in declared.kinds if kind.instead_of} <= ids
        assert declared.page


def test_only_order_names_and_texts_are_hidden() -> None:
    assert {kind.id for kind in kinds().values() if kind.hidden} == {"reordered", "renamed", "text-changed"}


def test_what_moves_every_total_comes_first_then_regressions_at_moments_of_truth() -> None:
    old = (
        touchpoint() + touchpoint(id="b", name="B") + touchpoint(id="c", name="C", reach="0.4", moment_of_truth="true")
    )
    new = touchpoint(friction="3") + touchpoint(id="b", name="B", friction="1")
    new += touchpoint(id="c", name="C", reach="0.5", moment_of_truth="true", friction="3")
    found = [(change.id, change.touchpoint) for change in compared(old, new).changes if not change.hidden]
    assert found == [
        ("reach-changed", "c"),
        ("friction-up", "c"),
        ("friction-up", "a"),
        ("goal-share-up-unsupported", None),
        ("friction-down-unsupported", "b"),
    ]


# What is no change, or not the one that it looks like.


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
    found = compared(old, new).changes
    assert [change.id for change in found if change.id not in ("text-changed", "breakdown-added", "goal-lost")] == []


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
