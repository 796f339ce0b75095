"""The way back says the opposite of the way there: docs/method.md 8.2 and 9.1."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cxmap.diff.changes import kinds
from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.detect import facts
from cxmap.diff.fact import Fact
from cxmap.diff.version import Version
from cxmap.errors import NotComparable
from tests.diff.versions import both_of, side_of_text, side_of_written, versions
from tests.journeys_strategy import Written, disguised, journeys

FEW = settings(max_examples=40, deadline=None)
ONE_WAY = {"touchpoint-vanished", "friction-down-unsupported", "cause-fixed", "exit-ratio-up", "owner-to-service"}
AS_THE_VERDICT = {
    "help-needed-up", "help-needed-down", "help-repeated-up", "help-repeated-down", "deadline-missed", "deadline-met",
}  # fmt: skip
"""What is read as the verdict reads it, by what the old version says."""


@FEW
@given(versions())
def test_the_way_back_finds_the_same_matches(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(record) for record in pair)
    forth, back = both_of(old, new).matching, both_of(new, old).matching
    assert sorted((item.new, item.old, item.by, item.score) for item in forth.matches) == sorted(back.matches)
    assert (forth.removed, forth.added) == (back.added, back.removed)
    assert len(forth.moved) == len(back.moved)


@FEW
@given(versions())
def test_the_way_back_finds_the_opposite_facts(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(record) for record in pair)
    forth, back = facts(both_of(old, new)), facts(both_of(new, old))
    assert Counter(map(_mirrored, filter(_is_paired, forth))) == Counter(map(_plain, filter(_is_paired, back)))


def _is_paired(fact: Fact) -> bool:
    # Of two that changed places either one moved: where they also exchanged their ids, nothing tells them apart.
    return fact.kind not in ONE_WAY | AS_THE_VERDICT and (fact.kind, fact.about) != ("reordered", "place")


def _plain(fact: Fact) -> Hashable:
    return fact.kind, fact.before, fact.after, fact.old, fact.new, fact.field, fact.about


def _mirrored(fact: Fact) -> Hashable:
    return kinds()[fact.kind].opposite, fact.after, fact.before, fact.new, fact.old, fact.field, fact.about


@FEW
@given(versions())
def test_every_touchpoint_is_matched_or_removed_or_added_exactly_once(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(record) for record in pair)
    matching = both_of(old, new).matching
    olds = [*(item.old for item in matching.matches), *matching.removed]
    news = [*(item.new for item in matching.matches), *matching.added]
    assert sorted(olds) == list(range(len(old.touchpoints)))
    assert sorted(news) == list(range(len(new.touchpoints)))


@FEW
@given(journeys())
def test_a_version_does_not_differ_from_itself(written: Written) -> None:
    side = side_of_written(written)
    comparison = compare(side, side)
    assert comparison.changes == ()
    assert comparison.verdict.name == "no-change"
    assert [pair.by for pair in comparison.matching.matches] == ["id"] * len(side.touchpoints)


@FEW
@given(journeys(), st.randoms(use_true_random=False))
def test_how_a_file_is_written_changes_nothing(written: Written, chance: random.Random) -> None:
    text = disguised(written, chance)
    ends = chance.choice(("\n", "\r\n"))
    other = side_of_text(text.replace("\n", ends) + ends, "drawn.yaml")
    assert compare(side_of_written(written), other).changes == ()


@FEW
@given(versions())
def test_any_two_versions_compare_or_say_why_not(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(record) for record in pair)
    comparison = _compared(old, new)
    assert comparison.verdict.reasons
    assert len({change.fingerprint for change in comparison.changes}) == len(comparison.changes)
    for changed in comparison.changes:
        assert changed.message
        assert (changed.new_path is None) == (changed.fact.after is None and changed.fact.before is not None)


def _compared(old: Version, new: Version) -> Comparison:
    try:
        return compare(old, new)
    except NotComparable:
        reject()
