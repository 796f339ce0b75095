"""What can be compared: docs/method.md 8.1."""

from __future__ import annotations

import pytest

from cxmap.diff.comparison import compare
from cxmap.errors import NotComparable
from tests.diff.versions import compared, side_of_text

STEP = "- {id: a, name: Find the page, team: web, channel: web, friction: 2}"


def refused(head: str, new_head: str, old: str = STEP, new: str = STEP) -> tuple[str, str]:
    with pytest.raises(NotComparable) as raised:
        compared(old, new, head, new_head)
    return raised.value.message, raised.value.hint


def of_two_files(old: str, new: str, paths: tuple[str, str] = ("old.yaml", "new.yaml")) -> str:
    sides = (
        side_of_text(f"cxmap: 1\n{head}\ntouchpoints:\n  {STEP}\n", path)
        for head, path in zip((old, new), paths, strict=True)
    )
    return compare(*sides).verdict.name


def test_two_journeys() -> None:
    with pytest.raises(NotComparable, match=r"^these are two journeys: pay and send") as raised:
        of_two_files("id: pay\ntitle: Pay", "id: send\ntitle: Pay")
    assert raised.value.hint == "name two versions of one journey"


def test_files_without_ids_are_one_journey_if_they_have_one_name_or_one_title() -> None:
    assert of_two_files("title: Pay", "title: Pay!") == "no-change"
    assert of_two_files("title: Pay", "id: pay\ntitle: Pay") == "no-change"
    assert of_two_files("title: Pay", "title: Send", ("a/pay.yaml", "b/pay.to-be.yaml")) == "no-change"


def test_files_without_ids_and_with_two_titles_are_two_journeys() -> None:
    with pytest.raises(NotComparable, match=r"^these are two journeys: old and new") as raised:
        of_two_files("title: Pay", "title: Send")
    assert raised.value.hint == "write the same `id` into both files"


def test_two_personas() -> None:
    assert refused("persona: Ann", "persona: {name: Bob}") == (
        "they tell it of two personas: 'Ann' and 'Bob'",
        "compare versions of the same customer's journey",
    )


@pytest.mark.parametrize(
    ("head", "new_head"),
    [
        ("persona: Ann", "persona: {name: ann, needs: [sleep]}"),
        ("persona: Ann", ""),
        ("", "goal: Money back"),
        ("goal: Money back", "goal: money back."),
        ("basis: typical", "basis: measured"),
        ("basis: typical", "basis: case"),
        ("state: as-is", "state: to-be"),
    ],
)
def test_what_contradicts_nothing_can_be_compared(head: str, new_head: str) -> None:
    assert compared(STEP, STEP, head, new_head).verdict.name == "no-change"


def test_a_basis_that_falls() -> None:
    assert refused("basis: measured", "")[0] == "the old version is measured and the new one is typical"
    assert refused("basis: measured", "basis: case")[0] == "the old version is measured and the new one is case"


def test_two_goals_are_one_only_if_somebody_says_so() -> None:
    assert refused("goal: Money back", "goal: A voucher") == (
        "they state two goals: 'Money back' and 'A voucher'",
        "add --same-goal if only the wording changed",
    )
    found = compared(STEP, STEP, "goal: Money back", "goal: A voucher", same_goal=True)
    assert found.notes[0] == "The goal is worded differently and taken to be the same: 'A voucher', was 'Money back'"


def test_more_than_half_of_the_smaller_side_would_be_guesswork() -> None:
    old = "".join(
        f"- {{id: o{i}, name: Step {word}, channel: web}}\n" for i, word in enumerate(("one", "two", "three"))
    )
    guess = old.replace("id: o", "id: n").replace("Step", "The step")
    assert refused("", "", old, guess) == (
        "3 of 3 touchpoints could only be matched by likeness",
        "write ids, or `renamed_from: [old-id]`, or see with --no-renames what is left",
    )
    half = guess.splitlines()[0] + "\n" + old.splitlines()[1]
    assert [pair.by for pair in compared(old, half).matching.matches] == ["similarity", "id"]
    assert compared(old, guess, renames=False).matching.matches == ()


def test_all_that_stands_in_the_way_is_told_at_once() -> None:
    why, hint = refused("persona: Ann\nbasis: measured", "persona: Bob")
    assert (
        why == "they tell it of two personas: 'Ann' and 'Bob'; the old version is measured and the new one is typical"
    )
    assert hint.count(";") == 1
