"""What the figures rest on: docs/method.md 3.12 and 1.8."""

from __future__ import annotations

import pytest

from cxmap.analysis.evidence import Assumed, EvidenceFacts
from cxmap.present.sections import verdict
from cxmap.records.analyses import analysis_facts
from tests.analysis.worked import analysis_of, move, near


def test_the_evidence_of_the_move() -> None:
    # Only the letter's 2.4 points rest on nothing but estimates; nothing covers 2 + 3 + 0.4 + 2.25 of the others.
    assert near(move().evidence) == near(
        EvidenceFacts(2.4 / 14.05, 7.65 / 14.05, {"data": 1, "estimate": 2}, (0, 1, 3, 4, 6, 7, 8))
    )


def test_what_the_format_assumes_in_the_move_is_listed() -> None:
    assert move().assumed == Assumed(
        reach=(0, 1, 5, 7, 8), duration=(0, 2, 5, 6, 8), outcome=(0, 1, 4, 6, 8), channel=()
    )


ESTIMATED = {
    "[{covers: [friction], from: estimate}]": 1.0,
    "[{covers: [friction], from: estimate}, {covers: [outcome], from: data}]": 1.0,
    "[{covers: [friction], from: estimate}, {covers: [friction], from: estimate}]": 1.0,
    "[{covers: [friction], from: estimate}, {covers: [friction], from: data}]": 0.0,
    "[{covers: [friction], from: data}]": 0.0,
    "[{covers: [outcome], from: estimate}]": 0.0,
    "[{from: estimate}]": 1.0,
    "[]": 0.0,
}


@pytest.mark.parametrize(("evidence", "share"), ESTIMATED.items())
def test_friction_rests_on_estimates_if_nothing_better_covers_it(evidence: str, share: float) -> None:
    assert (
        analysis_of(f"- {{name: A, channel: web, friction: 3, evidence: {evidence}}}").evidence.estimate_share == share
    )


def test_the_estimated_share_weighs_by_friction_points() -> None:
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 4, reach: 0.5, evidence: [{covers: [friction], from: estimate}]}
        - {name: B, channel: web, friction: 2, times: 4.5, evidence: [{covers: [friction], from: survey}]}
        - {name: C, channel: web, friction: 1, evidence: [{covers: [friction], from: estimate}]}
        """
    ).evidence
    # 1.5 of 6 points.
    assert near(found) == near(EvidenceFacts(0.25, 0.0, {"survey": 1, "estimate": 2}, ()))


def test_without_a_load_no_share_of_it_is_estimated() -> None:
    found = analysis_of("- {name: A, channel: web, evidence: [{covers: [friction], from: estimate}]}").evidence
    assert found == EvidenceFacts(None, None, {"estimate": 1}, ())


def test_sources_are_counted_by_entry_in_the_order_of_the_format() -> None:
    words = ("estimate", "published", "staff", "data", "survey", "customer", "staff")
    found = analysis_of(
        "- {name: A, channel: web, evidence: [" + ", ".join(f"{{from: {w}}}" for w in words) + "]}"
    ).evidence
    assert list(found.by_source.items()) == [
        ("customer", 1),
        ("survey", 1),
        ("data", 1),
        ("staff", 2),
        ("published", 1),
        ("estimate", 1),
    ]


def test_what_is_written_is_not_assumed() -> None:
    found = analysis_of("- {name: A, channel: web, reach: 1, duration: 0m, outcome: none}").assumed
    assert found == Assumed((), (), (), ())


def test_a_channel_in_no_list_is_assumed_to_be_the_product_and_the_verdict_names_it() -> None:
    steps = "- {name: A, channel: drone}\n- {name: B, channel: pager}\n- {name: C, channel: fax, kind: assisted}"
    found = analysis_of(steps)
    assert found.assumed.channel == (0, 1)
    assert "(the channels 'drone' and 'pager' are the product itself)." in verdict.evidence(found)[-1]
    assert "(the channel 'drone' is the product itself)." in verdict.evidence(analysis_of(steps.split("\n")[0]))[-1]


def test_an_entry_without_fields_covers_all_that_is_stated_and_an_empty_list_nothing() -> None:
    step = "- {name: A, channel: web, friction: 5, evidence: [%s]}"
    assert analysis_of(step % "{from: estimate}").evidence.estimate_share == 1
    assert analysis_of(step % "{from: estimate, covers: []}").evidence.estimate_share == 0
    assert analysis_of(step % "{from: estimate, covers: []}").evidence.without_share == 1
    told = [
        analysis_facts(analysis_of(step % entry))["touchpoints"][0]["evidence"][0]["covers"]
        for entry in ("{from: data}", "{from: data, covers: []}", "{from: data, covers: [reach]}")
    ]
    assert told == [None, [], ["reach"]]
