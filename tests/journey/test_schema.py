"""The JSON Schema of the format: for editors, and for everybody who writes journeys with a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from cxmap.journey.schema import schema
from cxmap.source.reader import read
from tests.conftest import ROOT

JOURNEYS = sorted((ROOT / "journeys").glob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(schema())


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every mapping of a schema."""
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
            yield f"{path}.{name}", inner
        for key, inner in node.items():
            yield from properties(inner, f"{path}.{key}")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_field_has_a_description() -> None:
    bare = [path for path, field in properties(schema()) if not field.get("description")]
    assert bare == []


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.stem)
def test_every_journey_keeps_to_the_schema(journey: Any) -> None:
    VALIDATOR.validate(read(journey.read_bytes()).value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"cxmap": 2},
        {"titel": "typo"},
        {"touchpoints": []},
        {"touchpoints": [{"name": "A"}]},
        {"touchpoints": [{"name": "A", "channel": "web", "friction": 7}]},
        {"touchpoints": [{"name": "A", "channel": "web", "wait": "1:30"}]},
        {"touchpoints": [{"name": "A", "channel": "web", "outcome": "Failed"}]},
    ],
    ids=str,
)
def test_what_lint_refuses_an_editor_marks(wrong: dict[str, Any]) -> None:
    good = {"cxmap": 1, "title": "T", "touchpoints": [{"name": "A", "channel": "web"}]}
    VALIDATOR.validate(good)
    assert not VALIDATOR.is_valid({**good, **wrong})


def test_keys_of_the_author_are_passed_over() -> None:
    VALIDATOR.validate(
        {"cxmap": 1, "title": "T", "x-note": 1, "touchpoints": [{"name": "A", "channel": "web", "x-a": {}}]}
    )
