"""What is mapped at all, whether it has a volume or not (docs/method.md 15.7)."""

from __future__ import annotations

from cxmap.journey.vocabulary import Lifecycle
from cxmap.portfolio.coverage import Coverage, Persona
from tests.portfolio.two import BILL, PARCEL, portfolio_of

STAGES = "stages: [{id: pay, lifecycle: interaction}, {id: stay, lifecycle: cultivation}, {id: go, lifecycle: exit}]\n"
STAGED = BILL.replace("touchpoints:", f"persona: Ann\n{STAGES}touchpoints:").replace(
    "{id: open", "{stage: pay, id: open"
)


def found(*texts: str) -> Coverage:
    return portfolio_of(*texts).coverage


def test_a_part_of_the_lifecycle_is_mapped_where_a_step_stands_in_such_a_stage() -> None:
    mapped: dict[Lifecycle, int] = {"attraction": 0, "interaction": 1, "cultivation": 0, "exit": 0}
    assert found(STAGED, PARCEL).personas == (
        Persona("Ann", 1, mapped),
        Persona(None, 1, dict.fromkeys(mapped, 0)),
    )


def test_the_loop_is_closed_by_attraction_interaction_and_cultivation() -> None:
    seen = "  - {stage: see, name: See an ad, team: brand, channel: ad}\n"
    other = (
        STAGED.replace("id: bill", "id: other")
        .replace("{stage: pay,", "{stage: stay,")
        .replace("stages: [", "stages: [{id: see, lifecycle: attraction}, ")
    )
    other = other.replace("touchpoints:\n", f"touchpoints:\n{seen}")
    assert [persona.loop_closed for persona in found(STAGED, other).personas] == [True]
    assert [persona.loop_closed for persona in found(STAGED).personas] == [False]


def test_what_a_journey_leaves_open_is_named() -> None:
    complete = STAGED.replace("touchpoints:", "owner: ann\ngoal: A paid bill\ntouchpoints:", 1).replace(
        "friction: 3}", "friction: 3, evidence: [{from: data}]}"
    )
    coverage = found(complete, PARCEL)
    gaps = (coverage.without_lifecycle, coverage.without_owner, coverage.without_goal, coverage.without_evidence)
    assert [[analysis.path for analysis in gap] for gap in gaps] == [["1.yaml"]] * 4


def test_plans_cover_nothing_and_journeys_without_a_volume_do() -> None:
    coverage = found(STAGED.replace("title:", "state: to-be\ntitle:"), BILL.replace("per: month", "per: event"))
    assert (coverage.journeys, [persona.persona for persona in coverage.personas]) == (1, [None])
