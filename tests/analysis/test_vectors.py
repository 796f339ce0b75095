"""Numbered journeys that settle one question each, with the section of docs/method.md that it belongs to.

What is missing in the numbers belongs to the comparison of two versions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.causes import Cause
from cxmap.analysis.demand import Range
from cxmap.analysis.parts import Parts
from cxmap.journey.load import JourneyFile, load
from cxmap.source.reader import read
from tests.analysis.worked import analysis_of, near

JOURNEYS = Path(__file__).parents[2] / "journeys"
FILES = sorted(JOURNEYS.glob("*.yaml"))


def text_of(name: str) -> str:
    return (JOURNEYS / f"{name}.yaml").read_text(encoding="utf-8")


def analysed(text: str, file_name: str = "try.yaml") -> Analysis:
    found = load(read(text.encode()), path=file_name)
    assert found.journey is not None, found.problems
    return analyze(found.journey)


def loaded(touchpoints: str, head: str = "") -> JourneyFile:
    return load(read(f"cxmap: 1\ntitle: Try\n{head}\ntouchpoints:\n{touchpoints}".encode()), path="try.yaml")


def refused(touchpoints: str, head: str = "") -> list[str]:
    """The rules that keep a text from being analysed."""
    found = loaded(touchpoints, head)
    assert found.journey is None
    return [problem.rule for problem in found.problems]


BOB = text_of("bank-travel-alert")


def test_vector_1_bob() -> None:
    # docs/method.md 11.1
    bob = analysed(BOB)
    assert (bob.friction.load, bob.friction.index, bob.friction.mean, bob.friction.peak_end) == (16, 80, 4.2, 3.0)
    assert (bob.split.friction_felt, bob.split.friction_caused) == (Parts(4, 0, 12), Parts(16, 0, 0))
    assert (bob.demand.contacts_tried, bob.demand.contacts_handled) == (4, 2)
    assert [moment.slack for moment in bob.timing.moments] == [705, 704, 701, -2184, 86]
    assert [removable.friction for removable in bob.removable] == [16, 12, 8, 4, 0]
    assert (len(bob.handoffs.all), bob.handoffs.channel_switches) == (2, 4)
    assert (len(bob.handoffs.teams_in_front), len(bob.handoffs.teams_behind)) == (3, 3)


def test_vector_2_bob_without_causes_has_the_same_ones_each_marked_as_inferred() -> None:
    # docs/method.md 4.2
    bob = analysed(BOB)
    other = analysed("".join(line for line in BOB.splitlines(keepends=True) if "caused_by" not in line))
    assert other.causes.direct == tuple(
        tuple(Cause(cause.at, cause.share, True) for cause in causes) for causes in bob.causes.direct
    )
    assert other.causes.direct != bob.causes.direct
    assert other.roots == bob.roots


def test_vector_3_the_portal_as_self_service_causes_everything_there_and_removes_the_same() -> None:
    # docs/method.md 11.1
    other = analysed(BOB.replace("kind: task", "kind: self-service"))
    assert other.split.friction_caused == Parts(0, 16, 0)
    assert [removable.friction for removable in other.removable] == [16, 12, 8, 4, 0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_vector_5_caused_totals_equal_felt_totals(path: Path) -> None:
    # docs/method.md 4.3
    found = analysed(path.read_text(encoding="utf-8"), path.name)
    felt, caused = found.split.friction_felt, found.split.friction_caused
    assert felt is not None
    assert caused is not None
    assert caused.total == pytest.approx(felt.total, abs=1e-9)
    assert felt.total == pytest.approx(found.friction.load, abs=1e-9)
    assert sum(team.friction_caused or 0 for team in found.teams) == pytest.approx(felt.total, abs=1e-9)
    for roots in found.roots:
        assert sum(roots.values()) == pytest.approx(1, abs=1e-9)


def test_vector_6_without_service_there_are_no_contacts_and_not_nought_percent() -> None:
    # docs/method.md 5.5
    found = analysed(text_of("vehicle-tax-no-service"))
    assert found.friction.load == 0
    assert found.split.touchpoints == Parts(3, 0, 0)
    assert found.demand.failure_demand is None
    assert found.demand.contacts_tried == 0
    assert found.demand.no_service_completion == Range(1, 1)


def test_vector_7_failure_demand_may_be_anything_where_nobody_knows() -> None:
    # docs/method.md 5.5
    assert analysed(text_of("support-called-experience")).demand.failure_demand == Range(0, 1)


def test_vector_10_unowned_unscored_and_shared() -> None:
    # docs/method.md 1.5 and 3.6
    found = analysed(text_of("edge-unowned"))
    assert (found.friction.scored, found.friction.touchpoints, found.friction.coverage) == (4, 5, 0.8)
    assert {team.team for team in found.teams} == {
        "contact-centre",
        "legal + operations",
        "(nobody)",
        "(outside)",
        "operations",
    }
    assert found.journey.touchpoints[1].owners == ("legal", "operations")


def test_vector_11_four_fields_are_enough() -> None:
    # docs/method.md 1.9 and 4.2
    found = analysed(text_of("edge-minimal"), "edge-minimal.yaml")
    assert found.journey.id == "edge-minimal"
    assert [touchpoint.id for touchpoint in found.journey.touchpoints] == [
        "find-the-return-label",
        "ask-support-for-a-label",
        "drop-the-parcel-off",
        "get-the-refund",
    ]
    assert found.causes.direct == ((), (Cause(0, 1.0, True),), (), ())
    # e = 3, 2, 1, 0: of 6 points 4 are felt outside service, and all start there.
    assert (found.split.friction_felt, found.split.friction_caused) == (Parts(4, 0, 2), Parts(6, 0, 0))
    assert len(found.handoffs.all) == 3
    assert found.breakdowns.signals == (("sends-to-service",), (), (), ())
    assert found.breakdowns.strain[0] == ("needed-help",)


def test_vector_12_no_touchpoints_are_a_missing_field() -> None:
    found = load(read(b"cxmap: 1\ntitle: Try\ntouchpoints: []\n"), path="try.yaml")
    assert found.journey is None
    assert [(problem.rule, problem.path) for problem in found.problems] == [("missing-field", ("touchpoints",))]


def test_vector_13_without_scores_there_is_no_load_and_outcomes_still_speak() -> None:
    # docs/method.md 1.8
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: unknown, outcome: failed}
        - {name: B, channel: phone, friction: unknown, outcome: unavailable}
        - {name: C, channel: branch, outcome: done}
        """
    )
    assert (found.friction.load, found.friction.index, found.friction.mean, found.friction.peak_end) == (None,) * 4
    assert found.breakdowns.signals == (("failed", "sends-to-service"), ("unavailable", "sends-to-service"), ())
    assert found.breakdowns.ranked == (0, 1)


