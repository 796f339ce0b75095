"""All facts of one journey together."""

from __future__ import annotations

from cxmap import analyze as public_analyze
from cxmap.analysis.analysis import analyze
from cxmap.analysis.costs import PRESETS
from tests.analysis.worked import MOVE, MOVE_HEAD, journey_of, move


def test_the_same_journey_gives_the_same_facts() -> None:
    assert move() == move()


def test_the_path_is_kept_as_shown_and_changes_nothing_else() -> None:
    journey = journey_of(MOVE, MOVE_HEAD)
    analysis, other = analyze(journey, path="journeys/move.yaml"), analyze(journey)
    assert (analysis.path, other.path) == ("journeys/move.yaml", "")
    assert (analysis.causes, analysis.friction, analysis.retro) == (other.causes, other.friction, other.retro)


def test_without_inference_only_written_causes_count() -> None:
    found = move(infer=False)
    assert [len(causes) for causes in found.causes.direct] == [0, 0, 0, 0, 2, 0, 1, 0, 0]
    assert found.split.friction_caused != move().split.friction_caused


def test_prices_change_costs_and_nothing_else() -> None:
    plain, priced = move(), move(book=PRESETS["gartner-2019"])
    assert plain.costs is None
    assert priced.costs is not None
    assert priced.split.cost == priced.costs.split
    assert (plain.breakdowns, plain.demand, plain.teams) == (priced.breakdowns, priced.demand, priced.teams)


def test_the_public_verb_is_the_same() -> None:
    assert public_analyze(journey_of(MOVE, MOVE_HEAD), infer=False) == move(infer=False)


def test_the_smallest_journey_has_facts() -> None:
    found = analyze(journey_of("- {name: A, channel: web}"))
    assert (found.friction.load, found.demand.failure_demand, found.recovery, found.smooth_run) == (None,) * 4
    assert (found.attempts, found.breakdowns.ranked, found.handoffs.transitions, found.stages) == (1, (), 0, ())
    assert [team.team for team in found.teams] == ["(nobody)"]
