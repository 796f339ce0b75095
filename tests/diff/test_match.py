"""Which touchpoint is which, and which moved: docs/method.md 8.2, 8.3 and 8.4."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cxmap.diff.match import Matching, match
from cxmap.diff.moves import moved
from tests.diff.versions import compared, side_of


def matched(old: str, new: str, head: str = "", new_head: str = "", **options: Any) -> Matching:
    return match(side_of(old, head).journey, side_of(new, new_head).journey, **options)


def told(found: Matching) -> list[tuple[int, int, str]]:
    return [(pair.old, pair.new, pair.by) for pair in found.matches]


FIND = "- {id: find, name: Find the return label, team: web, channel: web, friction: 4}\n"
ASK = "- {id: ask, name: Ask support for a label, team: care, channel: chat, friction: 3}\n"
DROP = "- {id: drop, name: Drop the parcel off, team: logistics, channel: shop, friction: 2}\n"


def test_the_same_id_is_the_same_touchpoint_whatever_else_changed() -> None:
    new = "- {id: find, name: Something else, team: brand, channel: phone, friction: 1}"
    assert told(matched(FIND, new)) == [(0, 0, "id")]


def test_an_id_made_from_a_name_says_no_more_than_the_name() -> None:
    old, new = "- {name: Find the label, channel: web}", "- {name: FIND – the label!, channel: web}"
    assert told(matched(old, new)) == [(0, 0, "name")]
    assert told(matched("- {id: find-the-label, name: Go, channel: web}", old, renames=False)) == []


def test_a_declared_rename_wins_over_everything() -> None:
    new = "- {id: search, renamed_from: [find], name: Ask support for a label, team: care, channel: chat}\n" + ASK
    assert told(matched(FIND + ASK, new)) == [(0, 0, "declared"), (1, 1, "id")]


def test_a_declared_exchange_of_ids_is_believed() -> None:
    new = FIND.replace("{id: find,", "{id: ask, renamed_from: [find],") + ASK.replace(
        "{id: ask,", "{id: find, renamed_from: [ask],"
    )
    assert told(matched(FIND + ASK, new)) == [(0, 0, "declared"), (1, 1, "declared")]


def test_a_declaration_that_both_versions_make_is_history() -> None:
    find = FIND.replace("{id: find,", "{id: find, renamed_from: [ask],")
    assert told(matched(find, find + ASK)) == [(0, 0, "id")]


def test_taking_a_rename_back_is_recognised_too() -> None:
    new = FIND.replace("{id: find,", "{id: search, renamed_from: [find],")
    assert told(matched(new, FIND)) == [(0, 0, "declared")]


def test_of_two_claims_on_one_id_the_first_in_the_file_holds() -> None:
    new = (
        "- {id: a, renamed_from: [find], name: A, channel: own}\n- {id: b, renamed_from: [find], name: B, channel: own}"
    )
    assert told(matched(FIND, new, renames=False)) == [(0, 0, "declared")]


def test_of_several_old_ids_the_first_in_the_list_holds() -> None:
    new = "- {id: both, renamed_from: [ask, find], name: Both, channel: own}"
    found = matched(FIND + ASK, new, renames=False)
    assert (told(found), found.removed) == ([(1, 0, "declared")], (0,))


def test_repeated_names_are_matched_in_their_order() -> None:
    call = "- {name: Call again, channel: phone}\n"
    found = matched(call * 3, call * 2)
    assert (told(found), found.removed) == ([(0, 0, "name"), (1, 1, "name")], (2,))


def test_a_reworded_step_is_guessed_and_says_how_alike_it_is() -> None:
    new = FIND.replace("id: find", "id: search").replace("Find the return label", "Look for the return label")
    found = matched(FIND, new)
    assert told(found) == [(0, 0, "similarity")]
    assert found.matches[0].score is not None
    assert found.matches[0].score == pytest.approx(0.892, abs=0.001)


def test_guessing_can_be_turned_off_or_made_stricter() -> None:
    new = FIND.replace("id: find", "id: search").replace("Find the return label", "Look for the return label")
    assert told(matched(FIND, new, renames=False)) == []
    assert told(matched(FIND, new, threshold=0.9)) == []


def test_the_most_alike_go_together_first() -> None:
    old = "- {id: a, name: Call the bank, channel: phone}\n- {id: b, name: Call the shop, channel: phone}"
    new = "- {id: c, name: Call the shops, channel: phone}\n- {id: d, name: Call the banks, channel: phone}"
    assert told(matched(old, new)) == [(1, 0, "similarity"), (0, 1, "similarity")]


def test_what_is_retired_is_nobody_s_old_name() -> None:
    new = FIND.replace("id: find", "id: search")
    assert told(matched(FIND, new, new_head="retired: [{id: find}]")) == []
    assert told(matched(FIND, FIND, new_head="retired: [{id: find}]")) == [(0, 0, "id")]


def test_with_too_much_to_compare_no_guess_is_made_and_a_note_says_so() -> None:
    old = "".join(f"- {{id: o{i}, name: Step number {i} of many, channel: web}}\n" for i in range(201))
    new = "".join(f"- {{id: n{i}, name: The step number {i} of many, channel: web}}\n" for i in range(3))
    found = matched(old, new)
    assert told(found) == []
    assert found.notes == (
        "201 old and 3 new touchpoints are unmatched; above 200 no renames are guessed: write ids, or `renamed_from`",
    )
    assert len(matched(old.partition("- {id: o200")[0], new).matches) == 3


@pytest.mark.parametrize(
    ("positions", "out"),
    [
        ([], []),
        ([0, 1, 2], []),
        ([3, 0, 1, 2], [0]),
        ([1, 2, 3, 0], [3]),
        ([0, 2, 1, 3], [2]),
        ([2, 1, 0], [1, 2]),
    ],
)
def test_the_fewest_items_moved(positions: list[int], out: list[int]) -> None:
    assert moved(positions, "abcdefg"[: len(positions)]) == out


def test_the_items_that_moved_are_as_few_as_brute_force_finds() -> None:
    chance = random.Random(4)
    for _ in range(300):
        positions = chance.sample(range(40), chance.randint(0, 9))
        best = max((bin(mask).count("1") for mask in range(1 << len(positions)) if _rises(positions, mask)), default=0)
        assert len(positions) - len(moved(positions, positions)) == best


def _rises(positions: list[int], mask: int) -> bool:
    kept = [position for i, position in enumerate(positions) if mask >> i & 1]
    return kept == sorted(kept)


def test_of_two_that_changed_places_the_same_one_moved_both_ways() -> None:
    forth, back = matched(FIND + ASK, ASK + FIND), matched(ASK + FIND, FIND + ASK)
    assert [pair.old for pair in forth.moved] == [pair.new for pair in back.moved]


def test_one_moved_touchpoint_gives_one_line() -> None:
    comparison = compared(FIND + ASK + DROP, DROP + FIND + ASK)
    assert [change.message for change in comparison.changes if change.id == "reordered"] == [
        "Drop the parcel off: moved from place 3 to place 1"
    ]


def test_another_stage_is_a_move() -> None:
    head = "stages: [before, after]"
    old, new = (FIND.replace("id: find", f"id: find, stage: {stage}") for stage in ("before", "after"))
    assert [change.message for change in compared(old, new, head).changes] == [
        "Find the return label: moved between stages: after, was before"
    ]


def test_ten_thousand_items_are_no_trouble() -> None:
    positions = list(range(10_000))
    positions.insert(17, positions.pop(9_000))
    assert moved(positions, positions) == [17]
