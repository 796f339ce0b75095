"""What the source articles claim, row by row, and what in the program answers it.

The numbers are those of the rows in the project's list of claims. A pointer is one of

- ``test module::function``, below ``tests/``;
- ``field Model.name``, a field of the format (``journey``, ``touchpoint``, ``designed``, …);
- ``word name=value``, a word of the format's vocabulary (``kind=promotion``, ``control=external``);
- ``channel name=kind``, what a channel is for by default;
- ``rule CXnnn``, a rule of the linter;
- ``fact module.Class.name``, a figure of the analysis;
- ``later …``, comparison of versions, which has tests of its own;
- ``not computed …``, and why.
"""

from __future__ import annotations

import importlib
from functools import cached_property
from typing import Any, get_args

import pytest

from cxmap.journey import model, vocabulary
from cxmap.rules import rule_named, rules

WETHMAN = "Trish Wethman, Stop Calling Customer Service 'Customer Experience'"
FRANZ = "Annette Franz, Understanding the difference between customer experience and customer service"
DIFFERENCE = "What's the difference between Customer Experience and Customer Service?"
VARGAS = "Karla Vargas, Customer Service v/s Customer Experience"
MYTH = "Myth No. 2: Customer Experience Is Just a New Term for Customer Service"

ROWS = {WETHMAN: 34, FRANZ: 26, DIFFERENCE: 15, VARGAS: 14, MYTH: 9}

