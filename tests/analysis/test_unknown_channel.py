"""Touchpoints of which nobody knows the channel: they are told apart, and nothing is concluded from them."""

from __future__ import annotations

import pytest

from cxmap.analysis.demand import Range
from cxmap.analysis.parts import Parts
from cxmap.journey.touchpoint import ChannelSettings
from cxmap.present.sections.verdict import help_needed, split
from cxmap.records.analyses import analysis_facts
from tests.analysis.worked import analysis_of, journey_of, near

HALF_KNOWN = """\
- {id: draw, name: A, channel: unknown, friction: 5, reach: 0.6}
- {id: find, name: B, channel: web, friction: 4}
- {id: ask, name: C, channel: phone, friction: 3, reach: 0.5, caused_by: {draw: 0.4, find: 0.6}}
"""


def test_what_an_unknown_channel_is_nobody_knows() -> None:
    (step,) = journey_of("- {name: A, channel: unknown}").touchpoints
    assert (step.kind, step.class_, step.class_from, step.mode, step.initiated_by) == (
        *(None, "unknown", "nothing", None, None),
    )
    assert not step.is_service
    assert not step.is_experience


def test_the_file_and_the_configuration_may_say_what_it_is_for() -> None:
    (step,) = journey_of("- {name: A, channel: unknown, kind: assisted}").touchpoints
    assert (step.class_, step.class_from) == ("assisted", "kind")
    channels = {"unknown": ChannelSettings(kind="task")}
    (step,) = journey_of("- {name: A, channel: unknown}", channels=channels).touchpoints
    assert (step.class_, step.class_from) == ("experience", "config")


def test_it_is_a_fourth_part_of_every_amount() -> None:
    found = analysis_of(HALF_KNOWN).split
    assert found.touchpoints == Parts(1, 0, 1, 1)
    assert near(found.encounters) == near(Parts(1.0, 0.0, 0.5, 0.6))
    assert near(found.friction_felt) == near(Parts(3.0, 0.0, 1.0, 2.4))
    assert near(found.friction_caused) == near(Parts(3.6, 0.0, 0.0, 2.8))


def test_a_request_that_it_caused_is_neither_needed_nor_repeated() -> None:
    demand = analysis_of(HALF_KNOWN).demand
    needed, unknown = 0.3, 0.2
    assert near((demand.help_needed, demand.help_repeated, demand.unknown)) == near((needed, 0.0, unknown))
    assert near(demand.customers_needing_help) == near(Range(0.3, 0.3))
    assert near(demand.service_reach) == near(Range(0.5, 1.0))
    assert near(demand.no_service_completion) == near(Range(0.0, 0.5))


def test_an_inferred_cause_of_unknown_channel_is_unknown_demand_too() -> None:
    demand = analysis_of("- {name: A, channel: unknown, friction: 5}\n- {name: B, channel: phone}").demand
    assert (demand.help_needed, demand.help_repeated, demand.unknown) == (0, 0, 1)


SAID = {
    "nothing is known": (
        "- {name: A, channel: unknown}\n- {name: B, channel: unknown}",
        "Nobody can tell how much help is needed: none of the 2 touchpoints has a channel.",
        "Nobody can tell service from the rest of the experience.",
    ),
    "one touchpoint": (
        "- {name: A, channel: unknown}",
        "Nobody can tell how much help is needed: the only touchpoint has no channel.",
        "Nobody can tell service from the rest of the experience.",
    ),
    "some are known": (
        HALF_KNOWN,
        (
            "At least 30 requests for help per 100 customers, made by 30 of them; 20 more per 100 ask, and nobody said"
            " why. 1 of the 3 touchpoints has no channel."
        ),
        "Service is 1 of 3 touchpoints, 1 of unknown channel: 16% of the friction is felt there, and 0% starts there.",
    ),
    "nobody said why": (
        "- {name: A, channel: unknown}\n- {name: B, channel: phone, reach: 0.5}",
        "At least 50 requests for help per 100 customers, and nobody said why. 1 of the 2 touchpoints has no channel.",
        "Service is 1 of 2 touchpoints, 1 of unknown channel; no friction is scored, so nobody knows where it is felt.",
    ),
    "no service is known": (
        "- {name: A, channel: unknown}\n- {name: B, channel: web}",
        "No contact with service is known. 1 of the 2 touchpoints has no channel.",
        "Service is 0 of 2 touchpoints, 1 of unknown channel; no friction is scored, so nobody knows where it is felt.",
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_the_verdict_says_what_is_known_where(what: str) -> None:
    touchpoints, help, parts = SAID[what]
    found = analysis_of(touchpoints)
    assert (help_needed(found), split(found)) == (help, parts)


def test_json_has_no_number_where_nothing_is_known() -> None:
    demand = analysis_facts(analysis_of("- {name: A, channel: unknown}\n- {name: B, channel: unknown}"))["demand"]
    per_100 = ("help_needed_per_100", "help_repeated_per_100", "value_per_100", "unknown_per_100")
    assert {demand[name] for name in (*per_100, "customers_needing_help")} == {None}
    assert analysis_facts(analysis_of(HALF_KNOWN))["demand"]["help_needed_per_100"] == 30
    assert analysis_facts(analysis_of(HALF_KNOWN))["demand"]["help_needed_at_least"] is True
    assert analysis_facts(analysis_of("- {name: A, channel: web}"))["demand"]["help_needed_at_least"] is False


def test_nobody_knows_whether_an_unknown_channel_is_another_one() -> None:
    steps = "- {name: A, channel: web}\n- {name: B, channel: unknown}\n- {name: C, channel: unknown, kind: task}"
    assert analysis_of(steps).handoffs.channel_switches == 0
