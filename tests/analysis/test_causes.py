"""Causes and roots: who sends customers to a contact, as the file says it."""

from __future__ import annotations

import pytest

from cxmap.analysis.causes import Cause, Causes, Demand, Removable
from tests.analysis.cause_edges import edges
from tests.analysis.worked import analysis_of, move, near

AD, ORDER, LETTER, FAQ, CALL, VISIT, CALL_2, VISIT_2, SURVEY = range(9)


def test_the_causes_of_the_move() -> None:
    # The faq follows a letter of friction 4: inferred. The call's causes share by r, 0.8 and 1. Of the second call
    # 0.8 are failure demand.
    graph = move().causes
    assert near(graph.direct) == near(
        (
            (),
            (),
            (),
            (Cause(LETTER, 1.0, True),),
            (Cause(LETTER, 0.8 / 1.8, False), Cause(FAQ, 1 / 1.8, False)),
            (),
            (Cause(VISIT, 0.8, False),),
            (),
            (),
        )
    )
    assert near(graph.stays) == near((1, 1, 1, 0, 0, 1, 0.2, 1, 1))
    unknown, failure = Demand(0.0, 0.0, 1.0), Demand(1.0, 0.0, 0.0)
    assert near(graph.demand) == near(
        (unknown, unknown, unknown, failure, failure, unknown, Demand(0.8, 0.1, 0.1), unknown, unknown)
    )


def test_the_roots_of_the_move() -> None:
    # The call comes from the letter, directly 4/9 and through the faq 5/9: all of it.
    found = near(move().roots)
    assert found == near(
        (
            {AD: 1.0},
            {ORDER: 1.0},
            {LETTER: 1.0},
            {LETTER: 1.0},
            {LETTER: 1.0},
            {VISIT: 1.0},
            {CALL_2: 0.2, VISIT: 0.8},
            {VISIT_2: 1.0},
            {SURVEY: 1.0},
        )
    )


def test_what_could_be_removed_from_the_move() -> None:
    # letter: 2.4 + 3 + 0.4 points, 0.4 contacts, 5 + 3.2 minutes. faq: 3 + 5/9 x 0.4. visit: 4 + 0.8 x 2.25, and
    # 0.8 x 0.75 contacts. A better call does not remove the call.
    part = 5 / 9
    assert near(move().removable) == near(
        (
            Removable(0.0, 0.0, 0.0),
            Removable(2.0, 0.0, 20.0),
            Removable(5.8, 0.4, 8.2),
            Removable(3 + part * 0.4, part * 0.4, 5 + part * 3.2),
            Removable(0.4, 0.0, 3.2),
            Removable(5.8, 0.6, 0.0),
            Removable(2.25, 0.0, 0.0),
            Removable(0.0, 0.0, 30.0),
            Removable(0.0, 0.0, 0.0),
        )
    )


def test_listed_causes_share_by_how_many_customers_meet_them() -> None:
    steps = """\
    - {id: a, name: A, channel: web, reach: 0.9}
    - {id: b, name: B, channel: web, reach: 0.1}
    - {id: c, name: C, channel: phone, caused_by: [a, b]}
    """
    assert edges(steps) == {"c": {"a": (0.9, False), "b": (0.1, False)}}


def test_given_weights_go_before_reach() -> None:
    steps = """\
    - {id: a, name: A, channel: web, reach: 0.9}
    - {id: b, name: B, channel: web, reach: 0.1}
    - {id: c, name: C, channel: phone, caused_by: {a: 0.25, b: 0.75}, demand: {failure: 0.4}}
    """
    assert edges(steps) == {"c": {"a": (0.1, False), "b": (0.3, False)}}


def test_causes_that_nobody_meets_share_evenly() -> None:
    steps = """\
    - {id: a, name: A, channel: web, reach: 0}
    - {id: b, name: B, channel: web, reach: 0}
    - {id: c, name: C, channel: phone, reach: 0, caused_by: [a, b]}
    """
    assert edges(steps) == {"c": {"a": (0.5, False), "b": (0.5, False)}}


def test_a_cause_that_is_listed_twice_counts_once() -> None:
    steps = """\
    - {id: a, name: A, channel: web}
    - {id: b, name: B, channel: web}
    - {id: c, name: C, channel: phone, caused_by: [a, b, a]}
    """
    assert edges(steps) == {"c": {"a": (0.5, False), "b": (0.5, False)}}


def test_any_touchpoint_may_have_a_cause_and_not_only_service() -> None:
    steps = """\
    - {id: a, name: A, channel: web, friction: 2}
    - {id: b, name: B, channel: invoice, friction: 5, caused_by: [a]}
    """
    assert edges(steps) == {"b": {"a": (1.0, False)}}
    assert [removable.friction for removable in analysis_of(steps).removable] == [5, 4]


