"""A plan held against what happens: docs/method.md 10.5 and 10.6."""

from __future__ import annotations

import pytest

from cxmap.diff.conformance import Conformance, conformance
from cxmap.errors import NotComparable
from tests.diff.versions import side_of

A = "- {id: a, name: Order, team: web, channel: web, friction: 1, outcome: done}\n"
B = "- {id: b, name: Get a message, team: web, channel: sms, friction: 1, outcome: done}\n"
C = "- {id: c, name: Get the parcel, team: logistics, channel: parcel, friction: 1, outcome: done}\n"
D = "- {id: d, name: Call about it, team: care, channel: phone, friction: 2, reach: 0.2}\n"


def held(planned: str, actual: str) -> Conformance:
    return conformance(side_of(planned, "state: to-be", "plan.yaml"), side_of(actual, "", "actual.yaml"))


def told(found: Conformance) -> list[tuple[str, str, str, float, int | None, int | None]]:
    return [
        (
            deviation.name,
            deviation.message,
            deviation.team,
            deviation.reach,
            deviation.planned_place.line if deviation.planned_place else None,
            deviation.actual_place.line if deviation.actual_place else None,
        )
        for deviation in found.deviations
    ]


def test_everything_goes_as_planned() -> None:
    found = held(A + B + C, A + B + C)
    assert (found.deviations, found.as_planned) == ((), 3)


def test_the_four_deviations() -> None:
    found = held(A + B + C, C.replace("done", "partly") + A + D)
    assert told(found) == [
        ("missing", "Get a message: is planned and does not happen", "web", 1.0, 7, None),
        ("ad-hoc", "Call about it: happens, and nobody planned it", "care", 0.2, None, 8),
        ("failing", "Get the parcel: happens and is done only partly", "logistics", 1.0, 8, 6),
        ("out-of-sequence", "Get the parcel: is number 3 in the plan and happens as number 1", "logistics", 1.0, 8, 6),
    ]
    assert found.as_planned == 1


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("failed", "happens and fails"),
        ("unavailable", "is there and cannot be used"),
        ("abandoned", "happens, and customers give up"),
        ("partly", "happens and is done only partly"),
    ],
)
def test_what_failing_means(outcome: str, words: str) -> None:
    assert [deviation.text for deviation in held(A, A.replace("done", outcome)).deviations] == [words]


@pytest.mark.parametrize(
    ("states", "why"),
    [
        (("as-is", "to-be"), "a plan (to-be) is held against what happens (as-is), and the first file is as-is"),
        (("to-be", "to-be"), "a plan (to-be) is held against what happens (as-is), and the first file is to-be"),
    ],
)
def test_a_plan_is_held_against_what_happens(states: tuple[str, str], why: str) -> None:
    with pytest.raises(NotComparable) as raised:
        conformance(side_of(A, f"state: {states[0]}"), side_of(A, f"state: {states[1]}"))
    assert raised.value.message.startswith(why)


def test_the_plan_of_another_customer_is_no_plan() -> None:
    with pytest.raises(NotComparable, match="two personas"):
        conformance(side_of(A, "state: to-be\npersona: Ann"), side_of(A, "persona: Bob"))
