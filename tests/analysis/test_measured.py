"""What data gave a touchpoint, and where a log says otherwise: docs/method.md 3.13."""

from __future__ import annotations

import pytest

from cxmap.analysis.measured import Difference, Measured, note
from cxmap.present.sections import verdict
from cxmap.records.touchpoints import touchpoint_facts
from tests.analysis.worked import analysis_of

SOURCES = "sources: {cxmap-measure: log, desk: notes}"


def told(fields: str, evidence: str) -> Measured:
    """The only touchpoint of a journey."""
    step = f"- {{id: a, name: Order, team: web, channel: web, friction: 2, {fields}evidence: {evidence}}}"
    return analysis_of(step, SOURCES).measured[0]


def noted(words: str, ref: str = "cxmap-measure") -> str:
    return f'[{{covers: [], from: data, ref: {ref}, note: "{words}"}}]'


def test_figures_that_data_covers_are_named() -> None:
    assert told("reach: 0.4, after: 1h, ", "[{covers: [reach, times], from: data}]").fields == ("reach",)
    assert told("reach: 0.4, after: 1h, ", "[{from: data}]").fields == ("reach", "after")
    assert told("reach: 0.4, ", "[{covers: [reach], from: staff}]").fields == ()
    assert told("", "[{from: data}]").fields == ()


def test_a_log_that_says_otherwise_is_set_beside_the_map_as_it_is_today() -> None:
    words = note("after", "3h3m", 12_480, "1h")
    assert words == "after measured 3h3m (n 12,480); the map says 1h"
    assert told("after: 1h, ", noted(words)).differs == (Difference("after", 60, 183, 12_480),)
    assert told("after: 3h, ", noted(words)).differs == ()
    assert told("", noted(words)).differs == ()


@pytest.mark.parametrize("words", [
    "reach measured nan (n 9); the map says 0.4", "reach measured 0.9e9 (n 9); the map says 0.4",
    "reach measured 2 (n 9); the map says 0.4", "reach measured 0.9 (n ,); the map", "reach measured 0.9 (n 9)",
    "after measured 3x (n 9); the map says 1h", f"times measured {'9' * 31} (n 9); the map says 1",
])  # fmt: skip
def test_a_note_that_makes_no_sense_says_nothing(words: str) -> None:
    assert told("reach: 0.4, after: 1h, times: 1, ", noted(words)).differs == ()


def test_nobody_at_all_is_another_share_than_some() -> None:
    assert told("reach: 0.4, ", noted("reach measured 0 (n 1); the map says 0.4")).differs == (
        Difference("reach", 0.4, 0, 1),
    )


def test_what_somebody_else_wrote_is_no_measurement() -> None:
    assert told("reach: 0.4, ", noted("reach measured 0.9 (n 900); the map says 0.4", ref="desk")).differs == ()


STEPS = """
- {id: a, name: Order, team: web, channel: web, friction: 2, evidence: [{covers: [friction], from: survey}]}
- {id: b, name: Ask, team: care, channel: phone, friction: 3, reach: 0.2, times: 2, evidence: [
    {covers: [times], from: data, ref: cxmap-measure, note: "reach measured 0.39 (n 195); the map says 0.2"}]}
"""


def test_programs_get_both_values() -> None:
    assert touchpoint_facts(analysis_of(STEPS, SOURCES), 1)["measured"] == {
        "fields": ["times"],
        "differs": [{"field": "reach", "map": 0.2, "log": 0.39, "journeys": 195}],
    }


def test_people_read_what_comes_from_data_and_that_the_figures_go_by_the_map() -> None:
    words = verdict.evidence(analysis_of(STEPS, SOURCES))
    assert "Figures of 1 of 2 touchpoints come from data." in words
    assert "A log says otherwise at 'Ask' (39% of customers); what is said here goes by the map." in words


@pytest.mark.parametrize("count", [1, 5])
def test_of_many_differences_the_sentence_names_three(count: int) -> None:
    steps = "".join(
        f"- {{id: t{i}, name: T{i}, team: a, channel: web, friction: 2, times: 3, evidence: "
        + noted("times measured 1.5 (n 195); the map says 3")
        + "}\n"
        for i in range(count)
    )
    (words,) = [words for words in verdict.evidence(analysis_of(steps, SOURCES)) if "log" in words]
    named = {1: "'T0' (1.5 times)", 5: "'T0' (1.5 times), 'T1' (1.5 times), 'T2' (1.5 times) and 2 more"}[count]
    assert words == f"A log says otherwise at {named}; what is said here goes by the map."
