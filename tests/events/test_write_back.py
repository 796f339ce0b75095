"""`--write` puts measured values where the map is silent, notes where it says otherwise, and touches nothing else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cxmap.source.reader import read_text
from tests.conftest import ROOT, Cxmap

FOLDER = ROOT / "journeys" / "events"
BLOCK = """cxmap: 1
# what a person wrote
title:   Get broadband at home     # with odd spaces
id: broadband
touchpoints:
  - id: quote
    name: Compare prices   # comment
    team: sales
    channel: web
    friction: 2
  - id: order
    name: Order a line
    team: sales
    channel: web
    friction: 2
    reach: 0.3
    evidence:
      - {covers: [friction], from: customer}
  - {id: identity, name: Show who you are, team: risk, channel: app, friction: 4}
  - {id: confirmed, name: Read the confirmation, team: sales, channel: email, initiated_by: company, friction: 1}
  - {id: install, name: Have the line installed, team: field, channel: home-visit, friction: 4}
  - {id: call, name: Ask, team: care, channel: phone, friction: 3, caused_by: [identity]}
  - {id: welcome, name: Read the welcome, team: retention, channel: email, initiated_by: company, friction: 1}
"""


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    """A journey in block style without the section, which comes from the demonstration."""
    text = (FOLDER / "broadband.yaml").read_text(encoding="utf-8")
    section = text[text.index("events:") : text.index("touchpoints:")]
    path = tmp_path / "journey.yaml"
    path.write_text(BLOCK.replace("touchpoints:\n", section + "touchpoints:\n"), encoding="utf-8")
    return path


def write(cxmap: Cxmap, journey: Path, *options: str) -> str:
    """What the file says after measuring."""
    done = cxmap("measure", str(journey), str(FOLDER / "broadband.csv"), "--write", "--format", "csv", *options)
    assert done.returncode == 0, done.stderr
    return journey.read_text(encoding="utf-8")


def touchpoint(text: str, id: str) -> Any:
    return next(item for item in read_text(text).value["touchpoints"] if item["id"] == id)


def test_writing_twice_changes_nothing(cxmap: Cxmap, journey: Path) -> None:
    once = write(cxmap, journey)
    assert write(cxmap, journey) == once


def test_what_a_person_wrote_is_byte_for_byte_there(cxmap: Cxmap, journey: Path) -> None:
    before = journey.read_text(encoding="utf-8")
    left = iter(write(cxmap, journey))
    assert all(character in left for character in before), "the old text is no longer within the new one"


def test_silent_fields_are_filled_and_evidence_covers_them(cxmap: Cxmap, journey: Path) -> None:
    found = touchpoint(write(cxmap, journey), "identity")
    (evidence,) = found["evidence"]
    assert {"reach", "times", "after", "duration"} <= set(found)
    assert sorted(evidence["covers"]) == ["after", "duration", "reach", "times"]
    assert (evidence["from"], evidence["date"]) == ("data", "2026-06-21")


def test_a_persons_value_stays_and_the_log_is_noted_beside_it(cxmap: Cxmap, journey: Path) -> None:
    found = touchpoint(write(cxmap, journey), "order")
    assert found["reach"] == 0.3
    assert found["evidence"][0] == {"covers": ["friction"], "from": "customer"}
    assert found["evidence"][1]["note"].startswith("reach measured 0.")
    assert found["evidence"][1]["note"].endswith("the map says 0.3")


def test_it_is_replaced_if_that_is_asked_for(cxmap: Cxmap, journey: Path) -> None:
    found = touchpoint(write(cxmap, journey, "--overwrite", "reach"), "order")
    assert found["reach"] > 0.7
    assert "note" not in found["evidence"][1]


def test_judgement_is_never_written(cxmap: Cxmap, journey: Path) -> None:
    before = read_text(journey.read_text(encoding="utf-8")).value
    after = read_text(write(cxmap, journey)).value
    written = {"reach", "times", "after", "duration", "wait", "evidence"}
    for old, new in zip(before["touchpoints"], after["touchpoints"], strict=True):
        assert {key: value for key, value in new.items() if key not in written} == {
            key: value for key, value in old.items() if key not in written
        }
    assert "basis" not in after
    assert set(after) - set(before) == {"sources"}


def test_basis_is_written_only_if_asked_for(cxmap: Cxmap, journey: Path) -> None:
    assert read_text(write(cxmap, journey, "--basis")).value["basis"] == "measured"


def test_the_result_lints_clean_but_for_what_the_log_says_otherwise(cxmap: Cxmap, tmp_path: Path) -> None:
    journey = tmp_path / "broadband.yaml"
    shutil.copy(FOLDER / "broadband.yaml", journey)
    write(cxmap, journey)
    done = cxmap("lint", str(journey), "--ignore", "measured-differs")
    assert (done.returncode, done.stdout + done.stderr) == (0, "1 file checked: no findings\n")
    done = cxmap("lint", str(journey), "--format", "json")
    found = [(finding["rule"], finding["touchpoint"]) for finding in json.loads(done.stdout)["findings"]]
    assert found == [("measured-differs", id) for id in ("identity", "identity", "call")]
    assert done.returncode == 0


def test_taking_over_what_was_measured_leaves_nothing_to_say(cxmap: Cxmap, tmp_path: Path) -> None:
    journey = tmp_path / "broadband.yaml"
    shutil.copy(FOLDER / "broadband.yaml", journey)
    write(cxmap, journey)
    write(cxmap, journey, "--overwrite", "reach,times,after")
    done = cxmap("lint", str(journey))
    assert (done.returncode, done.stdout + done.stderr) == (0, "1 file checked: no findings\n")


def test_analyze_shows_in_every_format_what_the_log_gave_and_says_otherwise(cxmap: Cxmap, journey: Path) -> None:
    write(cxmap, journey)
    for format_ in ("text", "markdown", "html"):
        said = " ".join(cxmap("analyze", str(journey), "--format", format_).stdout.split())
        assert "from data" in said
        assert re.search(r"[Aa] log says (<[^>]*>)?79% of customers", said), format_
    facts = json.loads(cxmap("analyze", str(journey), "--format", "json").stdout)["analyses"][0]
    order = next(item for item in facts["touchpoints"] if item["id"] == "order")
    assert order["reach"] == 0.3
    assert order["measured"] == {
        "fields": ["times", "after", "duration"],
        "differs": [{"field": "reach", "map": 0.3, "log": 0.79, "journeys": 396}],
    }


def test_other_fields_cannot_be_overwritten(cxmap: Cxmap, journey: Path) -> None:
    done = cxmap("measure", str(journey), str(FOLDER / "broadband.csv"), "--write", "--overwrite", "friction")
    assert done.returncode == 2
    assert "error: 'friction' cannot be overwritten" in done.stderr
