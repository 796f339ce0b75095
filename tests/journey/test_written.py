"""What a file says is held without pydantic, and yet is what the model says it is: the two are compared everywhere."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap.journey.stored
import cxmap.journey.written
from cxmap.journey import model
from cxmap.journey.written import CLASSES, WrittenJourney, _engine, validated
from cxmap.source.reader import read
from tests.conftest import ROOT
from tests.hints import holds
from tests.journeys_strategy import Written, journeys

FILES = [
    *sorted((ROOT / "journeys").glob("*.yaml")),
    ROOT / "cxmap/cli/first-journey.yaml",
]


def said(value: Any) -> Any:
    """All that can be seen of a journey: values with their types, and which of them the file gives."""
    if isinstance(value, (cxmap.journey.written.Written, model.Written)):
        fields = {name: said(inner) for name, inner in vars(value).items()}
        return type(value).__name__, fields, value.model_fields_set
    if isinstance(value, (tuple, list)):
        return type(value), [said(inner) for inner in value]
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items()}
    return type(value), value


def errors(check: Any, value: Any) -> Any:
    try:
        check(value)
    except pydantic.ValidationError as error:
        return error.errors(include_url=False)
    return None


def assert_same(value: Any) -> None:
    ours, models = validated(value), model.WrittenJourney.model_validate(value)
    assert said(ours) == said(models)
    options: list[dict[str, Any]] = [
        {},
        {"by_alias": True, "exclude_unset": True},
        {"mode": "json", "by_alias": True, "exclude_defaults": True},
    ]
    for option in options:
        assert repr(ours.model_dump(**option)) == repr(models.model_dump(**option))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_both_read_every_journey_alike(file: Path) -> None:
    assert_same(read(file.read_bytes()).value)


@given(journeys())
def test_both_read_any_journey_alike(written: Written) -> None:
    assert_same(written)


WRONG = st.sampled_from((None, "", " ", "nonsense", "042", 0, -1, 6, 1.5, True, [], {}, ["", 1], {"from": 3}, {"": 2}))


@given(st.data())
def test_both_refuse_what_is_wrong_for_the_same_reasons(data: st.DataObject) -> None:
    written = copy.deepcopy(data.draw(journeys(max_touchpoints=3)))
    for _ in range(data.draw(st.integers(1, 3))):
        where = data.draw(st.sampled_from([written, *written["touchpoints"]]))
        names = [*model.WrittenJourney.model_fields, *model.WrittenTouchpoint.model_fields, "x-own"]
        key = data.draw(st.sampled_from(sorted({*names} - {"touchpoints"})))
        where[key] = data.draw(WRONG)
    assert errors(validated, written) == errors(model.WrittenJourney.model_validate, written)


def test_every_class_of_the_model_has_its_counterpart() -> None:
    classes = {subclass.__name__ for subclass in model.Written.__subclasses__()}
    assert {*CLASSES} == classes


def test_evidence_can_cover_every_key_of_a_touchpoint() -> None:
    keys = [field.alias or name for name, field in model.WrittenTouchpoint.model_fields.items()]
    assert [*vars(bank().touchpoints[0])] == keys


def bank() -> WrittenJourney:
    return validated(read((ROOT / "journeys/bank-travel-alert.yaml").read_bytes()).value)


def test_what_a_file_says_is_a_value() -> None:
    written = bank()
    for other in (bank(), copy.deepcopy(written), pickle.loads(pickle.dumps(written))):
        assert other is not written
        assert said(other) == said(written)
        assert other == written
    first, second = written.touchpoints[:2]
    assert first != second
    assert hash(first) == hash(bank().touchpoints[0])
    assert repr(written.volume) in ("None", f"Volume(count={written.volume and written.volume.count}, per='month')")


def test_nothing_changes_what_a_file_says() -> None:
    written = bank()
    with pytest.raises(AttributeError, match="'title' is what the file says"):
        written.title = "Something else"
    with pytest.raises(AttributeError, match="'title' is what the file says"):
        del written.title
    assert written == bank()


@pytest.fixture
def fresh_engine() -> Iterator[None]:
    _engine.cache_clear()
    yield
    _engine.cache_clear()


@pytest.mark.usefixtures("fresh_engine")
@pytest.mark.parametrize(
    "schema", [{"type": "of-the-future"}, {"type": "model"}, {"cls": "Persona"}, [], None], ids=str
)
def test_an_engine_that_refuses_the_file_gets_what_its_pydantic_makes(
    schema: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cxmap.journey.stored, "stored", lambda: schema)
    assert_same(read((ROOT / "journeys/bank-travel-alert.yaml").read_bytes()).value)


def test_what_a_file_says_can_be_made_by_hand() -> None:
    names: Any = cxmap.journey.written
    persona = names.Persona(name="Ada", needs=("a card",))
    assert (persona.name, persona.needs, persona.age) == ("Ada", ("a card",), None)
    assert persona.model_fields_set == {"name", "needs"}
    journey = bank()
    assert names.WrittenJourney(**vars(journey)) == journey
    evidence = names.Evidence(**{"from": "staff"})
    assert repr(evidence) == "Evidence(covers=None, from_='staff', ref=None, date=None, note=None)"
    assert names.Evidence(covers=(), from_="staff", note="Asked twice").note == "Asked twice"
    assert eval(repr(evidence), vars(names)) == evidence
    with pytest.raises(pydantic.ValidationError, match="Extra inputs"):
        names.Persona(nam="Ada")


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_says_of_itself_what_the_model_says(name: str) -> None:
    ours, models = getattr(cxmap.journey.written, name), getattr(model, name)
    assert ours.__doc__ == models.__doc__
    hints = typing.get_type_hints(ours)
    assert [*ours.__annotations__] == [*hints] == [*inspect.signature(ours).parameters] == [*models.model_fields]
    for field, parameter in inspect.signature(ours).parameters.items():
        said = models.model_fields[field]
        assert parameter.default == (inspect.Parameter.empty if said.is_required() else said.default)


def holders(value: Any) -> Iterator[cxmap.journey.written.Written]:
    """Every object of a journey, from the outside in."""
    if isinstance(value, cxmap.journey.written.Written):
        yield value
        for inner in vars(value).values():
            yield from holders(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from holders(inner)


@given(journeys())
def test_annotations_are_what_the_fields_hold(written: Written) -> None:
    for held in holders(validated(written)):
        for field, hint in typing.get_type_hints(type(held)).items():
            assert holds(hint, getattr(held, field)), (type(held), field)
