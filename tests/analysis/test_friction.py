"""From the load to the smooth run: docs/method.md 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8 and 3.9."""

from __future__ import annotations

import math

import pytest

from cxmap.analysis.analysis import analyze
from cxmap.analysis.friction import ByMode, Control, Friction, SmoothRun
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.analysis.worked import analysis_of, move, near


def test_the_load_of_the_move_is_worked_out() -> None:
    # index 100 x 14.05 / (4 x 6.95); mean (14.05 + 6.95) / 6.95, because f = e + 1; coverage 6.95 of 7.95 encounters.
    # Peak and end over reach 0.5 and more: the visit, 5, and the second visit, 1.
    assert near(move().friction) == near(
        Friction(
            load=14.05,
            possible=27.8,
            index=1405 / 27.8,
            mean=21 / 6.95,
            peak=5.0,
            end=1.0,
            peak_end=3.0,
            scored=8,
            touchpoints=9,
            coverage=6.95 / 7.95,
        )
    )


def test_an_effortless_step_adds_nothing_to_the_load_and_lowers_the_index() -> None:
    steps = "- {name: A, channel: web, friction: 5}\n"
    friction, two = analysis_of(steps).friction, analysis_of(steps + "- {name: B, channel: app, friction: 1}").friction
    assert (friction.load, friction.index, friction.mean) == (4, 100, 5)
    assert (two.load, two.index, two.mean) == (4, 50, 3)


def test_reach_and_repeats_weigh_every_score() -> None:
    # 0.5 x 2 = 1 encounter of e 4, 0.25 encounters of e 1: 4.25 points, possible 4 x 1.25 = 5.
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 5, reach: 0.5, times: 2}
        - {name: B, channel: web, friction: 2, reach: 0.25}
        """
    ).friction
    assert near(found) == near(
        Friction(
            load=4.25,
            possible=5.0,
            index=85.0,
            mean=5.5 / 1.25,
            peak=5.0,
            end=5.0,  # one customer in four is not most customers
            peak_end=5.0,
            scored=2,
            touchpoints=2,
            coverage=1.0,
        )
    )


def test_peak_and_end_use_reach_alone_and_half_is_most() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 2, reach: 0.5}
        - {name: B, channel: web, friction: 5, reach: 0.49, times: 10}
        - {name: C, channel: web, friction: unknown}
        """
    ).friction
    assert (found.peak, found.end, found.peak_end) == (2, 2, 2)


def test_without_a_step_of_most_customers_there_is_no_peak() -> None:
    found = analysis_of("- {name: A, channel: web, friction: 3, reach: 0.4}").friction
    assert (found.peak, found.end, found.peak_end, found.load) == (None, None, None, 0.8)


def test_with_nothing_scored_friction_is_unknown_and_not_nought() -> None:
    found = analysis_of("- {name: A, channel: web}\n- {name: B, channel: web, friction: unknown, reach: 0.5}")
    assert found.friction == Friction(None, None, None, None, None, None, None, 0, 2, 0.0)


def test_with_nobody_reaching_anything_scored_the_mean_is_unknown() -> None:
    found = analysis_of("- {name: A, channel: web, friction: 3, reach: 0}\n- {name: B, channel: web}").friction
    assert (found.load, found.possible, found.index, found.mean, found.scored) == (0, 0, None, None, 1)
    assert found.coverage == 0


def test_decimals_count_in_full_and_only_signals_are_rounded() -> None:
    # e 3.5 and 1.4: 4.9 points of 8.
    found = analysis_of(
        "- {name: A, channel: web, friction: 4.5}\n- {name: B, channel: web, friction: 2.4}", "basis: measured"
    )
    assert near((found.friction.load, found.friction.index, found.friction.mean)) == near((4.9, 61.25, 3.45))
    assert (found.friction.peak, found.friction.end) == (4.5, 2.4)
    assert found.breakdowns.signals == (("failed", "blocked"), ())


