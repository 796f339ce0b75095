"""Names from hell and junk in any place: a journey, or problems with a place, and never an exception."""

from __future__ import annotations

import copy
import random
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.findings import Span
from cxmap.journey.ids import composed
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.hell import NAMES, journey_of_all, journey_text
from tests.journey.loading import journey, loaded
from tests.journeys_strategy import Written, disguised, journey_of, journeys, text_of


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_from_hell_is_read_as_it_is(name: str) -> None:
    found = journey(journey_text(name))
    assert (found.written.title, found.written.goal, found.persona) == (name, name, name)
    assert {touchpoint.name for touchpoint in found.touchpoints} == {name}
    assert found.touchpoints[1].team == f"{composed(name)} + care"  # teams are compared


def test_all_names_from_hell_make_one_journey() -> None:
    found = journey(journey_of_all())
    assert [touchpoint.name for touchpoint in found.touchpoints] == [*NAMES.values()]
    assert len({touchpoint.id for touchpoint in found.touchpoints}) == len(NAMES)


# Properties

BOUNDED = settings(max_examples=30, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, 0, 1, -1, 7, 2.5, 1e308, "", " ", "x", "0", "t0", "t1", "1:30", "48 hours", "Phone", "no", [], {},
        ["t0"], [[]], {"t0": 1}, {"x-a": 1}, {"a": {"b": "c"}}, [None], ["t9", 3], "\x1b[31m", "[bold]", 10**30,
    ]
)  # fmt: skip


@BOUNDED
@given(journeys(), st.integers(0, 2**32))
def test_comments_quotes_and_the_order_of_keys_change_no_value(written: Written, seed: int) -> None:
    text = disguised(written, random.Random(seed))
    assert journey_of(written, text) == journey_of(written)


@settings(BOUNDED, max_examples=60)
@given(st.data())
def test_junk_in_any_place_never_raises_and_every_problem_has_a_place(data: st.DataObject) -> None:
    written = copy.deepcopy(data.draw(journeys(max_touchpoints=4)))
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(written, data)
    document = read(spoilt_text(written).encode())
    found = load(document, path="x.yaml")
    fatal = [wrong for wrong in found.problems if wrong.rule != "ambiguous-scalar"]
    assert (found.journey is None) == bool(fatal)
    for problem in found.problems:
        assert problem.message
        span = problem.span or document.span(problem.path, problem.on)
        assert 0 <= span.start <= span.end <= len(document.text)
        for where, _ in problem.also:
            other = where if isinstance(where, Span) else document.span(where)
            assert 0 <= other.start <= other.end <= len(document.text)
        if problem.fix:
            assert problem.fix.edits


def spoil(written: Any, data: st.DataObject) -> None:
    """Put junk in the place of one value, or under a new key, somewhere in it."""
    places = [(written, key) for key in written]
    todo = [inner for inner in written.values() if isinstance(inner, (dict, list))]
    while todo:
        item = todo.pop()
        keys = range(len(item)) if isinstance(item, list) else list(item)
        places += [(item, key) for key in keys]
        todo += [item[key] for key in keys if isinstance(item[key], (dict, list))]
    container, key = data.draw(st.sampled_from(places))
    match data.draw(st.integers(0, 3)):
        case 0 if isinstance(container, dict):
            del container[key]
        case 1 if isinstance(container, dict):
            container["fricton"] = data.draw(JUNK)
        case _:
            container[key] = data.draw(JUNK)


def spoilt_text(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {spoilt_text(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(spoilt_text, value)) + "]"
    return text_of(value)


FIELDS = st.sampled_from(("name", "channel", "team", "touchpoints", "x-y", "id"))


@settings(BOUNDED, max_examples=60)
@given(
    st.recursive(
        JUNK, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3), max_leaves=6
    )
)
def test_any_value_under_the_version_key_is_a_journey_or_has_problems(value: Any) -> None:
    text = f'{{"cxmap": 1, "title": {spoilt_text(value)}, "touchpoints": {spoilt_text(value)}}}'
    found = loaded(text)
    assert (found.journey is None) == any(problem.rule != "ambiguous-scalar" for problem in found.problems)