DEMANDS: dict[str, tuple[dict[str, tuple[float, bool]], Demand, float]] = {
    # what is written → causes of the contact, its demand, what stays with it
    "caused_by: [a]": ({"a": (1.0, False)}, Demand(1, 0, 0), 0),
    "caused_by: [a], demand: failure": ({"a": (1.0, False)}, Demand(1, 0, 0), 0),
    "caused_by: [a], demand: value": ({"a": (0.0, False)}, Demand(0, 1, 0), 1),
    "caused_by: [a], demand: unknown": ({"a": (0.0, False)}, Demand(0, 0, 1), 1),
    "caused_by: [a], demand: {failure: 0.7, value: 0.2}": ({"a": (0.7, False)}, Demand(0.7, 0.2, 0.1), 0.3),
    "caused_by: []": ({}, Demand(0, 0, 1), 1),
    "caused_by: [], demand: failure": ({}, Demand(1, 0, 0), 1),
    "caused_by: [], demand: {failure: 0.5}": ({}, Demand(0.5, 0, 0.5), 1),
    "demand: value": ({}, Demand(0, 1, 0), 1),
    "demand: unknown": ({}, Demand(0, 0, 1), 1),
    "demand: failure": ({"a": (1.0, True)}, Demand(1, 0, 0), 0),
    "demand: {failure: 0.7, value: 0.2}": ({"a": (0.7, True)}, Demand(0.7, 0.2, 0.1), 0.3),
    "demand: {failure: 0, value: 0.2}": ({}, Demand(0, 0.2, 0.8), 1),
    "friction: 2": ({"a": (1.0, True)}, Demand(1, 0, 0), 0),
}


@pytest.mark.parametrize("written", DEMANDS)
def test_what_the_file_says_of_demand_decides_what_moves_upstream(written: str) -> None:
    causes, demand, stays = DEMANDS[written]
    steps = f"- {{id: a, name: A, channel: web, outcome: failed}}\n- {{id: c, name: C, channel: phone, {written}}}\n"
    graph = analysis_of(steps).causes
    assert edges(steps).get("c", {}) == causes
    assert near((graph.demand[1], graph.stays[1])) == near((demand, stays))


def test_no_cause_keeps_the_whole_friction_whatever_demand_says() -> None:
    steps = "- {id: a, name: A, channel: web, friction: 2}\n- {name: C, channel: phone, friction: 5, demand: failure}\n"
    found = analysis_of(steps)
    assert found.roots == ({0: 1.0}, {1: 1.0})
    assert found.causes.demand[1] == Demand(1, 0, 0)


# Sums over the graph


def test_shares_multiply_along_paths_and_add_up_over_paths() -> None:
    # d comes half from b and half from c; b comes from a for 0.8 of its part, c from a entirely.
    steps = """\
    - {id: a, name: A, channel: web, friction: 2}
    - {id: b, name: B, channel: phone, friction: 3, caused_by: [a], demand: {failure: 0.8, value: 0.2}}
    - {id: c, name: C, channel: phone, friction: 1, caused_by: [a]}
    - {id: d, name: D, channel: phone, friction: 5, caused_by: [b, c]}
    """
    found = analysis_of(steps)
    assert near(found.roots) == near(({0: 1.0}, {1: 0.2, 0: 0.8}, {0: 1.0}, {1: 0.1, 0: 0.9}))
    # a: 1 + 0.8 x 2 + 0 + (0.5 x 0.8 + 0.5) x 4; contacts: 0.8 of b, all of c, 0.9 of d. b: 2 + 0.5 x 4.
    assert near([removable.friction for removable in found.removable]) == near([1 + 1.6 + 3.6, 2 + 2, 0 + 2, 4.0])
    assert near([removable.contacts for removable in found.removable]) == near([0.8 + 1 + 0.9, 0.5, 0.5, 0.0])


def test_only_customers_contacts_are_removable_contacts() -> None:
    steps = """\
    - {id: a, name: A, channel: web, outcome: failed}
    - {id: b, name: B, channel: faq, caused_by: [a]}
    - {id: c, name: C, channel: phone, kind: assisted, initiated_by: company, caused_by: [a]}
    - {id: d, name: D, channel: phone, caused_by: [c], times: 3}
    """
    assert [removable.contacts for removable in analysis_of(steps).removable] == [3, 0, 3, 0]


def test_a_flow_stops_where_nothing_else_is_the_cause() -> None:
    graph = Causes(
        direct=((), (Cause(0, 0.75, False),), (Cause(1, 0.5, False), Cause(0, 0.5, False))),
        demand=(Demand(0, 0, 1), Demand(0.75, 0, 0.25), Demand(1, 0, 0)),
        stays=(1.0, 0.25, 0.0),
    )
    # 8 at the third: 4 to the second and 4 to the first; of the second's 4 + 4, 6 go on to the first.
    assert graph.flow([1, 4, 8]) == ([1 + 4 + 6, 8, 8], [11, 2, 0])
