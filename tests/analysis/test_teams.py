"""Teams and stages: docs/method.md 7.7 and 5.8."""

from __future__ import annotations

from cxmap.analysis.teams import Stage, Team
from tests.analysis.worked import analysis_of, move, near


def test_the_teams_of_the_move() -> None:
    # field and logistics both cause 5.8 points; field causes 0.6 contacts, logistics 0.4. What the second call keeps
    # for itself, 0.2 x 2.25, is care's.
    assert near(move().teams) == near(
        (
            Team("field", 4.0, 5.8, 0.6, 0.0),
            Team("logistics", 2.4, 5.8, 0.4, 0.0),
            Team("web", 5.0, 2.0, 0.0, 0.0),
            Team("care", 2.65, 0.45, 0.0, 1.15),
            Team("brand", 0.0, 0.0, 0.0, 0.0),
        )
    )


def test_teams_add_up_to_the_load() -> None:
    found = move()
    felt = sum(team.friction_felt or 0 for team in found.teams)
    caused = sum(team.friction_caused or 0 for team in found.teams)
    assert near((felt, caused)) == near((14.05, 14.05))


def test_nobody_the_outside_and_a_pair_are_owners_too() -> None:
    found = analysis_of(
        """\
        - {id: a, name: A, channel: web, friction: 3}
        - {id: b, name: B, control: external, team: press, channel: news, friction: 5}
        - {id: c, name: C, control: customer, channel: own, friction: 2}
        - {id: d, name: D, team: [legal, operations], channel: post, friction: 2}
        - {id: e, name: E, team: care, channel: phone, friction: 4, caused_by: {a: 0.5, b: 0.5}}
        - {id: f, name: F, team: operations, channel: chat, friction: 1, caused_by: [d]}
        """
    ).teams
    assert near(found) == near(
        (
            Team("(outside)", 5.0, 4 + 1 + 1.5, 0.5, 0.0),
            Team("(nobody)", 2.0, 2 + 1.5, 0.5, 0.0),
            Team("legal + operations", 1.0, 1.0, 1.0, 0.0),
            Team("care", 3.0, 0.0, 0.0, 1.0),
            Team("operations", 0.0, 0.0, 0.0, 1.0),
        )
    )


def test_a_contact_goes_to_the_root_and_not_to_the_step_between() -> None:
    found = analysis_of(
        """\
        - {id: a, name: A, team: web, channel: web, friction: 5}
        - {id: b, name: B, team: care, channel: chat, friction: 5, outcome: unavailable, caused_by: [a]}
        - {id: c, name: C, team: care, channel: phone, friction: 2, caused_by: [b], times: 2}
        """
    ).teams
    assert near(found) == near((Team("web", 4.0, 10.0, 3.0, 0.0), Team("care", 6.0, 0.0, 0.0, 2.0)))


def test_contacts_of_ones_own_making_have_another_touchpoint_of_the_team_as_root() -> None:
    found = analysis_of(
        """\
        - {id: a, name: A, team: care, channel: phone, friction: 4, demand: unknown}
        - {id: b, name: B, team: care, channel: phone, friction: 2, caused_by: [a], demand: {failure: 0.75}}
        """
    ).teams
    assert found == (Team("care", 4.0, 4.0, 0.75, 2.0),)


def test_without_any_score_friction_of_teams_is_unknown() -> None:
    found = analysis_of(
        "- {name: A, team: web, channel: web, outcome: failed}\n- {name: B, team: care, channel: phone}"
    )
    assert found.teams == (Team("web", None, None, 1.0, 0.0), Team("care", None, None, 0.0, 1.0))


def test_equal_teams_stay_in_the_order_of_the_file() -> None:
    found = analysis_of("".join(f"- {{name: S, team: {team}, channel: web, friction: 2}}\n" for team in "zxy"))
    assert [item.team for item in found.teams] == ["z", "x", "y"]


def test_service_is_counted_by_stage() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, stage: buy}
        - {name: B, channel: faq, stage: use, reach: 0.5}
        - {name: C, channel: phone, stage: use, reach: 0.5, times: 3}
        - {name: D, channel: email, initiated_by: company, kind: assisted, stage: use}
        - {name: E, channel: phone, outcome: unavailable}
        """,
        "stages: [buy, {id: use, lifecycle: interaction}, leave]",
    )
    assert found.stages == (
        Stage("buy", 1, 0, 0),
        Stage("use", 3, 3, 1.5),
        Stage("leave", 0, 0, 0),
        Stage(None, 1, 1, 1),
    )


def test_a_journey_without_stages_has_none() -> None:
    assert move().stages == ()


def test_without_a_list_the_stages_are_those_that_touchpoints_name() -> None:
    found = analysis_of("- {name: A, channel: web, stage: b}\n- {name: B, channel: web, stage: a}")
    assert found.stages == (Stage("b", 1, 0, 0), Stage("a", 1, 0, 0))
