"""Every journey in every format, as files under ``examples/output`` that a reader can look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from cxmap.formats import declared, ending, names
from cxmap.records.schemas import output_schema
from tests.conftest import ROOT, Cxmap

JOURNEYS = sorted((ROOT / "journeys").glob("*.yaml"))
FORMATS = [name for name in names("analyses") if not declared(name).is_binary]
OUTPUT = ROOT / "examples" / "output"


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.stem)
def test_every_journey_in_every_format(journey: Path, cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    for name in FORMATS:
        done = cxmap("analyze", f"journeys/{journey.name}", "--format", name)
        assert (done.returncode, done.stderr) == (0, "")
        golden(OUTPUT / f"{journey.stem}.{ending(name)}", done.stdout)


def test_the_screen_in_colour(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    done = cxmap("analyze", "journeys/bank-travel-alert.yaml", "--color", "always", env={"COLUMNS": "80"})
    golden(OUTPUT / "bank-travel-alert.80-columns.ansi", done.stdout)


def test_the_wide_screen(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    done = cxmap("analyze", "journeys/telecom-invoice-dispute.yaml", env={"COLUMNS": "120"})
    golden(OUTPUT / "telecom-invoice-dispute.120-columns.txt", done.stdout)


def test_all_sections_with_reasons_and_prices(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    sections = ["verdict", "map", "breakdowns", "handoffs", "split", "demand", "time", "designed", "retro"]
    asked = [word for name in sections for word in ("--section", name)]
    done = cxmap("analyze", "journeys/store-locked-cabinet.yaml", *asked, "--explain", "--costs", "socitm")
    golden(OUTPUT / "store-locked-cabinet.in-full.txt", done.stdout)


@pytest.mark.parametrize("name", names("portfolio"))
def test_all_journeys_together_in_every_format(name: str, cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    done = cxmap("portfolio", "journeys", "--format", name)
    assert done.returncode == 0
    golden(OUTPUT / f"portfolio.{ending(name)}", done.stdout)


def test_all_journeys_together_on_a_small_screen(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    done = cxmap("portfolio", "journeys", env={"COLUMNS": "80"})
    assert max(map(len, done.stdout.splitlines())) <= 80
    golden(OUTPUT / "portfolio.80-columns.txt", done.stdout)


def test_the_page_about_all_journeys(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    done = cxmap("report", "journeys")
    assert (done.returncode, done.stderr) == (0, "")
    golden(OUTPUT / "report.html", done.stdout)


def test_a_report_is_what_analyze_gives_of_several_journeys(cxmap: Cxmap) -> None:
    report = cxmap("report", "journeys").stdout
    assert report == cxmap("analyze", "journeys", "--format", "html").stdout
    assert report.count("<h1>") == report.count("<h1>18 customer journeys</h1>") == 1


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.stem)
def test_the_json_keeps_to_its_schema(journey: Path) -> None:
    facts = json.loads((OUTPUT / f"{journey.stem}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(output_schema("analysis")).validate(facts)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_whatever_the_hash_seed(name: str, cxmap: Cxmap) -> None:
    outputs = {
        cxmap("analyze", "journeys", "--format", name, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1
