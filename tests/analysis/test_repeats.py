"""What is asked again, and who raised expectations: docs/method.md 7.5 and 4.5."""

from __future__ import annotations

from cxmap.analysis.repeats import AskedAgain, Expectation
from tests.analysis.worked import analysis_of, move


def test_the_move_asks_for_the_address_twice() -> None:
    assert move().asked_again == (AskedAgain("address", (3, 4), (4,)),)
    assert move().expectations == ()


def test_items_come_in_the_order_in_which_they_are_first_asked() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, asks: [name, number, name]}
        - {name: B, channel: phone, asks: [date, number]}
        - {name: C, channel: phone, asks: [date, name, Number]}
        """
    )
    assert found.asked_again == (
        AskedAgain("name", (0, 2), (2,)),
        AskedAgain("number", (0, 1), (1,)),
        AskedAgain("date", (1, 2), (2,)),
    )


def test_an_expectation_is_reported_and_moves_nothing() -> None:
    steps = """\
    - {id: offer, name: A, team: marketing, channel: billboard, friction: 1}
    - {id: sign, name: B, team: sales, channel: store, friction: 1}
    - {id: bill, name: C, team: billing, channel: invoice, friction: 5, expected_from: [sign, offer, sign]}
    """
    with_it, without = analysis_of(steps), analysis_of(steps.replace(", expected_from: [sign, offer, sign]", ""))
    assert with_it.expectations == (Expectation(1, 2), Expectation(0, 2))
    assert without.expectations == ()
    assert (with_it.roots, with_it.teams, with_it.removable) == (without.roots, without.teams, without.removable)
