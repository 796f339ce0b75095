"""Where it breaks: docs/method.md 6.1, 6.2 and 6.3."""

from __future__ import annotations

import pytest

from cxmap.analysis.breakdowns import Breakdowns
from tests.analysis.worked import analysis_of, move


def breakdowns(touchpoints: str, head: str = "", *, infer: bool = True) -> Breakdowns:
    return analysis_of(touchpoints, head, infer=infer).breakdowns


def test_the_breakdowns_of_the_move() -> None:
    # letter and visit would both remove 5.8 points; the visit reaches more customers. Then the faq with 3.22.
    found = move().breakdowns
    assert (found.signals, found.strain, found.ranked, found.strained, found.sends_to) == (
        (
            (),
            (),
            ("sends-to-service",),
            ("failed", "sends-to-service"),
            (),
            ("failed", "blocked", "misses-deadline", "misses-promise", "sends-to-service"),
            (),
            (),
            (),
        ),
        (
            (),
            (),
            ("needed-help",),
            ("needed-help",),
            ("context-lost", "asked-again", "wait-without-promise"),
            (),
            ("needed-help",),
            (),
            (),
        ),
        (5, 2, 3),
        (6, 4),  # what easing the second call would remove is more
        {2: (3, 4), 3: (4,), 5: (6,)},  # letter to faq and call, faq to call, visit to the second call
    )


SIGNALS: dict[str, tuple[str, ...]] = {
    "outcome: failed": ("failed",),
    "outcome: unavailable": ("unavailable",),
    "outcome: abandoned": ("abandoned",),
    "outcome: partly": (),
    "outcome: none": (),
    "outcome: done": (),
    "friction: 5": ("failed", "blocked"),
    "friction: 5, outcome: done": ("blocked",),
    "friction: 5, outcome: partly": ("blocked",),
    "friction: 4": (),
    "friction: unknown": (),
    "wait: 2h, promise: 1h": ("misses-promise",),
    "wait: 1h, promise: 1h": (),
    "promise: 1h": (),
    "wait: 30h, promise: 40h": ("misses-deadline",),
    "outcome: abandoned, friction: 5, wait: 48h, promise: 1h": (
        "abandoned",
        "blocked",
        "misses-deadline",
        "misses-promise",
    ),
}


@pytest.mark.parametrize(("fields", "signals"), SIGNALS.items())
def test_every_hard_signal_is_read_off_the_file(fields: str, signals: tuple[str, ...]) -> None:
    found = breakdowns(f"- {{name: A, channel: web, {fields}}}", "deadline: 24h")
    assert found.signals == (signals,)
    assert found.ranked == ((0,) if signals else ())


STRAIN: dict[str, tuple[str, ...]] = {
    "friction: 4": ("needed-help",),
    "friction: 3": (),
    "context: lost": ("context-lost",),
    "context: partial": (),
    "context: unknown": (),
    "asks: [number]": ("asked-again",),
    "asks: [colour]": (),
    "success: 0.9": ("first-time-failures",),
    "success: 1": (),
    "designed: {reason: theft, protects: both}": ("not-eased",),
    "designed: {reason: theft, protects: both, clarity: a sign, ease: none}": ("not-eased",),
    "designed: {reason: theft, protects: both, clarity: a sign, ease: a bell}": (),
    "wait: 5m": ("wait-without-promise",),
    "wait: 5m, promise: 5m": (),
    "wait: 0m": (),
}


@pytest.mark.parametrize(("fields", "strain"), STRAIN.items())
def test_every_soft_signal_is_read_off_the_file(fields: str, strain: tuple[str, ...]) -> None:
    found = breakdowns(f"- {{name: A, channel: web, asks: [number]}}\n- {{name: B, channel: web, {fields}}}")
    assert found.strain == ((), strain)
    assert found.strained == ((1,) if strain else ())
    assert found.ranked == ()


def test_a_breakdown_is_no_strain_point_beside() -> None:
    found = breakdowns("- {name: A, channel: web, friction: 4, outcome: failed, wait: 5m}")
    assert found == Breakdowns((("failed",),), (("needed-help", "wait-without-promise"),), (0,), (), {})


