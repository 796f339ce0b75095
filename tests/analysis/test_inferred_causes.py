"""Causes that no file names: what stands before a contact, and when it is taken as its cause."""

from __future__ import annotations

import pytest

from tests.analysis.cause_edges import edges
from tests.analysis.worked import analysis_of

BEFORE = {
    "channel: web, outcome: failed": True,
    "channel: web, outcome: unavailable": True,
    "channel: web, outcome: abandoned": True,
    "channel: web, outcome: partly": False,
    "channel: web, outcome: none": False,
    "channel: web, friction: 4": True,
    "channel: web, friction: 5": True,
    "channel: web, friction: 3": False,
    "channel: web, friction: 1, outcome: failed": True,
    "channel: web": False,
    "channel: invoice, friction: 4": True,
    "channel: web, control: external, friction: 4": True,
    "channel: ivr, friction: 5": False,  # a phone menu without a cause causes no call
    "channel: ivr, friction: 5, caused_by: [start]": True,
    "channel: chat, outcome: unavailable": False,
    "channel: chat, outcome: unavailable, caused_by: [start]": True,
}


@pytest.mark.parametrize(("before", "inferred"), BEFORE.items())
def test_a_contact_right_after_something_broken_has_it_as_its_cause(before: str, inferred: bool) -> None:
    steps = f"""\
    - {{id: start, name: S, channel: shop}}
    - {{id: before, name: B, {before}}}
    - {{id: call, name: C, channel: phone}}
    """
    assert edges(steps).get("call", {}) == ({"before": (1.0, True)} if inferred else {})
    assert "call" not in edges(steps, infer=False)


AFTER = {
    "channel: phone": True,
    "channel: faq": True,
    "channel: chatbot": True,
    "channel: web": False,  # no service
    "channel: email, initiated_by: company": False,  # communication
    "channel: phone, kind: assisted, initiated_by: company": False,
    "channel: phone, initiated_by: other": False,
    "channel: web, kind: self-service": True,
    "channel: web, kind: self-service, initiated_by: company": False,
    "channel: phone, caused_by: []": False,
    "channel: phone, demand: value": False,
}


@pytest.mark.parametrize(("after", "inferred"), AFTER.items())
def test_only_a_customer_who_comes_to_service_was_sent_there(after: str, inferred: bool) -> None:
    steps = f"- {{id: a, name: A, channel: web, outcome: failed}}\n- {{id: b, name: B, {after}}}\n"
    assert edges(steps).get("b", {}) == ({"a": (1.0, True)} if inferred else {})


def test_a_rounded_score_of_four_is_enough_for_inference() -> None:
    for score, inferred in ((3.5, True), (3.49, False)):
        steps = f"- {{id: a, name: A, channel: web, friction: {score}}}\n- {{id: b, name: B, channel: phone}}\n"
        assert ("b" in edges(steps, "basis: measured")) is inferred


def test_inference_looks_at_what_a_step_follows_and_shares_by_reach() -> None:
    steps = """\
    - {id: a, name: A, channel: web, friction: 4, reach: 0.6}
    - {id: b, name: B, channel: app, outcome: failed, reach: 0.2, follows: []}
    - {id: fine, name: F, channel: app, reach: 0.2, follows: []}
    - {id: menu, name: M, channel: ivr, friction: 5, reach: 0.5, follows: []}
    - {id: call, name: C, channel: phone, follows: [a, b, fine, menu]}
    """
    assert edges(steps) == {"call": {"a": (0.6, True), "b": (0.2, True)}}


def test_inference_goes_no_further_than_one_step() -> None:
    steps = """\
    - {id: a, name: A, channel: web, outcome: failed}
    - {id: sms, name: S, channel: sms}
    - {id: call, name: C, channel: phone}
    """
    assert edges(steps) == {}
    assert edges(steps.replace("channel: phone", "channel: phone, follows: [a]")) == {"call": {"a": (1.0, True)}}


def test_a_chain_is_inferred_link_by_link() -> None:
    steps = """\
    - {id: a, name: A, channel: web, outcome: failed}
    - {id: b, name: B, channel: faq, outcome: failed}
    - {id: c, name: C, channel: chat, outcome: unavailable}
    - {id: d, name: D, channel: phone}
    """
    assert edges(steps) == {name: {cause: (1.0, True)} for name, cause in (("b", "a"), ("c", "b"), ("d", "c"))}
    assert analysis_of(steps).roots[3] == {0: 1.0}


def test_a_declared_cause_is_enough_for_service_to_be_a_cause_by_inference() -> None:
    steps = """\
    - {id: a, name: A, channel: web}
    - {id: b, name: B, channel: chat, friction: 4, caused_by: [a]}
    - {id: c, name: C, channel: phone}
    """
    assert edges(steps) == {"b": {"a": (1.0, False)}, "c": {"b": (1.0, True)}}
