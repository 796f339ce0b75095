"""The synthetic log: what was put into it comes out of it."""

from __future__ import annotations

import importlib.util
import io
import json
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT, Cxmap

FOLDER = ROOT / "journeys" / "events"


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", FOLDER / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def measured(cxmap: Cxmap) -> Any:
    done = cxmap("measure", str(FOLDER / "broadband.yaml"), str(FOLDER / "broadband.csv"), "--format", "json")
    return json.loads(done.stdout)["measurement"]


def test_the_committed_log_is_what_the_generator_makes() -> None:
    out = io.StringIO()
    generator().write(out)
    text = out.getvalue()
    assert text == (FOLDER / "broadband.csv").read_text(encoding="utf-8")
    assert len(text.encode()) <= 200_000


def test_the_truth_of_the_generator_is_measured(measured: Any) -> None:
    truth = generator().TRUTH
    found = {item["id"]: item for item in measured["touchpoints"]}
    assert found["order"]["reach"] == pytest.approx(truth["ordered"], abs=0.05)
    failing = truth["identity_fails"]
    assert found["identity"]["reach"] == pytest.approx(truth["ordered"], abs=0.05)
    assert found["call"]["verdict"]["reach"] == "differs"
    rows = list(generator().rows())
    calls = [row for row in rows if row.event == "call"]
    assert measured["journeys"]["contacts"] == len(calls)
    after_identity = sum(row.reason == "identity" for row in calls) / len(calls)
    upstream = {item["touchpoint"]: item["share"] for item in measured["contacts"]["upstream"]}
    assert upstream["identity"] == pytest.approx(after_identity, abs=0.001)
    tries = sum(row.event.startswith("app/identity") for row in rows)
    assert sum(row.event == "app/identity-failed" for row in rows) / tries == pytest.approx(failing, abs=0.05)


def test_the_map_blames_the_wrong_step_and_the_log_says_so(measured: Any) -> None:
    assert [(item["cause"], item["word"]) for item in measured["contacts"]["causes"]] == [("install", "seen")]
    assert measured["contacts"]["upstream"][0]["touchpoint"] == "identity"


def test_the_readme_tells_what_is_measured(measured: Any) -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    shares = {item["touchpoint"]: round(100 * item["share"]) for item in measured["contacts"]["upstream"]}
    assert (
        f"{shares['identity']} of 100 contacts after *Show who you are* and {shares['install']} after the installation"
        in readme
    )


@pytest.mark.parametrize("command", ["measure", "match"])
def test_json_is_what_its_schema_says(cxmap: Cxmap, command: str) -> None:
    name = {"measure": "measurement", "match": "match"}[command]
    schema = json.loads(cxmap("schema", name).stdout)
    journey, log = str(FOLDER / "broadband.yaml"), str(FOLDER / "broadband.csv")
    for least in ("5", "60"):
        done = cxmap(command, journey, log, "--format", "json", "--min-cell", least)
        jsonschema.validate(json.loads(done.stdout), schema)


def test_the_same_log_gives_the_same_bytes_streamed_or_not(cxmap: Cxmap) -> None:
    journey, log = str(FOLDER / "broadband.yaml"), str(FOLDER / "broadband.csv")
    said = {
        cxmap("measure", journey, log, "--format", "json", *more).stdout
        for more in ([], ["--safe"], ["--threads", "1"])
    }
    assert len(said) == 1


def test_the_sql_is_shown_and_nothing_is_measured(cxmap: Cxmap) -> None:
    done = cxmap("measure", str(FOLDER / "broadband.yaml"), str(FOLDER / "broadband.csv"), "--show-sql")
    assert done.returncode == 0
    assert "-- table visits" in done.stdout
    assert "-- question upstream" in done.stdout
    assert "c0001" not in done.stdout
