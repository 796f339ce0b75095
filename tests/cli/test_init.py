"""`cxmap init` and `cxmap schema`: the first minutes with the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cxmap.journey.vocabulary import ANCHORS, BLOCKED
from tests.conftest import Cxmap


def test_the_first_journey_is_valid_clean_and_explained(cxmap: Cxmap, tmp_path: Path) -> None:
    done = cxmap("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "cxmap analyze journeys/first-journey.yaml" in done.stderr
    text = (tmp_path / "journeys" / "first-journey.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=journey.schema.json\n")
    assert all(what in text for _, what in ANCHORS.values())
    schema = json.loads((tmp_path / "journeys" / "journey.schema.json").read_text())
    assert schema["title"] == "cxmap journey, format 1"
    assert cxmap("analyze", "journeys", cwd=tmp_path).returncode == 0
    linted = cxmap("lint", "journeys", "--preset", "all", "--ignore", "digital-only", cwd=tmp_path)
    assert linted.stdout == "1 file checked: no findings\n"


def test_nothing_is_overwritten(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine")
    (tmp_path / "journey.schema.json").write_text("mine too")
    done = cxmap("init", "mine.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: mine.yaml is there already")
    assert cxmap("init", "other.yaml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert (tmp_path / "journey.schema.json").read_text() == "mine too"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("return", "return.yaml"),
        ("journeys/return", "journeys/return.yaml"),
        ("RETURN.YML", "RETURN.YML"),
        ("folder", "folder/first-journey.yaml"),
        ("new-folder/", "new-folder/first-journey.yaml"),
        (".", "first-journey.yaml"),
    ],
)
def test_what_is_written_is_found_by_a_run_over_the_folder(
    path: str, written: str, cxmap: Cxmap, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    assert cxmap("init", path, cwd=tmp_path).returncode == 0
    found = cxmap("lint", ".", "--show-files", cwd=tmp_path)
    assert found.stdout == f"{written}\n"


@pytest.mark.parametrize("path", ["return.txt", "return.json", "v1.2"])
def test_a_name_that_no_run_finds_is_refused(path: str, cxmap: Cxmap, tmp_path: Path) -> None:
    done = cxmap("init", path, cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert done.stderr.startswith(f"error: {path} would be no journey")


def test_what_was_done_about_the_schema_is_said(cxmap: Cxmap, tmp_path: Path) -> None:
    def told(name: str) -> str:
        return cxmap("init", name, cwd=tmp_path).stderr.splitlines()[0]

    schema = tmp_path / "journey.schema.json"
    assert told("a") == "wrote a.yaml, and beside it journey.schema.json for your editor"
    new = schema.read_text()
    assert told("b") == "wrote b.yaml; journey.schema.json beside it is up to date"
    schema.write_text('{"title": "cxmap journey, format 0"}')
    assert told("c") == "wrote c.yaml; journey.schema.json beside it was old and is new now"
    assert schema.read_text() == new
    schema.write_text("mine")
    assert told("d").startswith("wrote d.yaml; journey.schema.json beside it is somebody else's and stays")
    assert schema.read_text() == "mine"


def test_the_first_journey_scores_by_its_own_card(cxmap: Cxmap) -> None:
    journey = yaml.safe_load(cxmap("init", "-").stdout)
    scores = {step["friction"] for step in journey["touchpoints"] if step["outcome"] in ("failed", "abandoned")}
    assert scores == {BLOCKED}


def test_a_dash_writes_to_standard_output_only(cxmap: Cxmap, tmp_path: Path) -> None:
    done = cxmap("init", "-", cwd=tmp_path)
    assert "cxmap: 1" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = cxmap("init", "file/journey.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr[:6]) == (2, "error:")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["journey", "config", "analysis", "findings", "diff", "import"])
def test_every_schema_is_printed(name: str, cxmap: Cxmap) -> None:
    schema = json.loads(cxmap("schema", name).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_schema_that_does_not_exist_is_refused_with_those_that_do(cxmap: Cxmap) -> None:
    done = cxmap("schema", "nonsense")
    assert done.returncode == 2
    assert "journey, config, analysis" in done.stderr


def test_bare_cxmap_shows_its_help(cxmap: Cxmap) -> None:
    done = cxmap()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Commands:\n  analyze" in done.stderr