BOB = "test analysis.test_bob"
CLAIMS: dict[str, dict[int, list[str]]] = {
    WETHMAN: {
        1: [
            "rule CX701",
            "fact friction.Friction.load",
            "test analysis.test_vectors::test_vector_16_one_touchpoint_hands_nobody_over",
        ],
        2: [
            "field touchpoint.kind",
            "rule CX402",
            "test journey.test_channels::test_a_kind_that_is_service_is_a_class_of_its_own",
        ],
        3: [
            "fact handoffs.Handoffs.all",
            f"{BOB}::test_two_handoffs_in_four_steps_are_both_carried_by_bob",
            f"{BOB}::test_four_to_six_teams_are_three_in_front_and_three_behind",
        ],
        4: [
            "field touchpoint.designed",
            "rule CX303",
            "rule CX304",
            "test analysis.test_designed::test_the_shares_are_of_the_whole_load",
        ],
        5: [
            "field touchpoint.channel",
            "fact friction.ByMode.mean_friction",
            "test journey.test_channels::test_every_known_channel_has_the_mode_that_the_specification_says",
        ],
        6: ["rule CX403", "rule CX404"],
        7: [
            "channel email=assisted",
            "channel direct-mail=promotion",
            "channel web=task",
            "channel store=sales",
            "channel phone=assisted",
            "test analysis.test_friction::test_a_channel_without_a_mode_is_gathered_under_none",
        ],
        8: [
            "channel billboard=promotion",
            "channel ad=promotion",
            "channel survey=feedback",
            "channel review-site=reputation",
            "channel chatbot=self-service",
            "channel news=reputation",
            "word control=external",
            "rule CX206",
            "test journey.test_channels::test_an_assisted_channel_that_the_company_uses_first_is_communication",
        ],
        9: [
            "field touchpoint.friction",
            "field touchpoint.feeling",
            "test analysis.test_handoffs::test_a_billboard_passes_nothing_on",
            "test analysis.test_split::test_the_six_lenses_of_the_move",
        ],
        10: [
            "fact designed.DesignedFriction.eased",
            "test analysis.test_designed::test_friction_that_just_happened_is_accidental",
        ],
        11: ["fact friction.Friction.load", "test analysis.test_friction::test_the_load_of_the_move_is_worked_out"],
        12: ["field journey.metrics", "rule CX404"],
        13: [
            "fact teams.Team.friction_caused",
            "fact teams.Team.friction_felt",
            "rule CX204",
            f"{BOB}::test_the_chain_is_the_contact_centre_s_to_feel_and_digital_s_to_answer_for",
        ],
        14: ["fact split.Split.friction_felt", "test analysis.test_split::test_felt_and_caused_are_the_same_amount"],
        15: [
            "field touchpoint.duration",
            "word outcome=failed",
            f"{BOB}::test_the_four_breakdowns_come_with_the_largest_effect_first",
        ],
        16: ["word outcome=unavailable", "word unavailable_because=not-offered"],
        17: [
            "field touchpoint.hours",
            "field touchpoint.when",
            "word unavailable_because=closed",
            "rule CX501",
            "test analysis.test_timing::test_closed_when_needed_is_read_off_the_hours_or_the_reason",
        ],
        18: [
            "field touchpoint.wait",
            "field touchpoint.promise",
            "field journey.deadline",
            "rule CX501",
            f"{BOB}::test_less_than_twelve_hours_are_left_at_the_email",
            f"{BOB}::test_their_slack_is_that_of_the_table",
        ],
        19: [
            "fact recovery.Recovery.friction_drop",
            f"{BOB}::test_the_branch_recovers_what_the_email_left",
            f"{BOB}::test_the_goal_is_met_at_the_fifth_attempt",
            f"{BOB}::test_mary_lifts_what_is_remembered_by_1_2",
        ],
        20: ["fact friction.ByMode.mean_friction", f"{BOB}::test_by_channel_mode_only_the_branch_is_good"],
        21: [
            "fact breakdowns.Breakdowns.ranked",
            "word from=data",
            "test analysis.test_breakdowns::test_breakdowns_rank_by_effect_then_by_reach_then_the_earliest_first",
        ],
        22: [
            "fact retro.Retro.reasons",
            "field retro.invite",
            "rule CX205",
            f"{BOB}::test_six_teams_belong_in_the_room_and_three_of_them_are_not_invited",
        ],
        23: [
            "fact recovery.Recovery.friction_drop",
            "test analysis.test_recovery::test_the_move_recovers_from_the_visit_that_did_not_happen",
        ],
        24: [
            "fact split.Split.touchpoints",
            "test analysis.test_recovery::test_recovery_never_makes_the_load_smaller",
            f"{BOB}::test_service_is_four_of_five_touchpoints_and_feels_75_percent_and_starts_none",
        ],
        25: [
            "field touchpoint.team",
            "field touchpoint.supported_by",
            f"{BOB}::test_four_to_six_teams_are_three_in_front_and_three_behind",
        ],
        26: [
            "field touchpoint.demand",
            "field touchpoint.caused_by",
            "word demand=value",
            "word demand=failure",
            "test analysis.test_demand::test_every_contact_is_needed_repeated_value_or_unknown",
        ],
        27: [
            "rule CX401",
            "word demand=value",
            "test analysis.test_breakdowns::test_what_sends_customers_to_service_is_a_breakdown_though_it_went_well",
        ],
        28: ["rule CX405"],
        29: [
            "field touchpoint.success",
            "fact friction.SmoothRun.rate",
            "test journey.test_format::test_every_field_is_read_as_written",
        ],
        30: [
            "field designed.reason",
            "word kind=check",
            "test analysis.test_vectors::test_vector_5_caused_totals_equal_felt_totals",
        ],
        31: ["field designed.ease"],
        32: [
            "field designed.clarity",
            "field designed.ease",
            "test analysis.test_designed::test_friction_on_purpose_is_justified_and_eased_or_not",
        ],
        33: ["test portfolio.test_same_code::test_our_journeys_add_up_to_what_their_analyses_say"],
        34: [
            "field touchpoint.kind",
            "test journey.test_channels::test_a_written_kind_goes_before_the_configuration_and_that_before_the_table",
        ],
    },
    FRANZ: {
        1: [
            "field touchpoint.caused_by",
            "test analysis.test_causes::test_a_contact_right_after_something_broken_has_it_as_its_cause",
            "test analysis.test_breakdowns::test_signal_five_finds_what_scores_miss",
        ],
        2: [
            "fact costs.Costs.failure_demand",
            "test analysis.test_costs::test_failure_demand_costs_what_its_contacts_cost",
        ],
        3: ["fact friction.Friction.load", "field touchpoint.feeling"],
        4: ["word kind=product", "word kind=billing"],
        5: [
            "test analysis.test_split::test_moving_a_channel_to_another_class_moves_its_shares_and_no_friction",
            "test analysis.test_parts::test_amounts_are_added_up_by_the_class_of_their_touchpoint",
        ],
        6: ["field journey.goal", "field touchpoint.team", "field touchpoint.channel"],
        7: ["word from=customer", "rule CX604"],
        8: ["field touchpoint.doing", "field touchpoint.thinking", "field touchpoint.feeling", "rule CX603"],
        9: [
            "field touchpoint.evidence",
            "rule CX601",
            "rule CX602",
            "test analysis.test_evidence::test_the_estimated_share_weighs_by_friction_points",
        ],
        10: ["field touchpoint.moment_of_truth", "rule CX704", "later diff: gravest at a moment of truth"],
        11: ["later diff: any rise of friction at a moment of truth is a regression"],
        12: ["field journey.persona", "field persona.needs", "rule CX802"],
        13: [
            "fact retro.Retro.reasons",
            "test analysis.test_retro::test_owners_supporters_and_owners_of_roots_come_before_the_solver",
        ],
        14: ["rule CX402", "rule CX703"],
        15: [
            "field touchpoint.why",
            "word why=product",
            "word why=documentation",
            "word why=expectation",
            "word why=sales",
            "word why=billing",
            "word why=other",
        ],
        16: [
            "rule CX106",
            "fact analysis.Analysis.roots",
            "test analysis.test_vectors::test_vector_14_causes_lie_upstream",
        ],
        17: [
            "field touchpoint.expected_from",
            "field touchpoint.promise",
            "test analysis.test_repeats::test_an_expectation_is_reported_and_moves_nothing",
        ],
        18: [
            "fact split.Split.friction_caused",
            f"{BOB}::test_service_is_four_of_five_touchpoints_and_feels_75_percent_and_starts_none",
        ],
        19: ["fact teams.Team.friction_felt", "test analysis.test_teams::test_the_teams_of_the_move"],
        20: ["fact causes.Removable.contacts", "test analysis.test_causes::test_what_could_be_removed_from_the_move"],
        21: [
            "fact teams.Team.contacts_caused",
            "fact teams.Team.friction_caused",
            "test analysis.test_teams::test_a_contact_goes_to_the_root_and_not_to_the_step_between",
        ],
        22: ["later diff: experience improvement or service only"],
        23: [
            "fact friction.Friction.load",
            "field touchpoint.steps",
            "test analysis.test_timing::test_a_promise_is_missed_when_the_wait_is_longer",
        ],
        24: ["fact demand.ServiceDemand.help_needed", "later diff: help needed"],
        25: [
            "not computed: silence is never read as success, contacts are called demand",
            "test analysis.test_demand::test_without_service_there_is_no_demand_and_everybody_completes_alone",
        ],
        26: [
            "fact analysis.Analysis.attempts",
            "test analysis.test_recovery::test_attempts_are_what_the_customer_starts_up_to_the_goal",
        ],
    },
    DIFFERENCE: {
        1: [
            "field journey.stages",
            "field stage.lifecycle",
            "test portfolio.test_coverage::test_a_part_of_the_lifecycle_is_mapped_where_a_step_stands_in_such_a_stage",
        ],
        2: ["word kind=promotion", "word kind=reputation", "rule CX703"],
        3: ["test portfolio.test_coverage::test_a_part_of_the_lifecycle_is_mapped_where_a_step_stands_in_such_a_stage"],
        4: ["field touchpoint.promise", "field touchpoint.expected_from", "rule CX501"],
        5: ["word state=as-is", "test analysis.test_vectors::test_vector_11_four_fields_are_enough"],
        6: ["fact teams.Stage.service_touchpoints", "test analysis.test_teams::test_service_is_counted_by_stage"],
        7: ["fact demand.ServiceDemand.contacts_tried", "test analysis.test_demand::test_the_demand_of_the_move"],
        8: [
            "fact demand.ServiceDemand.failure_demand",
            "test analysis.test_demand::test_failure_demand_weighs_by_encounters",
        ],
        9: [
            "fact demand.ServiceDemand.help_repeated",
            "fact friction.Friction.peak_end",
            f"{BOB}::test_one_contact_is_needed_and_three_are_repeated",
        ],
        10: [
            "fact demand.ServiceDemand.no_service_completion",
            "test analysis.test_vectors::test_vector_6_without_service_there_are_no_contacts_and_not_nought_percent",
        ],
        11: [
            "fact demand.ServiceDemand.service_reach",
            "test analysis.test_demand::test_from_single_reaches_only_a_range_of_service_reach_is_known",
        ],
        12: [
            "fact friction.Friction.peak_end",
            "test analysis.test_friction::test_peak_and_end_use_reach_alone_and_half_is_most",
        ],
        13: [
            "field touchpoint.control",
            "word control=owned",
            "word control=partner",
            "word control=external",
            "word control=customer",
        ],
        14: [
            "fact friction.Control.owned",
            "test analysis.test_friction::test_control_is_shared_between_owned_partner_and_outside",
        ],
        15: ["test portfolio.test_coverage::test_what_a_journey_leaves_open_is_named"],
    },
    VARGAS: {
        1: ["word kind=information", "word kind=product", "word kind=promotion", "word kind=assisted"],
        2: ["field touchpoint.initiated_by", "test journey.test_channels::test_who_starts_follows_from_the_kind"],
        3: ["field touchpoint.supported_by", "fact handoffs.Handoffs.teams_behind"],
        4: ["fact teams.Stage.contacts", "test analysis.test_teams::test_service_is_counted_by_stage"],
        5: [
            "channel phone=assisted",
            "channel faq=self-service",
            "channel help-centre=self-service",
            "test journey.test_channels::test_a_known_channel_fills_in_kind_mode_class_and_initiator",
        ],
        6: ["rule CX404"],
        7: ["fact handoffs.Handoffs.teams_in_front", "rule CX204"],
        8: ["later diff: service only"],
        9: ["later diff: a shorter wait in service is service only"],
        10: ["later diff: service only, with what is left unfixed"],
        11: ["later diff: improvements of service are reported as such"],
        12: [
            "later diff: deflection",
            "test analysis.test_traps::test_trap_1_the_load_rewards_giving_up_so_the_goal_stands_before_it",
        ],
        13: ["field journey.owner", "field journey.metrics"],
        14: ["not computed: market studies say nothing about one journey"],
    },
    MYTH: {
        1: ["fact split.Split.touchpoints", "test analysis.test_split::test_the_six_lenses_of_the_move"],
        2: ["rule CX403", "rule CX404", "later diff: service only"],
        3: ["channel reception=assisted", "channel phone=assisted", "channel table=assisted"],
        4: ["rule CX502", "test analysis.test_recovery::test_recovery_never_makes_the_load_smaller"],
        5: ["field journey.stages", "word lifecycle=exit", "rule CX305"],
        6: [
            "word kind=self-service",
            "channel ivr=self-service",
            "channel help-kiosk=self-service",
            "fact parts.Parts.self_service",
        ],
        7: ["test portfolio.test_coverage::test_what_a_journey_leaves_open_is_named"],
        8: [
            "field stage.lifecycle",
            "word lifecycle=attraction",
            "word lifecycle=interaction",
            "word lifecycle=cultivation",
            "test portfolio.test_coverage::test_the_loop_is_closed_by_attraction_interaction_and_cultivation",
        ],
        9: ["not computed: a dated statistic"],
    },
}

