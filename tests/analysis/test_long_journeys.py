"""Journeys of thousands of steps: nothing recurses, nothing takes quadratic time, small shares stay small."""

from __future__ import annotations

from cxmap.analysis.analysis import analyze
from cxmap.journey.journey import Journey
from tests.journeys_strategy import journey_of

LONG = 10_000
LESS = 2_000


def long_journey(step: str, count: int = LESS) -> Journey:
    steps = "".join(f"  - {step.format(i=i, before=i - 1)}\n" for i in range(1, count))
    first = "  - {id: t0, name: Start, team: web, channel: web, friction: 5}\n"
    return journey_of({}, f"cxmap: 1\nid: long\ntitle: Long\ntouchpoints:\n{first}{steps}")


def test_a_chain_of_ten_thousand_contacts_has_one_root() -> None:
    step = "{{id: t{i}, name: Call, team: care, channel: phone, friction: 5, duration: 1m, caused_by: [t{before}]}}"
    found = analyze(long_journey(step, LONG))
    assert found.roots[-1] == {0: 1.0}
    assert found.removable[0] == (4 * LONG, LONG - 1, LONG - 1)
    assert found.timing.elapsed is not None
    assert found.breakdowns.ranked == tuple(range(LONG))
    assert found.retro.invite == ("web", "care")


def test_a_long_chain_of_inferred_causes_has_one_root_too() -> None:
    step = "{{id: t{i}, name: Call, team: care, channel: phone, outcome: unavailable, duration: 1m}}"
    found = analyze(long_journey(step))
    assert found.roots[-1] == {0: 1.0}
    assert found.timing.elapsed == LESS - 1
    assert found.demand.help_repeated == LESS - 2


def test_many_skipped_steps_pass_nobody_on() -> None:
    found = analyze(long_journey("{{id: t{i}, name: See an ad, team: brand, channel: billboard}}"))
    assert found.handoffs.transitions == 0


def test_as_many_teams_as_steps_are_as_many_handoffs() -> None:
    found = analyze(long_journey("{{id: t{i}, name: Step, team: team-{i}, channel: web, asks: [number]}}"))
    assert len(found.handoffs.all) == LESS - 1
    assert found.handoffs.returns == 0
    assert len(found.asked_again[0].touchpoints) == LESS - 1


def test_many_calls_that_one_page_sends_are_one_breakdown() -> None:
    step = "{{id: t{i}, name: Call, team: care, channel: phone, friction: 2, caused_by: [t0]}}"
    found = analyze(long_journey(step))
    assert found.breakdowns.ranked == (0,)
    assert found.removable[0].contacts == LESS - 1


def test_a_share_too_small_to_be_a_fact_is_no_root() -> None:
    """Else a chain of contacts, half of them value demand, has n x n / 2 roots: 10,000 touchpoints need gigabytes."""
    step = "{{id: t{i}, name: Call, channel: phone, caused_by: [t{before}], demand: {{failure: 0.5, value: 0.5}}}}"
    found = analyze(long_journey(step, 400))
    assert max(len(roots) for roots in found.roots) < 50  # 0.5 ** 30 is below a billionth