@pytest.mark.parametrize(
    "touchpoints",
    [
        "  - {id: a, name: A, channel: web, caused_by: [b]}\n  - {id: b, name: B, channel: web, caused_by: [a]}\n",
        "  - {id: a, name: A, channel: web, caused_by: [b]}\n  - {id: b, name: B, channel: web}\n",
        "  - {id: a, name: A, channel: web, caused_by: [a]}\n  - {id: b, name: B, channel: web}\n",
        "  - {id: a, name: A, channel: web, caused_by: {b: 1}}\n  - {id: b, name: B, channel: web}\n",
    ],
    ids=["circle", "forward", "itself", "weighted"],
)
def test_vector_14_causes_lie_upstream(touchpoints: str) -> None:
    # docs/method.md 4.1
    assert refused(touchpoints) == ["bad-reference"]


def test_vector_15_more_customers_cannot_be_sent_than_met_the_causes() -> None:
    # docs/method.md 4.1
    steps = (
        "  - {{id: a, name: A, channel: web, reach: {}}}\n  - {{name: B, channel: phone, reach: {}, caused_by: [a]}}\n"
    )
    assert refused(steps.format(0.3, 0.31)) == ["bad-value"]
    assert loaded(steps.format(0.3, 0.3)).problems == ()


def test_vector_16_one_touchpoint_hands_nobody_over() -> None:
    # docs/method.md 7.1
    found = analysis_of("- {name: Call support, team: care, channel: phone}").handoffs
    assert (found.all, found.transitions, found.worst, found.channel_switches) == ((), 0, None, 0)


def test_vector_17_exactly_in_time_is_not_late() -> None:
    # docs/method.md 2.5
    found = analysis_of("- {name: A, channel: web, duration: 30m, wait: 30m}", "deadline: 1h")
    assert found.timing.slack == 0
    assert found.breakdowns.signals == ((),)


def test_vector_18_a_measured_4_5_is_anchor_5_and_a_typical_one_is_refused() -> None:
    # docs/method.md 3.1
    steps = "  - {name: A, channel: web, friction: 4.5}\n"
    found = loaded(steps, "basis: measured").journey
    assert found is not None
    assert (found.touchpoints[0].anchor, found.touchpoints[0].friction) == (5, 4.5)
    assert analyze(found).breakdowns.signals == (("failed", "blocked"),)
    for basis in ("basis: typical", "basis: case", ""):
        assert refused(steps, basis) == ["bad-value"]


def test_vector_19_weights_of_causes_must_sum_to_one() -> None:
    # docs/method.md 4.1
    steps = """\
  - {{id: online, name: A, channel: web, friction: 3}}
  - {{id: code-notice, name: B, channel: letter, friction: 2}}
  - {{name: C, channel: phone, friction: 2, caused_by: {{online: {}, code-notice: {}}}}}
"""
    for item, other in ((0.6, 0.3), (0.6, 0.5), (1, 1), (0, 0)):
        assert refused(steps.format(item, other)) == ["bad-value"]
    found = loaded(steps.format(0.6, 0.4)).journey
    assert found is not None
    assert near(analyze(found).roots[2]) == {0: 0.6, 1: 0.4}


def test_vector_20_a_volume_per_event_cannot_be_turned_into_months() -> None:
    # docs/method.md 1.7
    found = analysis_of("- {name: A, channel: web}", "volume: {count: 300, per: event}")
    assert found.journey.written.volume is not None
    assert found.journey.customers_per_month is None
