"""Findings as JSON, by their schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from cxmap import __version__
from cxmap.records.schemas import output_schema
from tests.formats.findings import ALL, NOTHING, hell, hellish, report, shown
from tests.lint.example import CLEAN


@pytest.mark.parametrize("what", [ALL, NOTHING, report({})], ids=["all", "nothing", "no file"])
def test_json_is_valid_by_its_schema(what: Any) -> None:
    jsonschema.validate(json.loads(shown("json", what)), output_schema("findings"))


def test_json_names_are_as_promised() -> None:
    text = CLEAN.replace("caused_by: [find]", "caused_by: [fnd]")
    found = json.loads(shown("json", report({"a.yaml": text})))
    assert found["tool"] == {"name": "cxmap", "version": __version__}
    assert found["summary"] == {
        "files": 1, "errors": 1, "warnings": 0, "infos": 0, "fixable": 1, "suppressed": 0,
    }  # fmt: skip
    (item,) = found["findings"]
    assert item == {
        "rule": "bad-reference",
        "code": "CX106",
        "severity": "error",
        "message": "there is no touchpoint 'fnd'",
        "help": "did you mean 'find'?",
        "path": "a.yaml",
        "start": {"line": 19, "column": 17},
        "end": {"line": 19, "column": 20},
        "journey": "return-shoes",
        "touchpoint": "ask",
        "fingerprint": item["fingerprint"],
        "fixable": True,
    }


def test_json_has_null_where_nothing_is_known() -> None:
    (item,) = json.loads(shown("json", report({"a.yaml": ""})))["findings"]
    assert (item["start"], item["end"], item["journey"], item["touchpoint"]) == (None, None, None, None)


@hellish
def test_json_survives_names_from_hell(name: str) -> None:
    found = json.loads(shown("json", hell(name)))
    jsonschema.validate(found, output_schema("findings"))
    assert {item["path"] for item in found["findings"]} == {f"{name}.yaml"}
