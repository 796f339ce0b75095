"""Who belongs in the room: docs/method.md 7.8."""

from __future__ import annotations

from cxmap.analysis.retro import Retro
from tests.analysis.worked import analysis_of, move


def retro(touchpoints: str, head: str = "", *, infer: bool = True) -> Retro:
    return analysis_of(touchpoints, head, infer=infer).retro


def test_the_room_of_the_move() -> None:
    # Breakdowns in rank: visit (field), letter (logistics), faq (web, whose root is the letter); field solved it.
    found = move().retro
    assert found.invite == ("field", "logistics", "web")
    assert found.reasons == {
        "field": ("owns the breakdown 'Wait for the engineer'", "solved it at 'Let the engineer in'"),
        "logistics": (
            "owns the breakdown 'Get a letter with the wrong date'",
            "owns the cause 'Get a letter with the wrong date'",
        ),
        "web": ("owns the breakdown 'Look for the right date'",),
    }
    assert (found.missing, found.unowned) == ((), ())


def test_without_a_breakdown_nobody_is_invited() -> None:
    assert retro("- {name: A, team: web, channel: web, friction: 4}", "retro: {invite: [web]}") == Retro({}, (), ())


def test_owners_supporters_and_owners_of_roots_come_before_the_solver() -> None:
    found = retro(
        """\
        - {id: a, name: A, team: web, supported_by: [data, legal], channel: web, friction: 3}
        - {id: b, name: B, team: shop, supported_by: [web], channel: shop, friction: 5, caused_by: [a]}
        - {id: c, name: C, team: care, supported_by: [vendor], channel: phone, friction: 1, outcome: done}
        """
    )
    # b alone is broken and comes from a; a's supporters stay away, and so do those of the solver. b also sends the
    # contact at c (inferred), which is no further breakdown.
    assert found.invite == ("shop", "web", "care")
    assert found.reasons["web"] == ("supports the breakdown 'B'", "owns the cause 'A'")
    assert found.reasons["care"] == ("solved it at 'C'",)


def test_an_owner_of_two_teams_invites_both() -> None:
    assert retro("- {name: A, team: [legal, operations], channel: post, friction: 5}").invite == ("legal", "operations")


def test_nobody_cannot_be_invited_and_is_named_on_a_line_of_its_own() -> None:
    found = retro(
        "- {name: A, channel: post, friction: 5, supported_by: [legal]}\n- {name: B, team: care, channel: web}"
    )
    assert (found.invite, found.unowned) == (("legal", "care"), (0,))


def test_the_outside_cannot_be_invited_and_is_not_unowned() -> None:
    found = retro(
        """\
        - {id: a, name: A, control: external, team: press, channel: news, friction: 5}
        - {id: b, name: B, control: customer, channel: own, friction: 5}
        - {id: c, name: C, control: partner, team: courier, channel: parcel, friction: 5, caused_by: [a]}
        """
    )
    assert (found.invite, found.unowned) == (("courier",), ())


def test_an_unresolved_journey_was_solved_by_nobody() -> None:
    steps = "- {name: A, team: web, channel: web, friction: 5}\n- {name: B, team: care, channel: phone}"
    assert retro(steps, infer=False).invite == ("web", "care")
    assert retro(steps, "ends: unresolved", infer=False).invite == ("web",)


def test_breakdowns_after_the_goal_are_invited_too() -> None:
    found = retro(
        """\
        - {id: a, name: A, team: web, channel: web, outcome: done}
        - {id: b, name: B, team: billing, channel: invoice, friction: 5}
        """,
        "goal_met_at: a",
    )
    assert found.invite == ("billing", "web")


def test_the_file_s_own_invitation_is_held_against_it() -> None:
    steps = """\
    - {name: A, team: web, supported_by: [data], channel: web, friction: 5}
    - {name: B, team: care, channel: phone}
    """
    assert retro(steps, "retro: {invite: [web, marketing]}").missing == ("data", "care")
    assert retro(steps, "retro: {invite: [care, data, web]}").missing == ()
    assert retro(steps, "retro: {invite: []}").missing == ("web", "data", "care")
    assert retro(steps).missing == ()


def test_each_reason_is_given_once() -> None:
    found = retro(
        """\
        - {id: a, name: Same, team: web, channel: web, friction: 5}
        - {id: b, name: Same, team: web, channel: web, friction: 5}
        """
    )
    assert found.reasons == {"web": ("owns the breakdown 'Same'",)}
