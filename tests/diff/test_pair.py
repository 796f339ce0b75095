"""Which file of two folders is which: docs/method.md 8.8."""

from __future__ import annotations

from cxmap.diff.pair import Ambiguous, Entry, Pairing, pair

AS_IS, TO_BE = Entry("pay.yaml", "pay", "as-is"), Entry("pay.to-be.yaml", "pay", "to-be")


def told(found: Pairing, old: list[Entry], new: list[Entry]) -> list[tuple[str, str]]:
    return [(old[paired.old].path, new[paired.new].path) for paired in found.pairs]


def test_files_are_paired_by_journey_and_state() -> None:
    old, new = [AS_IS, TO_BE], [TO_BE._replace(path="plans/pay.yaml"), AS_IS]
    found = pair(old, new)
    assert told(found, old, new) == [("pay.to-be.yaml", "plans/pay.yaml"), ("pay.yaml", "pay.yaml")]


def test_several_designs_of_a_journey_are_paired_by_path() -> None:
    old = [TO_BE, TO_BE._replace(path="other.yaml")]
    assert told(pair(old, old[::-1]), old, old[::-1]) == [("other.yaml", "other.yaml"), ("pay.to-be.yaml",) * 2]


def test_the_one_design_that_moved_is_found_beside_those_that_did_not() -> None:
    old, new = [TO_BE, TO_BE._replace(path="a.yaml")], [TO_BE, TO_BE._replace(path="b.yaml")]
    assert told(pair(old, new), old, new) == [("pay.to-be.yaml",) * 2, ("a.yaml", "b.yaml")]


def test_what_stays_ambiguous_is_named_and_not_guessed() -> None:
    old, new = [TO_BE, TO_BE._replace(path="a.yaml")], [TO_BE._replace(path="b.yaml")]
    found = pair(old, new)
    assert found == Pairing((), (), (), (Ambiguous("pay", "to-be", ("pay.to-be.yaml", "a.yaml"), ("b.yaml",)),))


def test_another_state_or_another_id_in_the_same_file_is_the_same_file() -> None:
    old, new = (
        [AS_IS, Entry("send.yaml", "send", "as-is")],
        [
            AS_IS._replace(state="to-be"),
            Entry("send.yaml", "post", "as-is"),
        ],
    )
    assert told(pair(old, new), old, new) == [("pay.yaml", "pay.yaml"), ("send.yaml", "send.yaml")]


def test_a_file_that_cannot_be_read_is_paired_by_path() -> None:
    old, new = [Entry("pay.yaml")], [AS_IS]
    assert told(pair(old, new), old, new) == [("pay.yaml", "pay.yaml")]


def test_the_rest_is_added_or_removed() -> None:
    assert pair([AS_IS], [TO_BE]) == Pairing((), (0,), (0,), ())
