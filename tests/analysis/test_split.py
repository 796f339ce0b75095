"""Service and the rest: docs/method.md 5.1."""

from __future__ import annotations

from cxmap.analysis.costs import CostBook, Rate
from cxmap.analysis.parts import Parts
from cxmap.journey.touchpoint import ChannelSettings
from tests.analysis.worked import analysis_of, move, near


def test_the_six_lenses_of_the_move() -> None:
    # Minutes: 20 + 30, 1 x 5, 0.4 x 8; waiting: the visit's three days (a product), the call's 0.4 x 10.
    # Caused: order 2, letter 2.4 + 3 + 0.4, visit 4 + 0.8 x 2.25; the second call keeps 0.2 x 2.25.
    split = move().split
    assert near(split.touchpoints) == near(Parts(6, 1, 2))
    assert near(split.encounters) == near(Parts(5.8, 1.0, 1.15))
    assert near(split.active_minutes) == near(Parts(50.0, 5.0, 3.2))
    assert near(split.waiting_minutes) == near(Parts(4320.0, 0.0, 4.0))
    assert near(split.friction_felt) == near(Parts(8.4, 3.0, 2.65))
    assert near(split.friction_caused) == near(Parts(13.6, 0.0, 0.45))
    assert split.cost is None


def test_felt_and_caused_are_the_same_amount() -> None:
    split = move().split
    assert split.friction_felt is not None
    assert split.friction_caused is not None
    assert round(split.friction_felt.total - split.friction_caused.total, 9) == 0


def test_service_made_friction_stays_with_service() -> None:
    # The phone menu has no cause, so the agent's friction starts at the menu: self-service.
    split = analysis_of(
        """\
        - {id: menu, name: A, channel: ivr, friction: 4}
        - {id: agent, name: B, channel: phone, friction: 3, caused_by: [menu]}
        """
    ).split
    assert (split.friction_felt, split.friction_caused) == (Parts(0, 3, 2), Parts(0, 5, 0))


def test_a_journey_without_friction_has_amounts_of_nought_and_no_share() -> None:
    split = analysis_of("- {name: A, channel: web, friction: 1}").split
    assert split.friction_felt == split.friction_caused == Parts(0, 0, 0)
    assert split.friction_felt is not None
    assert split.friction_felt.share(split.friction_felt.service) is None


def test_friction_that_nobody_scored_is_unknown() -> None:
    split = analysis_of("- {name: A, channel: web}\n- {name: B, channel: phone, friction: unknown}").split
    assert (split.friction_felt, split.friction_caused) == (None, None)
    assert (split.touchpoints, split.encounters) == (Parts(1, 0, 1), Parts(1, 0, 1))


def test_active_and_waiting_time_are_kept_apart() -> None:
    split = analysis_of(
        """\
        - {name: A, channel: web, duration: 10m, wait: 40d, outcome: failed}
        - {name: B, channel: phone, duration: 6m, wait: 5m, reach: 0.5}
        """
    ).split
    assert (split.active_minutes, split.waiting_minutes) == (Parts(10, 0, 3), Parts(0, 0, 2.5))


def test_moving_a_channel_to_another_class_moves_its_shares_and_no_friction() -> None:
    steps = """\
    - {id: site, name: A, channel: pager, friction: 5}
    - {id: call, name: B, channel: phone, friction: 3, caused_by: [site]}
    """
    plain = analysis_of(steps)
    moved = analysis_of(steps, channels={"pager": ChannelSettings(kind="self-service")})
    assert (plain.split.friction_caused, moved.split.friction_caused) == (Parts(6, 0, 0), Parts(0, 6, 0))
    assert plain.removable == moved.removable


def test_cost_is_split_as_money() -> None:
    book = CostBook(rates=(Rate(8.0, "assisted"), Rate(0.5, None, "digital")))
    # order 0.5 and survey 0.5; faq 1 x 0.5; (0.4 + 0.75) x 8.
    assert near(move(book=book).split.cost) == near(Parts(1.0, 0.5, 9.2))
