"""Fields under the names that other tools give them."""

from __future__ import annotations

import pytest

from cxmap.journey.load import load
from cxmap.journey.model import WrittenJourney, WrittenTouchpoint
from cxmap.journey.other_words import _FIELDS
from cxmap.source.reader import read
from tests.journey.loading import fix_of, framed, loaded, only

TOUCHPOINT = {
    **dict.fromkeys(("department", "owner", "squad", "Department"), "team"),
    **dict.fromkeys(("score", "effort", "pain_level", "pain-level", "Pain level"), "friction"),
    **dict.fromkeys(("phase", "step_group"), "stage"),
    "opening_hours": "hours",
    **dict.fromkeys(("cause", "reason_for_contact"), "caused_by"),
    **dict.fromkeys(("share", "percentage"), "reach"),
    **dict.fromkeys(("sla", "promised"), "promise"),
    **dict.fromkeys(("emotion", "mood"), "feeling"),
    "description": "doing",
}
JOURNEY = {
    "phases": "stages",
    **dict.fromkeys(("actor", "user", "customer"), "persona"),
    **dict.fromkeys(("kpi", "kpis"), "metrics"),
}


@pytest.mark.parametrize(("word", "field"), TOUCHPOINT.items())
def test_another_word_at_a_touchpoint_is_told_with_ours_and_a_fix(word: str, field: str) -> None:
    problem = only(framed(f'"{word}": x'))
    path = ("touchpoints", 1, word)
    assert (problem.rule, problem.path, problem.on) == ("unknown-field", path, "key")
    assert problem.message == f"{word!r} is no field of a touchpoint"
    assert problem.help == f"it is called `{field}` here"
    assert fix_of(problem) == ("rename", path, field)


@pytest.mark.parametrize(("word", "field"), JOURNEY.items())
def test_another_word_at_the_journey_is_told_with_ours_and_a_fix(word: str, field: str) -> None:
    problem = only(framed("friction: 1", f"{word}: x"))
    assert problem.help == f"it is called `{field}` here"
    assert fix_of(problem) == ("rename", (word,), field)


@pytest.mark.parametrize("word", ["steps", "actions", "touch_points"])
def test_touchpoints_under_another_name_are_one_problem(word: str) -> None:
    found = load(read(f"cxmap: 1\ntitle: T\n{word}:\n- {{name: A, channel: web}}\n".encode()), path="x.yaml")
    (problem,) = found.problems
    assert (problem.rule, problem.help) == ("unknown-field", "it is called `touchpoints` here")
    assert fix_of(problem) == ("rename", (word,), "touchpoints")


def test_actions_beside_touchpoints_are_actions() -> None:
    found = loaded(framed("friction: 1", "actions: [{fixes: first, what: Mend it}]"))
    assert found.problems == ()


def test_a_word_beside_the_field_that_it_means_is_deleted_by_hand() -> None:
    problem = only(framed("team: web, owner: web"))
    assert (problem.help, problem.fix) == ("'team' is there too: delete one of them", None)


def test_what_comes_next_is_said_the_other_way_round() -> None:
    problem = only(framed("next: x"))
    assert problem.help == "write `follows` on the later one: a touchpoint names those that come before it"
    assert problem.fix is None


def test_no_word_of_another_tool_is_a_field_of_ours_and_each_means_one() -> None:
    for model, words in _FIELDS.items():
        fields = {field.alias or name for name, field in model.model_fields.items()}
        assert {*words.values()} <= fields
        assert {*words} & fields <= ({"actions"} if model is WrittenJourney else set())
    assert {*_FIELDS} == {WrittenJourney, WrittenTouchpoint}
