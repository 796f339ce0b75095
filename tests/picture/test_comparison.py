"""Two versions on the same columns: what is the same stands below itself, what is not leaves its column empty."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.match import match
from cxmap.diff.version import Version
from cxmap.formats.drawing.svg import comparison_svg, text_of
from cxmap.picture.comparison import places
from cxmap.present.look import Look
from tests.conftest import ROOT
from tests.diff.versions import compared, side_of, side_of_text
from tests.picture.journeys import of_kind, words

A = "- {id: a, name: Find the page, team: web, channel: web, friction: 4, outcome: failed}\n"
B = "- {id: b, name: Read the help, team: web, channel: faq, friction: 3, outcome: failed}\n"
C = "- {id: c, name: Call about it, team: care, channel: phone, friction: 3, caused_by: [a], outcome: done}\n"
NEW = "- {id: n, name: Watch a film, team: brand, channel: web, friction: 1, outcome: done}\n"
EASY = A.replace("friction: 4, outcome: failed", "friction: 1, outcome: done")


def drawn(comparison: Comparison) -> ET.Element:
    """Its picture."""
    return ET.fromstring(text_of(comparison_svg(comparison, Look())))


def tags(root: ET.Element) -> dict[str, int]:
    """How many tags of each kind there are."""
    kinds = ((element.get("class") or "").partition("tag-")[2] for element in root.iter())
    return dict(Counter(kind for kind in kinds if kind))


def version(name: str) -> Version:
    """A journey of ours."""
    return side_of_text((ROOT / "journeys" / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")


def at(old: str, new: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The columns of both versions."""
    before, after = side_of(old), side_of(new)
    found = places(len(before.touchpoints), len(after.touchpoints), match(before.journey, after.journey))
    return found.old, found.new, found.all


def test_pairs_share_a_column_and_what_only_one_side_has_leaves_it_empty() -> None:
    assert at(A + C, A + C) == ((0, 1), (0, 1), 2)
    assert at(A + B + C, A + C) == ((0, 1, 2), (0, 2), 3)
    assert at(A + C, A + NEW + C) == ((0, 2), (0, 1, 2), 3)
    assert at(A + B, A + NEW) == ((0, 2), (0, 1), 3)


def test_what_changed_its_place_in_the_order_has_a_column_on_each_side() -> None:
    old, new, count = at(A + B + NEW, B + NEW + A)
    assert count == 4
    assert list(old) == sorted(old)
    assert list(new) == sorted(new)


@given(st.permutations(["a", "b", "c", "d", "e"]), st.permutations(["a", "b", "c", "f", "g"]))
def test_columns_keep_the_order_of_both_versions(old: list[str], new: list[str]) -> None:
    step = "- {{id: {0}, name: Step {0}, team: web, channel: web}}\n"
    olds, news, count = at(*("".join(step.format(name) for name in names[:4]) for names in (old, new)))
    assert all(list(slots) == sorted(set(slots)) for slots in (olds, news))
    assert sorted({*olds, *news}) == list(range(count))


def test_both_maps_are_drawn_with_what_was_added_and_removed() -> None:
    root = drawn(compared(A + B + C, EASY + NEW + C.replace("caused_by: [a]", "caused_by: []")))
    ids = [group.get("data-touchpoint") for group in of_kind(root, "tp")]
    assert ids == ["a", "b", "c", "a", "n", "c"]
    assert tags(root) == {"added": 1, "removed": 1, "question": 1, "worse": 1}
    assert "Before · as-is · Try it" in words(root)
    assert "After · as-is · Try it" in words(root)


def test_what_got_better_is_marked_and_on_the_way_back_it_got_worse() -> None:
    bank, plan = (version(name) for name in ("bank-travel-alert", "bank-travel-alert.to-be-service"))
    assert tags(drawn(compare(bank, plan))) == {"better": 1, "removed": 3}
    assert tags(drawn(compare(plan, bank)))["worse"] >= 1


def test_every_id_of_a_picture_is_there_once() -> None:
    ids = [element.get("id") for element in drawn(compared(A + C, EASY + C)).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_comparison_with_itself_marks_nothing() -> None:
    root = drawn(compared(A + C, A + C))
    assert tags(root) == {}


def test_a_picture_says_what_the_mark_of_a_figure_means_and_where_it_has_none_nothing() -> None:
    pictures = sorted((ROOT / "examples" / "output").glob("*.diff-*.svg"))
    texts = [picture.read_text(encoding="utf-8") for picture in pictures]
    assert [" *</text>" in text for text in texts] == ["* as written; for the verdict" in text for text in texts]
    assert any(" *</text>" in text for text in texts)
    assert not any(" ;" in text for text in texts)
