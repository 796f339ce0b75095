"""The way back says the opposite of the way there: docs/method.md 8.2 and 9.1."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cxmap.diff.change import Fact
from cxmap.diff.changes import kinds
from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.find import facts
from cxmap.diff.side import Side
from cxmap.errors import NotComparable
from tests.diff.versions import both_of, side_of_text, side_of_written, versions
from tests.journeys_strategy import Written, disguised, journeys

FEW = settings(max_examples=40, deadline=None)
ONE_WAY = {"touchpoint-vanished", "friction-down-unsupported", "cause-fixed", "exit-ratio-up", "owner-to-service"}


@FEW
@given(versions())
def test_the_way_back_finds_the_same_matches(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(one) for one in pair)
    forth, back = both_of(old, new).matching, both_of(new, old).matching
    assert sorted((one.new, one.old, one.by, one.score) for one in forth.matches) == sorted(back.matches)
    assert (forth.removed, forth.added) == (back.added, back.removed)
    assert len(forth.moved) == len(back.moved)


@FEW
@given(versions())
def test_the_way_back_finds_the_opposite_facts(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(one) for one in pair)
    forth, back = facts(both_of(old, new)), facts(both_of(new, old))
    assert Counter(map(_mirrored, filter(_is_paired, forth))) == Counter(map(_plain, filter(_is_paired, back)))


def _is_paired(one: Fact) -> bool:
    # Of two that changed places either one moved: where they also exchanged their ids, nothing tells them apart.
    return one.kind not in ONE_WAY and (one.kind, one.about) != ("reordered", "place")


def _plain(one: Fact) -> Hashable:
    return one.kind, one.before, one.after, one.old, one.new, one.field, one.about


def _mirrored(one: Fact) -> Hashable:
    return kinds()[one.kind].opposite, one.after, one.before, one.new, one.old, one.field, one.about


@FEW
@given(versions())
def test_every_touchpoint_is_matched_or_removed_or_added_exactly_once(pair: tuple[Written, Written]) -> None:
    old, new = (side_of_written(one) for one in pair)
    matching = both_of(old, new).matching
    olds = [*(one.old for one in matching.matches), *matching.removed]
    news = [*(one.new for one in matching.matches), *matching.added]
    assert sorted(olds) == list(range(len(old.touchpoints)))
    assert sorted(news) == list(range(len(new.touchpoints)))


@FEW
@given(journeys())
def test_a_version_does_not_differ_from_itself(written: Written) -> None:
    side = side_of_written(written)
    comparison = compare(side, side)
    assert comparison.changes == ()
    assert comparison.verdict.name == "no-change"
    assert [one.by for one in comparison.matching.matches] == ["id"] * len(side.touchpoints)


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
    old, new = (side_of_written(one) for one in pair)
    comparison = _compared(old, new)
    assert comparison.verdict.reasons
    assert len({one.fingerprint for one in comparison.changes}) == len(comparison.changes)
    for one in comparison.changes:
        assert one.message
        assert (one.new_path is None) == (one.fact.after is None and one.fact.before is not None)


def _compared(old: Side, new: Side) -> Comparison:
    try:
        return compare(old, new)
    except NotComparable:
        reject()