def test_the_modes_come_in_the_order_in_which_the_customer_meets_them() -> None:
    # digital: order 3 and faq 4, each one encounter, and the unscored survey; voice: (0.4 x 2 + 0.75 x 4) / 1.15.
    assert near(move().modes) == near(
        (
            ByMode("broadcast", 1, 1.0),
            ByMode("digital", 3, 3.5),
            ByMode("post", 1, 4.0),
            ByMode("voice", 2, 3.8 / 1.15),
            ByMode("in-person", 2, 3.0),
        )
    )


def test_a_channel_without_a_mode_is_gathered_under_none() -> None:
    found = analysis_of("- {name: A, channel: drone, friction: 2}\n- {name: B, channel: own}").modes
    assert found == (ByMode(None, 2, 2.0),)
    assert analysis_of("- {name: A, channel: phone}").modes == (ByMode("voice", 1, None),)


def test_control_is_shared_between_owned_partner_and_outside() -> None:
    assert near(move().control) == near(Control(owned=10.05 / 14.05, partner=4 / 14.05, outside=0.0))
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 3}
        - {name: B, channel: web, friction: 2, control: external}
        - {name: C, channel: own, friction: 5, control: customer, reach: 0.25}
        - {name: D, channel: web, friction: 2, control: partner, team: courier, times: 4}
        """
    ).control
    # 2 + 1 + 1 + 4 points of 8.
    assert found == Control(owned=0.25, partner=0.5, outside=0.25)


def test_without_a_load_nobody_has_a_share_of_it() -> None:
    assert analysis_of("- {name: A, channel: web, friction: 1}").control == Control(None, None, None)
    assert analysis_of("- {name: A, channel: web}").control == Control(None, None, None)


def test_the_smooth_run_multiplies_like_rolled_throughput_yield() -> None:
    """McKinsey's slide: stages of 90, 85, 95 and 90% multiply to 65.4%."""
    found = analysis_of(
        "\n".join(f"- {{name: S, channel: web, success: {share}}}" for share in (0.9, 0.85, 0.95, 0.9))
    ).smooth_run
    assert near(found) == near(SmoothRun(0.654075, 4, 4))


def test_the_smooth_run_weighs_by_reach_alone_and_says_how_much_is_known() -> None:
    # 1 - 0.5 x 0.2 = 0.9, times 1 - 1 x 0.25 = 0.75: 0.675 of those whose success is known.
    found = analysis_of(
        """\
        - {name: A, channel: web, success: 0.8, reach: 0.5, times: 7}
        - {name: B, channel: web}
        - {name: C, channel: web, success: 0.75}
        - {name: D, channel: web, success: 1, reach: 0.1}
        """
    ).smooth_run
    assert found is not None
    assert near(found) == near(SmoothRun(0.675, 3, 4))


@pytest.mark.parametrize("success", [0, 1])
def test_a_certain_success_or_failure_is_a_number_too(success: int) -> None:
    assert analysis_of(f"- {{name: A, channel: web, success: {success}}}").smooth_run == SmoothRun(success, 1, 1)


def test_without_any_success_there_is_no_smooth_run() -> None:
    assert move().smooth_run is None


# What was wrong once


@pytest.mark.parametrize("fields", ["times: 1e308", "cost: 1e308, times: 10"])
def test_no_figure_of_a_valid_journey_overflows(fields: str) -> None:
    """An infinite figure is no JSON; the format should refuse what nobody can mean."""
    text = f"cxmap: 1\ntitle: T\ntouchpoints: [{{name: A, channel: phone, friction: 5, {fields}}}]\n"
    journey = load(read(text.encode()), path="t.yaml").journey
    if journey is None:
        return
    found = analyze(journey)
    assert math.isfinite(found.friction.load or 0)
    assert found.costs is None or math.isfinite(found.costs.split.total)


def test_a_volume_of_a_month_does_not_overflow() -> None:
    text = "cxmap: 1\ntitle: T\nvolume: {count: 1e308, per: day}\ntouchpoints: [{name: A, channel: phone}]\n"
    journey = load(read(text.encode()), path="t.yaml").journey
    assert journey is None or math.isfinite(journey.customers_per_month or 0)
