"""Single edits with a known meaning, each made to hundreds of random journeys: what they come to, and what is asked.

The seed is printed where one of them fails.
"""

from __future__ import annotations

import copy

import pytest

from cxmap.diff.comparison import Comparison
from tests.diff.edits import edits
from tests.diff.random_journeys import SEED, compared, drawn
from tests.journeys_strategy import Written

JOURNEYS = 300
EDITS = edits()
BACKWARDS = {
    "say why they call": "delete why they call",
    "remove a contact that never worked": "add a contact that never works",
}
"""Edits that are others made undone."""


def made(name: str, number: int) -> tuple[Written, Written] | None:
    """Old and new of one edit; None if the journey has nothing to change so."""
    old, chance = drawn(number)
    new = copy.deepcopy(old)
    if not EDITS[BACKWARDS.get(name, name)].apply(new, chance):
        return None
    return (new, old) if name in BACKWARDS else (old, new)


@pytest.mark.parametrize("name", EDITS)
def test_a_single_edit_comes_to_what_it_means(name: str) -> None:
    seen, number = 0, 0
    while seen < JOURNEYS:
        number += 1
        pair = made(name, number)
        if pair is None:
            continue
        seen += 1
        found = compared(*pair)
        told = f"{name}: journey {number} of seed {SEED}"
        assert found.verdict.name == EDITS[name].verdict, (told, found.verdict.reasons)
        if EDITS[name].asks:
            assert EDITS[name].asks in {change.id for change in found.changes}, told
        assert_headline_and_list_agree(found, told)


def assert_headline_and_list_agree(found: Comparison, told: str) -> None:
    """Nothing is called an improvement under a verdict that says that nothing changed."""
    if found.verdict.name == "no-change":
        better = [change.id for change in found.changes if change.class_ == "improvement"]
        assert better == [], told
