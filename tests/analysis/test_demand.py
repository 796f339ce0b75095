"""How much service is needed, and why: docs/method.md 5.2, 5.3, 5.4, 5.5, 5.6 and 5.7."""

from __future__ import annotations

import pytest

from cxmap.analysis.demand import Range, ServiceDemand
from tests.analysis.worked import analysis_of, move, near


def demand(touchpoints: str, head: str = "", *, infer: bool = True) -> ServiceDemand:
    return analysis_of(touchpoints, head, infer=infer).demand


def test_the_demand_of_the_move() -> None:
    # needed: faq 0.5 + call 0.4 x 4/9 + second call 0.75 x 0.8; repeated: faq 0.5, which failed, + call 0.4 x 5/9.
    # By 0.5 (faq) to all customers. Value and unknown: 0.75 x 0.1.
    # Failure demand: (0.4 + 0.6) / 1.15, with the unknown part 1.075 / 1.15. Service: max 0.5, sum 1.4; assisted:
    # max 0.5, sum 0.9.
    assert near(move().demand) == near(
        ServiceDemand(
            help_needed=0.5 + 0.4 * 4 / 9 + 0.6,
            customers_needing_help=Range(0.5, 1),
            help_repeated=0.5 + 0.4 * 5 / 9,
            value=0.075,
            unknown=0.075,
            contacts_tried=1.15,
            contacts_handled=1.15,
            failure_demand=Range(1 / 1.15, 1.075 / 1.15),
            service_reach=Range(0.5, 1.0),
            no_service_completion=Range(0.1, 0.5),
        )
    )


def test_without_service_there_is_no_demand_and_everybody_completes_alone() -> None:
    assert demand("- {name: A, channel: web, friction: 4}") == ServiceDemand(
        0, Range(0, 0), 0, 0, 0, 0, 0, None, Range(0, 0), Range(1, 1)
    )


def test_self_service_counts_as_help_and_never_as_a_contact() -> None:
    found = demand("- {name: A, channel: web, outcome: failed}\n- {name: B, channel: faq, reach: 0.4}")
    assert found == ServiceDemand(0.4, Range(0.4, 0.4), 0, 0, 0, 0, 0, None, Range(0.4, 0.4), Range(1, 1))


def test_attempts_that_nobody_answered_are_tried_and_not_handled() -> None:
    found = demand(
        """\
        - {name: A, channel: phone, outcome: unavailable, reach: 0.6, times: 2}
        - {name: B, channel: phone, outcome: abandoned, reach: 0.5}
        - {name: C, channel: phone, outcome: failed, reach: 0.3}
        """
    )
    assert near((found.contacts_tried, found.contacts_handled)) == near((2.0, 0.8))


def test_what_the_company_starts_is_no_contact_and_still_service() -> None:
    found = demand("- {name: A, channel: phone, kind: assisted, initiated_by: company, reach: 0.3, caused_by: []}")
    assert found == ServiceDemand(0, Range(0, 0), 0, 0, 0, 0, 0, None, Range(0.3, 0.3), Range(0.7, 0.7))


KNOWN: dict[str, tuple[float, float, float, float, Range]] = {
    # what the contact says → needed, repeated, value, unknown, failure demand
    "caused_by: [a]": (1, 0, 0, 0, Range(1, 1)),
    "caused_by: [s]": (0, 1, 0, 0, Range(1, 1)),
    "caused_by: [a, s]": (0.5, 0.5, 0, 0, Range(1, 1)),
    "caused_by: {a: 0.9, s: 0.1}, demand: {failure: 0.5, value: 0.25}": (0.45, 0.05, 0.25, 0.25, Range(0.5, 0.75)),
    "caused_by: []": (0, 0, 0, 1, Range(0, 1)),
    "caused_by: [], demand: failure": (0, 0, 0, 1, Range(1, 1)),  # a failure, and nobody knows whose
    "caused_by: [], demand: {failure: 0.4, value: 0.1}": (0, 0, 0.1, 0.9, Range(0.4, 0.9)),
    "caused_by: [a], demand: value": (0, 0, 1, 0, Range(0, 0)),
    "demand: value": (0, 0, 1, 0, Range(0, 0)),
    "demand: unknown": (0, 0, 0, 1, Range(0, 1)),
    "caused_by: [a], demand: unknown": (0, 0, 0, 1, Range(0, 1)),
    "reach: 1": (0, 0, 0, 1, Range(0, 1)),
}


@pytest.mark.parametrize("written", KNOWN)
def test_every_contact_is_needed_repeated_value_or_unknown(written: str) -> None:
    found = demand(
        f"""\
        - {{id: a, name: A, channel: web}}
        - {{id: s, name: S, channel: chat, kind: assisted, initiated_by: other}}
        - {{id: c, name: C, channel: phone, {written}}}
        """
    )
    needed, repeated, value, unknown, failure = KNOWN[written]
    assert near((found.help_needed, found.help_repeated, found.value, found.unknown)) == near(
        (needed, repeated, value, unknown)
    )
    assert near(found.failure_demand) == near(failure)


def test_failure_demand_weighs_by_encounters() -> None:
    # 3 x 0.2 known failures, 0.4 value, 0.2 unknown, of 1.2 contacts.
    found = demand(
        """\
        - {id: a, name: A, channel: web}
        - {name: B, channel: phone, reach: 0.2, times: 3, caused_by: [a]}
        - {name: C, channel: phone, reach: 0.4, demand: value}
        - {name: D, channel: chat, reach: 0.2}
        """
    )
    assert near(found.failure_demand) == near(Range(0.5, 0.8 / 1.2))


def test_contacts_that_nobody_makes_have_no_failure_share() -> None:
    assert demand("- {name: A, channel: phone, reach: 0}").failure_demand is None


def test_from_single_reaches_only_a_range_of_service_reach_is_known() -> None:
    found = demand(
        """\
        - {name: A, channel: faq, reach: 0.3, times: 5}
        - {name: B, channel: phone, reach: 0.1}
        - {name: C, channel: chat, reach: 0.15}
        """
    )
    assert near(found.service_reach) == near(Range(0.3, 0.55))
    assert near(found.no_service_completion) == near(Range(0.75, 0.85))


def test_inferred_causes_make_help_needed_and_can_be_turned_off() -> None:
    steps = "- {name: A, channel: web, outcome: failed}\n- {name: B, channel: phone, reach: 0.6}\n"
    on, off = demand(steps), demand(steps, infer=False)
    assert (on.help_needed, on.unknown, on.failure_demand) == (0.6, 0, Range(1, 1))
    assert (off.help_needed, off.unknown, off.failure_demand) == (0, 0.6, Range(0, 1))
