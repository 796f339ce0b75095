from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey import ids
from cxmap.journey.ids import nearest, slug, unique
from tests.hell import NAMES
from tests.journey.loading import framed, journey, loaded

SLUGS: dict[str, str] = {
    "Find the return label": "find-the-return-label",
    'Look for "add travel alert" on the site': "look-for-add-travel-alert-on-the-site",
    "  padded  ": "padded",
    "a -- b": "a-b",
    "-a-": "a",
    "Straße": "strasse",  # case-folded
    "ÉCOLE": "école",
    "E\u0301cole": "école",  # NFKC
    "Ｌｏｇｉｎ": "login",
    "ﬁle": "file",
    "Schritt ②": "schritt-2",
    "½ price": "1-2-price",  # NFKC writes it 1⁄2
    "顧客がログイン": "顧客がログイン",
    "שלום עולם": "שלום-עולם",
    "हिन्दी": "हिन्दी",
    "ΟΔΟΣ": "οδοσ",
    "naïve café": "naïve-café",
    "snake_case": "snake-case",
    "a/b\\c": "a-b-c",
    "a\u00a0b": "a-b",
    "e-mail": "e-mail",
    "3rd call": "3rd-call",
    "١٢": "١٢",
}


@pytest.mark.parametrize(("name", "id"), SLUGS.items())
def test_an_id_is_made_from_the_name(name: str, id: str) -> None:
    assert slug(name) == id


@pytest.mark.parametrize("name", ["?!…", "🤷", "---", "\u200d", " "])
def test_a_name_without_letters_still_gets_an_id(name: str) -> None:
    assert slug(name) == "touchpoint"


def test_a_repeated_name_gets_a_number() -> None:
    names = ["Call", "Call", "call!", "Write", "CALL"]
    assert unique([None] * 5, names) == ["call", "call-2", "call-3", "write", "call-4"]


def test_a_made_id_never_takes_a_written_one_even_of_a_later_touchpoint() -> None:
    assert unique([None, "call", None, "call-2", None], ["Call"] * 5) == [
        "call-3",
        "call",
        "call-4",
        "call-2",
        "call-5",
    ]


def test_a_name_that_looks_like_a_numbered_id_is_counted_too() -> None:
    assert unique([None] * 4, ["Call", "Call 2", "Call", "Call"]) == ["call", "call-2", "call-3", "call-4"]


def test_repeated_names_are_no_duplicate_ids() -> None:
    found = journey("cxmap: 1\ntitle: T\ntouchpoints:\n" + "  - {name: Call, channel: phone}\n" * 3)
    assert [touchpoint.id for touchpoint in found.touchpoints] == ["call", "call-2", "call-3"]


def test_ten_thousand_equal_names_are_no_quadratic_work() -> None:
    ids = unique([None] * 10_000, ["Call"] * 10_000)
    assert ids[-1] == "call-10000"
    assert len(set(ids)) == 10_000


@given(st.text(max_size=40) | st.sampled_from(sorted(NAMES.values())))
def test_an_id_has_only_letters_and_digits_with_single_hyphens_between(name: str) -> None:
    made = slug(name)
    assert made
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made
    assert all(text == "-" or unicodedata.category(text)[0] in "LNM" for text in made)
    assert slug(made) == made
    assert slug(name.upper()) == slug(name) or name.upper().casefold() != name.casefold()


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "a-2", None]), st.sampled_from(["A", "b", "A 2", "?"])), max_size=9)
)
def test_made_ids_are_unique_and_written_ones_are_kept(pairs: list[tuple[str | None, str]]) -> None:
    ids = unique([id for id, _ in pairs], [name for _, name in pairs])
    assert [made for (written, _), made in zip(pairs, ids, strict=True) if written] == [id for id, _ in pairs if id]
    made = [pair for (written, _), pair in zip(pairs, ids, strict=True) if not written]
    assert len({*made}) == len(made)
    assert not {*made} & {id for id, _ in pairs if id}


FIELDS = (
    "friction",
    "channel",
    "team",
    "duration",
    "wait",
    "waited",
    "reach",
    "caused_by",
    "outcome",
    "moment_of_truth",
)
NEAREST: dict[str, str | None] = {
    "fricton": "friction",
    "frictoin": "friction",
    "chanel": "channel",
    "Channel": "channel",
    "caused-by": "caused_by",
    "causedBy": "caused_by",
    "momentOfTruth": "moment_of_truth",
    "outcom": "outcome",
    "status": None,
    "colour": None,
    "x": None,
    "": None,
}


@pytest.mark.parametrize(("word", "meant"), NEAREST.items())
def test_a_misspelt_word_means_the_one_that_is_near_enough(word: str, meant: str | None) -> None:
    assert nearest(word, FIELDS) == meant


def test_between_two_equally_near_words_nothing_is_guessed() -> None:
    assert nearest("bate", ["bats", "bath"]) is None


def test_guessing_ends_with_its_budget_and_begins_anew_with_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [f"step-number-{i}" for i in range(500)]
    ids.begin_guessing()
    guesses = [ids.nearest(f"step-nubmer-{i}x", known) for i in range(100)]
    monkeypatch.setattr("difflib.get_close_matches", None)  # from here on nothing is compared
    assert guesses.count(None) >= 60
    assert ids.nearest("step-nubmer-7x", known) is None
    assert ids.nearest("Step Number 7", known) == "step-number-7"  # which is no guess
    monkeypatch.undo()
    misspelt = framed("caused_by: [fisrt]")
    assert [problem.help for problem in loaded(misspelt).problems] == ["did you mean 'first'?"]
    assert ids.nearest("stpe-number-77", known) == "step-number-77"


def test_nobody_misspells_a_word_of_thousands_of_letters() -> None:
    assert ids.nearest("x" * 5000, ["x" * 4999]) is None
