"""Attempts and recovery: docs/method.md 2.2 and 2.7."""

from __future__ import annotations

from cxmap.analysis.recovery import Recovery
from tests.analysis.worked import analysis_of, move, near


def test_the_move_recovers_from_the_visit_that_did_not_happen() -> None:
    # From friction 5 to 1; one more attempt by 0.5 customers; from 7,220 to 7,250 minutes.
    assert near(move().recovery) == near(Recovery(start=5, friction_drop=4.0, attempts=0.5, minutes=30.0))
    # order 1, faq 0.5, call 0.4, second call 0.5: who starts a home visit is not known.
    assert near(move().attempts) == 2.4


def test_recovery_starts_at_the_last_breakdown_before_the_goal_and_not_at_the_largest() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 5, duration: 10m}
        - {name: B, channel: web, friction: 3, outcome: failed, duration: 5m}
        - {name: C, channel: web, friction: 2, duration: 1m}
        - {name: D, channel: app, friction: 2, duration: 2m, times: 3}
        """
    )
    assert found.breakdowns.ranked[0] == 0
    assert found.recovery == Recovery(start=1, friction_drop=1, attempts=1 + 1, minutes=3)


def test_recovery_never_makes_the_load_smaller() -> None:
    assert (
        analysis_of("- {name: A, channel: web, friction: 5}\n- {name: B, channel: web, friction: 1}").friction.load == 4
    )


def test_recovery_may_make_things_worse() -> None:
    found = analysis_of(
        "- {name: A, channel: web, friction: 2, outcome: failed}\n- {name: B, channel: web, friction: 4}"
    )
    assert found.recovery is not None
    assert found.recovery.friction_drop == -2


def test_without_scores_or_times_they_stay_unknown() -> None:
    found = analysis_of("- {name: A, channel: web, outcome: failed}\n- {name: B, channel: web, friction: 1}")
    assert found.recovery == Recovery(start=0, friction_drop=None, attempts=1, minutes=None)


def test_without_a_breakdown_there_is_nothing_to_recover_from() -> None:
    assert analysis_of("- {name: A, channel: web, friction: 4}\n- {name: B, channel: web}").recovery is None


def test_a_goal_that_is_not_met_is_no_recovery() -> None:
    found = analysis_of("- {name: A, channel: web, friction: 5}\n- {name: B, channel: web}", "ends: unresolved")
    assert found.recovery is None
    assert found.attempts == 2


def test_a_breakdown_after_the_goal_is_not_recovered_from() -> None:
    found = analysis_of(
        "- {id: a, name: A, channel: web, outcome: done}\n- {name: B, channel: web, friction: 5}", "goal_met_at: a"
    )
    assert found.recovery is None
    assert found.attempts == 1


def test_attempts_are_what_the_customer_starts_up_to_the_goal() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: billboard}
        - {name: B, channel: web, reach: 0.5}
        - {name: C, channel: faq, reach: 0.2, times: 2}
        - {name: D, channel: sms}
        - {name: E, channel: own, reach: 0.3}
        - {name: F, channel: shop, initiated_by: customer}
        - {name: G, channel: phone, initiated_by: other}
        - {id: goal, name: H, channel: app, outcome: done, reach: 0.9}
        - {name: I, channel: phone}
        """,
        "goal_met_at: goal",
    )
    # Reading, what customers do alone, and coming back are no attempts; who starts the call is somebody else.
    assert near(found.attempts) == near(0.5 + 0.2 + 0.9)
