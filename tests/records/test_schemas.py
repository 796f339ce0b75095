"""The schemas of our JSON: nothing is written that they do not declare, and every number says what it counts."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cxmap.diff.conformance import conformance
from cxmap.formats import renderer
from cxmap.present.look import Look
from cxmap.records.schemas import names, output_schema
from tests.conftest import ROOT, SCRIPT
from tests.diff.versions import side_of
from tests.formats.comparisons import CALL, HOSTILE, PAGE, guess
from tests.formats.findings import ALL_OF_HELL, report
from tests.formats.test_analyses import analysis_of
from tests.hell import NAMES

GOLDEN = sorted((ROOT / "examples" / "output").glob("*.json"))
EVERYTHING = Look(everything=True)
DEVIATING = conformance(side_of(PAGE + CALL, "state: to-be"), side_of(CALL.replace("[page]", "[]")))
FACTS: dict[str, tuple[tuple[str, Any], ...]] = {
    "analysis": tuple(("analyses", [analysis_of(name)]) for name in NAMES),
    "diff": (("conformances", DEVIATING), ("comparisons", guess()), *(("comparisons", item) for item in HOSTILE)),
    "findings": (("findings", report()), ("findings", ALL_OF_HELL), ("findings", report({}))),
}
LOG = ["journeys/events/broadband.yaml", "journeys/events/broadband.csv"]
COMMANDS = {
    "import": ["import", "-", "--from", "mermaid"],
    "match": ["match", *LOG],
    "portfolio": ["portfolio", "journeys"],
    "measurement": ["measure", *LOG],
    "rules": ["rules"],
}
DIAGRAM = "journey\n  title A\n  section B\n    C: 4: web, customer\n"


def documents(name: str) -> Iterator[Any]:
    """What the program writes under a schema."""
    if name in COMMANDS:
        done = run([str(SCRIPT), *COMMANDS[name], "--format", "json"], DIAGRAM)
        yield json.loads(done)
    for subject, facts in FACTS.get(name, ()):
        show = renderer("json", subject)
        assert show
        yield json.loads(show(facts, EVERYTHING))


@cache
def _run(*command: str, stdin: str) -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout


def run(command: list[str], stdin: str) -> str:
    """What a command writes; it is asked once."""
    return _run(*command, stdin=stdin)


def closed(schema: Any) -> Any:
    """The schema with every record closed: it takes no key that it does not declare."""
    if isinstance(schema, list):
        return [closed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(inner) for key, inner in schema.items()}
    if made.get("type") == "object" and "properties" in made:
        made.setdefault("additionalProperties", False)
    return made


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field that a schema declares, with its way."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield from ((f"{path}/{name}", field) for name, field in schema.get("properties", {}).items())
        for key, inner in schema.items():
            yield from parts(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for i, inner in enumerate(schema):
            yield from parts(inner, f"{path}/{i}")


def test_every_output_has_examples_here() -> None:
    assert {*FACTS, *COMMANDS} == set(names())


@pytest.mark.parametrize("name", names())
def test_nothing_is_written_that_the_schema_does_not_declare(name: str) -> None:
    validator = jsonschema.Draft202012Validator(closed(output_schema(name)))
    for document in documents(name):
        validator.validate(document)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_every_example_keeps_to_its_closed_schema(file: Path) -> None:
    name = "diff" if ".diff-" in file.name else "portfolio" if file.stem == "portfolio" else "analysis"
    jsonschema.Draft202012Validator(closed(output_schema(name))).validate(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", names())
def test_a_key_that_nobody_declared_is_refused(name: str) -> None:
    validator = jsonschema.Draft202012Validator(closed(output_schema(name)))
    document = next(documents(name))
    for at in records(document):
        if not is_map(document, at):
            other = copy.deepcopy(document)
            inside(other, at)["undeclared"] = 1
            assert list(validator.iter_errors(other)), at


def records(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to every record in a document; of a list to the first entry."""
    if isinstance(value, dict):
        yield at
        for key, inner in value.items():
            yield from records(inner, (*at, key))
    elif isinstance(value, list) and value:
        yield from records(value[0], (*at, 0))


def inside(value: Any, at: tuple[str | int, ...]) -> Any:
    for key in at:
        value = value[key]
    return value


def is_map(document: Any, at: tuple[str | int, ...]) -> bool:
    """Whether keys are data there: sources of evidence, teams, fields with assumed values."""
    return at[-2:] in {("evidence", "by_source"), ("retro", "reasons")}


@pytest.mark.parametrize("name", names())
def test_every_number_says_what_it_counts(name: str) -> None:
    schema = output_schema(name)
    silent = []
    for path, field in parts(schema):
        meant = schema["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else field
        types = meant.get("type", [])
        is_number = {"number", "integer"} & set([types] if isinstance(types, str) else types)
        if is_number and not (field.get("description") or meant.get("description")):
            silent.append(path)
    assert silent == []
