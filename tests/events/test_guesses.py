"""What an activity may mean: a guess is worth some work, and only so much."""

from __future__ import annotations

import pytest

from cxmap.events import guesses
from cxmap.events.guesses import Guesses
from cxmap.events.settings import Settings
from tests.events.measuring import settings_of


def settings(count: int = 0) -> Settings:
    steps = "".join(f"  - {{id: step-{i}, name: Do {i}, team: w, channel: web, friction: 1}}\n" for i in range(count))
    return settings_of(
        "cxmap: 1\ntitle: T\n"
        "events: {case: c, event: e, time: t, match: [{touchpoint: label, when: x}]}\ntouchpoints:\n"
        "  - {id: label, name: Find the return label, team: w, channel: web, friction: 1}\n"
        "  - {id: refund, name: Get the money back, team: w, channel: web, friction: 1}\n" + steps
    )


def test_words_and_letters_are_compared_with_ids_and_names() -> None:
    known = Guesses(settings())
    assert [known.of(name) for name in ("web/label", "refnud", "money back", "xyz")] == [
        ("label",), ("refund",), ("refund",), (),
    ]  # fmt: skip


def test_a_run_looks_at_so_many_touchpoints_and_then_guesses_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    likeness = guesses._Known.likeness

    def counted(known: guesses._Known, words: str) -> float:
        looked.append(words)
        return likeness(known, words)

    monkeypatch.setattr(guesses._Known, "likeness", counted)
    known = Guesses(settings(998))
    found = [known.of(f"label {i}") for i in range(100)]
    assert len(looked) == 2 * guesses.BUDGET
    assert [bool(ids) for ids in found] == [True] * 20 + [False] * 80