MODELS: dict[str, type[model.Written]] = {
    "journey": model.WrittenJourney,
    "touchpoint": model.WrittenTouchpoint,
    "designed": model.Designed,
    "persona": model.Persona,
    "retro": model.Retro,
    "stage": model.Stage,
}
WORDS: dict[str, Any] = {
    "kind": vocabulary.Kind,
    "control": vocabulary.Control,
    "outcome": vocabulary.Outcome,
    "unavailable_because": vocabulary.Unavailable,
    "demand": vocabulary.Demand,
    "why": vocabulary.Why,
    "from": vocabulary.EvidenceFrom,
    "lifecycle": vocabulary.Lifecycle,
    "state": vocabulary.State,
}
ALL_RULES = 48
"""40 rules about journeys, six about files, two about suppressions."""

POINTERS = sorted({pointer for rows in CLAIMS.values() for pointers in rows.values() for pointer in pointers})


@pytest.mark.parametrize("article", ROWS)
def test_every_claim_has_an_answer(article: str) -> None:
    assert [*CLAIMS[article]] == [*range(1, ROWS[article] + 1)]
    assert all(CLAIMS[article].values())


@pytest.mark.parametrize("pointer", POINTERS)
def test_every_pointer_leads_somewhere(pointer: str) -> None:
    kind, _, target = pointer.partition(" ")
    match kind:
        case "test":
            module, _, function = target.partition("::")
            assert function.startswith("test_")
            assert callable(getattr(importlib.import_module(f"tests.{module}"), function))
        case "field":
            name, _, field = target.partition(".")
            assert field in MODELS[name].model_fields
            assert MODELS[name].model_fields[field].description
        case "word":
            name, _, word = target.partition("=")
            assert word in get_args(WORDS[name])
        case "channel":
            name, _, word = target.partition("=")
            assert vocabulary.KIND_OF_CHANNEL[name] == word
        case "rule":
            if rule_named(target) is None and len(rules()) < ALL_RULES:
                pytest.skip(f"{target} is not written yet: {len(rules())} of {ALL_RULES} rules are there")
            assert rule_named(target) is not None
        case "fact":
            module, cls, name = target.split(".")
            owner = getattr(importlib.import_module(f"cxmap.analysis.{module}"), cls)
            assert name in owner.__annotations__ or isinstance(vars(owner).get(name), (property, cached_property))
        case "later":
            assert target.startswith("diff: ")
        case _:
            assert pointer.startswith("not computed: ")


def test_every_claim_about_a_journey_is_answered_by_something_that_runs() -> None:
    """Only what belongs to several versions may wait, and only what no file can say is not computed."""
    waiting = {
        (article, row)
        for article, rows in CLAIMS.items()
        for row, pointers in rows.items()
        if all(pointer.startswith(("later ", "not computed")) for pointer in pointers)
    }
    assert waiting == {
        (FRANZ, 11),
        (FRANZ, 22),
        (VARGAS, 8),
        (VARGAS, 9),
        (VARGAS, 10),
        (VARGAS, 11),
        (VARGAS, 14),
        (MYTH, 9),
    }
