"""What the source articles claim, row by row, and what in the program answers it.

`tests/claims/` has a file for each article, with the numbers of the rows in the project's list of claims. A pointer is
one of

- ``test module::function``, below ``tests/``;
- ``field Model.name``, a field of the format (``journey``, ``touchpoint``, ``designed``, …);
- ``word name=value``, a word of the format's vocabulary (``kind=promotion``, ``control=external``);
- ``channel name=kind``, what a channel is for by default;
- ``rule CXnnn``, a rule of the linter;
- ``fact module.Class.name``, a figure of the analysis;
- ``later …``, comparison of versions, which has tests of its own;
- ``not computed …``, and why.
"""

from __future__ import annotations

import importlib
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from cxmap.journey import model, vocabulary
from cxmap.rules import rule_named

MODELS: dict[str, type[model.Written]] = {
    "journey": model.WrittenJourney,
    "touchpoint": model.WrittenTouchpoint,
    "designed": model.Designed,
    "persona": model.Persona,
    "retro": model.Retro,
    "stage": model.Stage,
}
WORDS: dict[str, Any] = {
    "kind": vocabulary.Kind,
    "control": vocabulary.Control,
    "outcome": vocabulary.Outcome,
    "unavailable_because": vocabulary.Unavailable,
    "demand": vocabulary.Demand,
    "why": vocabulary.Why,
    "from": vocabulary.EvidenceFrom,
    "lifecycle": vocabulary.Lifecycle,
    "state": vocabulary.State,
}

CLAIMS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "claims").glob("*.yaml"))
}
POINTERS = sorted(
    {pointer for claims in CLAIMS.values() for pointers in claims["answers"].values() for pointer in pointers}
)


@pytest.mark.parametrize("article", CLAIMS)
def test_every_claim_has_an_answer(article: str) -> None:
    answers = CLAIMS[article]["answers"]
    assert [*answers] == [*range(1, CLAIMS[article]["rows"] + 1)]
    assert all(answers.values())


@pytest.mark.parametrize("pointer", POINTERS)
def test_every_pointer_leads_somewhere(pointer: str) -> None:
    kind, _, target = pointer.partition(" ")
    match kind:
        case "test":
            module, _, function = target.partition("::")
            assert function.startswith("test_")
            assert callable(getattr(importlib.import_module(f"tests.{module}"), function))
        case "field":
            name, _, field = target.partition(".")
            assert field in MODELS[name].model_fields
            assert MODELS[name].model_fields[field].description
        case "word":
            name, _, word = target.partition("=")
            assert word in get_args(WORDS[name])
        case "channel":
            name, _, word = target.partition("=")
            assert vocabulary.KIND_OF_CHANNEL[name] == word
        case "rule":
            assert rule_named(target) is not None
        case "fact":
            module, cls, name = target.split(".")
            owner = getattr(importlib.import_module(f"cxmap.analysis.{module}"), cls)
            assert name in owner.__annotations__ or isinstance(vars(owner).get(name), (property, cached_property))
        case "later":
            assert target.startswith("diff: ")
        case _:
            assert pointer.startswith("not computed: ")


def test_every_claim_about_a_journey_is_answered_by_something_that_runs() -> None:
    """Only what belongs to several versions may wait, and only what no file can say is not computed."""
    waiting = {
        (article, row)
        for article, claims in CLAIMS.items()
        for row, pointers in claims["answers"].items()
        if all(pointer.startswith(("later ", "not computed")) for pointer in pointers)
    }
    assert waiting == {
        ("franz", 11),
        ("franz", 22),
        ("vargas", 8),
        ("vargas", 9),
        ("vargas", 10),
        ("vargas", 11),
        ("vargas", 14),
        ("myth", 9),
    }
