"""Every change of the catalogue in docs/method.md 9, there and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxmap.diff.change import NEUTRAL, Change, Changes, Kind, changes
from cxmap.diff.changes import catalogue, kinds
from cxmap.diff.detect import facts
from cxmap.diff.fact import Fact
from cxmap.diff.put_back._row import Row
from cxmap.diff.versions import Versions
from cxmap.registry import declarations
from tests.diff.change_examples import Case, cases
from tests.diff.steps import touchpoint
from tests.diff.versions import both_of, compared, side_of

CASES = cases()
CHANGES = [case for case in CASES if case.file.startswith("changes/")]
"""What the questions ask about has no opposite: the answer is evidence."""


def named(case: Case) -> str:
    return f"{case.told}, {case.class_}"


def told(change: Change) -> tuple[str, str, str | None, str]:
    return change.class_.value, change.id, change.touchpoint, change.message


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_change_is_told(case: Case) -> None:
    found = [told(change) for change in compared(case.old, case.new, case.head, case.new_head).changes]
    assert (case.class_, case.told, case.touchpoint, case.says) in found


@pytest.mark.parametrize("case", CHANGES, ids=named)
def test_the_way_back_is_told_with_the_opposite(case: Case) -> None:
    there = kinds()[case.told]
    same = there.opposite or (there.instead_of and kinds()[there.instead_of].opposite)
    new_head = case.head if case.new_head is None else case.new_head
    old, new = side_of(case.old, case.head), side_of(case.new, new_head)
    ids = {(fact.kind, fact.about) for fact in facts(both_of(new, old))}
    about = {fact.about for fact in facts(both_of(old, new))}
    if same is None:  # its page says why
        assert case.told not in {kind for kind, _ in ids}
    elif case.told == "route-removed":
        assert {"route-added", "touchpoint-added"} & {kind for kind, _ in ids}
    else:
        assert any((same, name) in ids for name in about)


def test_every_change_has_an_example_in_a_file_of_its_name() -> None:
    assert {(case.file, case.told) for case in CASES} == {*declared()}


def declared() -> Iterator[tuple[str, str]]:
    """Each kind of change with the file that has its examples."""
    for name, change in declarations("cxmap.diff.changes", Changes).items():
        yield from ((f"changes/{name}", kind.id) for kind in change.kinds)
    for name, row in declarations("cxmap.diff.put_back", Row).items():
        yield from ((f"put_back/{name}", kind.id) for kind in row.questions)


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


def test_every_change_says_when_it_is_told() -> None:
    assert [kind.id for kind in kinds().values() if not kind.when] == []


def test_every_change_has_a_page_that_begins_with_what_it_is() -> None:
    for declared in catalogue():
        first, _, _ = declared.page.partition("\n\n")
        assert " ".join(first.split()).endswith(".")


@pytest.mark.parametrize("case", CASES, ids=named)
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


def test_only_order_names_texts_and_what_is_first_said_are_hidden() -> None:
    hidden = {"reordered", "renamed", "text-changed", "field-stated"}
    assert {kind.id for kind in kinds().values() if kind.hidden} == hidden


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