SENDS: dict[str, bool] = {
    "channel: phone, caused_by: [a]": True,
    "channel: faq, caused_by: [a]": True,
    "channel: phone, caused_by: [a], demand: failure": True,
    "channel: phone, caused_by: [a], demand: {failure: 0.1, value: 0.9}": True,
    "channel: phone, caused_by: [a], demand: unknown": False,
    "channel: phone, caused_by: [a], demand: value": False,
    "channel: phone, caused_by: [a], demand: {value: 1}": False,
    "channel: web, caused_by: [a]": False,  # nobody seeks help there
    "channel: email, initiated_by: company, caused_by: [a]": False,
    "channel: phone": False,
}


@pytest.mark.parametrize(("fields", "sends"), SENDS.items())
def test_what_sends_customers_to_service_is_a_breakdown_though_it_went_well(fields: str, sends: bool) -> None:
    found = breakdowns(f"- {{id: a, name: A, channel: demo, friction: 1}}\n- {{name: B, {fields}}}")
    assert found.signals[0] == (("sends-to-service",) if sends else ())


def test_signal_five_finds_what_scores_miss() -> None:
    """No score above 3, and still two touchpoints that make calls."""
    found = breakdowns(
        """\
        - {id: offer, name: A, channel: web, friction: 2}
        - {id: box, name: B, channel: parcel, friction: 3}
        - {id: call, name: C, channel: phone, friction: 1, times: 2, caused_by: [offer]}
        - {id: chat, name: D, channel: chat, friction: 3, caused_by: [box]}
        """
    )
    assert found.ranked == (1, 0)  # 2 + 2 points against 1 + 0


def test_a_measured_mean_of_4_5_is_blocked_and_of_3_5_needed_help() -> None:
    found = breakdowns(
        "\n".join(f"- {{name: S, channel: web, friction: {score}}}" for score in (4.5, 4.49, 3.5, 3.49)),
        "basis: measured",
    )
    assert found.signals == (("failed", "blocked"), (), (), ())
    assert found.strain == ((), ("needed-help",), ("needed-help",), ())


def test_breakdowns_rank_by_effect_then_by_reach_then_the_earliest_first() -> None:
    found = breakdowns(
        """\
        - {name: A, channel: web, friction: 2, outcome: failed, reach: 0.5, times: 2}
        - {name: B, channel: web, friction: 3, outcome: failed, reach: 0.5}
        - {name: C, channel: web, friction: 5, outcome: failed, reach: 0.25}
        - {name: D, channel: web, friction: 2, outcome: failed}
        - {name: E, channel: web, friction: 3, outcome: failed}
        """
    )
    # Effects 1, 1, 1, 1, 2; encounters 1, 0.5, 0.25, 1, 1.
    assert found.ranked == (4, 0, 3, 1, 2)


def test_effects_that_are_equal_but_for_rounding_are_a_tie() -> None:
    # 0.1 + 0.2 points against 0.3 points: equal, so that reach decides.
    found = breakdowns(
        """\
        - {id: a, name: A, channel: web, friction: 2, outcome: failed, reach: 0.3}
        - {id: b, name: B, channel: web, friction: 1, outcome: failed, follows: []}
        - {id: c, name: C, channel: web, friction: 2, reach: 0.1, caused_by: [b]}
        - {id: d, name: D, channel: web, friction: 2, reach: 0.2, caused_by: [b]}
        """
    )
    assert found.ranked == (1, 0)


def test_asking_twice_at_one_touchpoint_is_asking_once() -> None:
    assert breakdowns("- {name: A, channel: web, asks: [number, number]}").strain == ((),)


def test_nothing_wrong_is_no_breakdown() -> None:
    found = breakdowns("- {name: A, channel: web, friction: 3}\n- {name: B, channel: app, friction: 1}")
    assert (found.signals, found.strain, found.ranked, found.strained) == (((), ()), ((), ()), (), ())
