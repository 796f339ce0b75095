"""From team to team: docs/method.md 7.1, 7.2, 7.3, 7.4 and 7.6."""

from __future__ import annotations

import pytest

from cxmap.analysis.handoffs import Handoff, Handoffs
from cxmap.journey.vocabulary import Context, Initiator
from tests.analysis.worked import analysis_of, move, near


def handoffs(touchpoints: str) -> Handoffs:
    return analysis_of(touchpoints).handoffs


def pairs(touchpoints: str) -> list[tuple[int, int]]:
    """The transitions that are handoffs, by index."""
    return [(handoff.before, handoff.after) for handoff in handoffs(touchpoints).all]


def test_the_handoffs_of_the_move() -> None:
    # The ad and the survey pass nobody on. r: order 1, letter 0.8, faq 1, call 0.4, visit 1, second call 0.75, visit 1.
    # 0.5 of the letter's 0.8 go to the faq, so 0.3 are left for the visit; the 0.3 that it lacks are at the faq too.
    # `times` plays no part. web, care and field are met twice.
    found = move().handoffs

    def one(
        names: str, before: int, after: int, reach: float, context: Context, *, carried: Initiator | None, back: bool
    ) -> Handoff:
        wait = 2880.0 if after == 2 else 0.0
        from_team, to_team = names.split()
        return Handoff(from_team, to_team, before, after, reach, context, carried, back, True, wait)

    assert near(found.all) == near(
        (
            one("web logistics", 1, 2, 0.8, "unknown", carried="company", back=False),
            one("logistics web", 2, 3, 0.5, "unknown", carried="customer", back=True),
            one("web care", 3, 4, 0.4, "lost", carried="customer", back=False),
            one("logistics field", 2, 5, 0.6, "unknown", carried=None, back=False),
            one("care field", 4, 5, 0.4, "unknown", carried=None, back=False),
            one("field care", 5, 6, 0.5, "unknown", carried="customer", back=True),
            one("care field", 6, 7, 0.5, "unknown", carried=None, back=True),
        )
    )
    assert (found.transitions, found.channel_switches, found.customer_carried, found.returns) == (8, 7, 3, 3)
    assert (found.with_context("lost"), found.with_context("unknown"), found.worst) == (1, 6, 2)
    assert near(found.expected_per_customer) == 3.7
    assert found.teams_in_front == ("brand", "web", "logistics", "care", "field")
    assert found.teams_behind == ("product",)


def test_one_team_all_the_way_hands_nobody_over() -> None:
    found = handoffs("- {name: A, team: web, channel: web}\n- {name: B, team: web, channel: phone}")
    assert found == Handoffs((), 1, 1, ("web",), (), None)


def test_one_touchpoint_has_no_transition() -> None:
    assert handoffs("- {name: A, team: web, channel: web}") == Handoffs((), 0, 0, ("web",), (), None)


def test_a_billboard_passes_nothing_on() -> None:
    steps = """\
    - {name: A, team: brand, channel: billboard}
    - {name: B, team: sales, channel: store}
    - {name: C, team: sales, channel: store}
    """
    found = handoffs(steps)
    assert (found.all, found.transitions, found.teams_in_front) == ((), 1, ("brand", "sales"))


SKIPPED = [
    "channel: billboard",
    "channel: review-site",
    "channel: survey",
    "channel: own",
    "channel: web, kind: promotion",
    "channel: web, control: external",
    "channel: web, control: customer",
]


@pytest.mark.parametrize("between", SKIPPED)
def test_a_step_that_passes_nobody_on_is_stepped_over(between: str) -> None:
    found = handoffs(
        f"""\
        - {{name: A, team: web, channel: web, reach: 0.8}}
        - {{name: B, team: brand, {between}, reach: 0.1}}
        - {{name: C, team: care, channel: phone, reach: 0.5, after: 3h}}
        """
    )
    assert found.all == (Handoff("web", "care", 0, 2, 0.5, "unknown", "customer", False, True, 180.0),)
    assert (found.transitions, found.channel_switches) == (1, 1)


def test_a_partner_is_part_of_the_company_s_path() -> None:
    assert pairs(
        "- {name: A, team: web, channel: web}\n- {name: B, team: courier, control: partner, channel: parcel}"
    ) == [(0, 1)]


def test_what_lies_before_several_skipped_steps_comes_before_the_step_after_them_once() -> None:
    steps = """\
    - {id: a, name: A, team: web, channel: web, reach: 0.75}
    - {id: b, name: B, team: app, channel: app, reach: 0.25, follows: []}
    - {id: ad, name: D, channel: billboard, follows: [a, b]}
    - {id: review, name: R, channel: review-site, follows: [ad, a]}
    - {id: c, name: C, team: care, channel: phone, reach: 0.8, follows: [review, ad]}
    """
    found = handoffs(steps)
    # 0.8 is split 3 to 1.
    assert near([(handoff.before, handoff.after, handoff.reach) for handoff in found.all]) == near(
        [(0, 4, 0.6), (1, 4, 0.2)]
    )
    assert (found.transitions, found.channel_switches) == (2, 2)


def test_nobody_before_a_skipped_start_means_no_transition() -> None:
    steps = """\
    - {id: ad, name: A, team: brand, channel: ad}
    - {id: review, name: B, channel: review-site}
    - {id: buy, name: C, team: shop, channel: store}
    """
    assert handoffs(steps).transitions == 0


