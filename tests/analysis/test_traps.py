"""The traps of docs/method.md 12, each fallen into once. Of those about two versions: the facts behind."""

from __future__ import annotations

from pathlib import Path

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.demand import Range
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.analysis.worked import analysis_of, near

JOURNEYS = Path(__file__).parents[2] / "journeys"


def analysed(name: str) -> Analysis:
    found = load(read((JOURNEYS / f"{name}.yaml").read_bytes()), path=f"{name}.yaml")
    assert found.journey is not None
    return analyze(found.journey)


def test_trap_1_the_load_rewards_giving_up_so_the_goal_stands_before_it() -> None:
    before, after = analysed("bank-travel-alert"), analysed("bank-travel-alert.to-be-deflection")
    assert (before.friction.load, after.friction.load) == (16, 8)
    assert (before.demand.contacts_tried, after.demand.contacts_tried) == (4, 0)
    assert (before.journey.ends, after.journey.ends) == ("resolved", "abandoned")
    assert after.journey.goal_at is None


def test_trap_2_the_index_rewards_padding_so_load_and_index_are_both_there() -> None:
    before, after = analysed("bank-travel-alert"), analysed("bank-travel-alert.to-be-deflection")
    assert (before.friction.index, after.friction.index) == (80, 100)
    padded = analysis_of(
        "- {name: A, channel: web, friction: 5}\n- {name: B, channel: chatbot, friction: 5}\n"
        + "- {name: C, channel: app, friction: 1}\n" * 2
    )
    assert (padded.friction.load, padded.friction.index) == (8, 50)


def test_trap_3_the_phone_menu_does_not_cause_every_call() -> None:
    found = analysed("support-called-experience")
    assert [len(causes) for causes in found.causes.direct] == [0, 0, 0]
    assert found.demand.failure_demand == Range(0, 1)
    # The menu and the agent: two customer-initiated service steps of which nobody knows why.
    assert (found.demand.help_needed, found.demand.help_repeated, found.demand.unknown) == (0, 0, 2)


def test_trap_4_an_expectation_moves_no_blame() -> None:
    found = analysed("telecom-invoice-dispute")
    caused = {team.team: team.friction_caused for team in found.teams}
    assert caused["marketing"] == 1  # the offer's own snag, and not the dispute
    assert found.expectations[0].set_by == 0
    assert [touchpoint.id for touchpoint in found.journey.touchpoints][found.expectations[0].broken_at] == "bill"


def test_trap_5_one_late_step_does_not_mark_all_later_ones() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, duration: 5m}
        - {name: B, channel: parcel, wait: 40d}
        - {name: C, channel: phone, duration: 5m}
        - {name: D, channel: web, duration: 5m}
        """,
        "deadline: 10d",
    )
    assert ["misses-deadline" in signals for signals in found.breakdowns.signals] == [False, True, False, False]


def test_trap_6_a_refund_after_the_goal_misses_no_deadline() -> None:
    found = analysis_of(
        """\
        - {id: fly, name: Catch the next flight, channel: counter, duration: 2h, outcome: done}
        - {id: claim, name: Claim the refund, channel: web-form, wait: 30d}
        """,
        "deadline: 4h\ngoal_met_at: fly",
    )
    assert [moment.slack for moment in found.timing.moments] == [120, None]
    assert not any(moment.misses_deadline for moment in found.timing.moments)


def test_trap_7_branches_make_no_false_handoffs() -> None:
    found = analysed("store-locked-cabinet")
    ids = [touchpoint.id for touchpoint in found.journey.touchpoints]
    assert [(ids[handoff.before], ids[handoff.after]) for handoff in found.handoffs.all] == [
        ("shelf", "button"),
        ("shelf", "online"),
    ]
    assert found.handoffs.transitions == 3  # button to till is one team


def test_trap_8_from_a_billboard_to_the_shop_is_no_handoff() -> None:
    found = analysis_of(
        """\
        - {name: See the billboard, team: brand, channel: billboard}
        - {name: Ask in the store, team: sales, channel: store}
        """
    )
    assert (found.handoffs.all, found.handoffs.transitions, found.handoffs.worst) == ((), 0, None)


def test_trap_9_the_end_is_the_last_step_that_most_customers_reach() -> None:
    found = analysed("telecom-invoice-dispute")
    assert found.journey.touchpoints[-1].reach == 0.04
    # Reach 0.5 and more: offer 2, bill 4, chatbot 4, first call 4.
    assert (found.friction.peak, found.friction.end, found.friction.peak_end) == (4, 4, 4)


def test_trap_10_a_refund_that_the_company_sends_makes_nothing_a_breakdown() -> None:
    found = analysed("parcel-where-is-my-order")
    ids = [touchpoint.id for touchpoint in found.journey.touchpoints]
    assert [ids[cause.at] for cause in found.causes.direct[ids.index("refund")]] == ["courier-again"]
    assert found.breakdowns.signals[ids.index("courier-again")] == ()


def test_trap_11_a_long_wait_hides_no_active_time() -> None:
    split = analysis_of(
        """\
        - {name: Wait for the decision, channel: letter, wait: 40d}
        - {name: Call about it, channel: phone, duration: 20m, wait: 10m}
        """
    ).split
    assert (split.active_minutes.share(split.active_minutes.assisted), split.waiting_minutes.assisted) == (1, 10)
    assert split.waiting_minutes.experience == 40 * 1440


def test_trap_12_removables_of_a_chain_are_nested_and_do_not_add_up() -> None:
    found = analysed("bank-travel-alert")
    load = found.friction.load
    assert load is not None
    assert [100 * removable.friction / load for removable in found.removable] == [100, 75, 50, 25, 0]
    assert sum(removable.friction for removable in found.removable) > load


def test_trap_13_contacts_behind_a_tracking_page_still_need_help() -> None:
    demand = analysed("parcel-where-is-my-order").demand
    # The tracking page 0.3 and the search for the responsible 0.175 come from the late parcel; the contacts 0.09, 0.12
    # and 0.05 come from service.
    assert near((demand.help_needed, demand.help_repeated, demand.unknown)) == near((0.475, 0.26, 0.0))
    assert near(demand.contacts_tried) == 0.26


def test_trap_14_the_contact_centre_never_sees_half_its_demand() -> None:
    demand = analysed("bank-travel-alert").demand
    assert (demand.contacts_tried, demand.contacts_handled) == (4, 2)