def test_branches_are_followed_as_written() -> None:
    """Button or online, then pay: nobody goes from online to the till."""
    steps = """\
    - {id: shelf, name: S, team: assets, channel: store}
    - {id: button, name: B, team: floor, channel: store, reach: 0.62, follows: [shelf]}
    - {id: online, name: O, team: web, channel: web, reach: 0.09, follows: [shelf]}
    - {id: pay, name: P, team: floor, channel: till, reach: 0.62, follows: [button]}
    """
    found = handoffs(steps)
    assert near([(handoff.before, handoff.after, handoff.reach) for handoff in found.all]) == near(
        [(0, 1, 0.62), (0, 2, 0.09)]
    )
    assert (found.transitions, found.channel_switches, found.returns) == (3, 2, 0)
    assert near(found.expected_per_customer) == 0.71


def test_the_reach_of_a_handoff_is_the_smaller_of_the_two_reaches() -> None:
    steps = (
        "- {{name: A, team: a, channel: web, reach: {}, times: {}}}\n- {{name: B, team: b, channel: web, reach: {}}}"
    )
    assert [handoff.reach for handoff in handoffs(steps.format(0.5, 3, 1)).all] == [0.5]
    assert [handoff.reach for handoff in handoffs(steps.format(0.5, 1, 1)).all] == [0.5]
    assert [handoff.reach for handoff in handoffs(steps.format(1, 1, 0.2)).all] == [0.2]


def test_a_missing_team_is_nobody_and_a_pair_of_teams_is_one() -> None:
    steps = """\
    - {name: A, team: [legal, operations], channel: web}
    - {name: B, channel: post}
    - {name: C, channel: sms}
    - {name: D, team: operations, channel: web}
    """
    found = handoffs(steps)
    assert [(handoff.from_team, handoff.to_team) for handoff in found.all] == [
        ("legal + operations", "(nobody)"),
        ("(nobody)", "operations"),
    ]
    assert found.transitions == 3
    assert found.teams_in_front == ("legal + operations", "operations")


def test_ping_pong_is_counted_as_returns() -> None:
    steps = "\n".join(f"- {{name: S, team: {team}, channel: phone}}" for team in ("a", "b", "a", "c", "b", "d"))
    found = handoffs(steps)
    assert [handoff.is_return for handoff in found.all] == [False, True, False, True, False]
    assert (found.returns, found.channel_switches, found.transitions) == (2, 0, 5)


def test_a_team_on_another_branch_was_not_met_before() -> None:
    steps = """\
    - {id: a, name: A, team: a, channel: web}
    - {id: b, name: B, team: b, channel: web, follows: [a]}
    - {id: c, name: C, team: c, channel: web, follows: [a]}
    - {id: d, name: D, team: b, channel: web, follows: [c]}
    - {id: e, name: E, team: c, channel: web, follows: [b, d]}
    """
    found = handoffs(steps)
    returns = {(handoff.before, handoff.after): handoff.is_return for handoff in found.all}
    # d's path is a, c: b is new there. From d back to c is a return, from b to c it is none.
    assert returns == {(0, 1): False, (0, 2): False, (2, 3): False, (1, 4): False, (3, 4): True}


def test_a_team_that_only_advertised_was_not_met() -> None:
    steps = """\
    - {name: A, team: brand, channel: ad}
    - {name: B, team: web, channel: web}
    - {name: C, team: brand, channel: phone}
    """
    assert [handoff.is_return for handoff in handoffs(steps).all] == [False]


WORST: list[tuple[str, str, str]] = [
    # the better one, the worse one, why
    ("context: unknown", "context: lost, reach: 0.1", "what was known comes first"),
    ("context: partial", "reach: 0.1", "unknown before partial"),
    ("context: kept", "context: partial, reach: 0.1", "partial before kept"),
    ("channel: sms, reach: 1", "channel: phone, reach: 0.1", "who carries it"),
    ("reach: 0.4, friction: 5", "reach: 0.5", "then how many"),
    ("friction: 2, after: 3d", "friction: 3", "then the friction on arrival"),
    ("after: 1h", "after: 2h", "then the gap"),
]


@pytest.mark.parametrize(("better", "worse", "why"), WORST, ids=[item[2] for item in WORST])
def test_the_worst_handoff_is_found_in_order(better: str, worse: str, why: str) -> None:
    def steps(first: str, second: str) -> str:
        def one(id: str, fields: str) -> str:
            channel = "" if "channel" in fields else ", channel: web"
            return f"- {{id: {id}, name: N, team: {id}{channel}, follows: [start], {fields}}}\n"

        return "- {id: start, name: S, team: s, channel: web}\n" + one("a", first) + one("b", second)

    assert handoffs(steps(better, worse)).worst == 1
    assert handoffs(steps(worse, better)).worst == 0


def test_of_equally_bad_handoffs_the_first_is_the_worst() -> None:
    assert handoffs("\n".join(f"- {{name: S, team: {team}, channel: web}}" for team in "abc")).worst == 0


def test_teams_behind_are_those_that_never_stand_in_front() -> None:
    steps = """\
    - {name: A, team: web, supported_by: [data, care], channel: web}
    - {name: B, team: care, supported_by: [data, legal], channel: phone}
    - {name: C, control: external, team: shop, supported_by: [monitoring], channel: review-site}
    """
    found = handoffs(steps)
    assert (found.teams_in_front, found.teams_behind) == (("web", "care"), ("data", "legal", "monitoring"))


def test_a_step_that_follows_nothing_is_handed_over_by_nobody() -> None:
    assert (
        handoffs("- {name: A, team: a, channel: web}\n- {name: B, team: b, channel: web, follows: []}").transitions == 0
    )
