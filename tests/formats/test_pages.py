"""The page in a browser: at every width, by day, by night, on paper, without scripts, at a host with a policy."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from cxmap.formats import renderer
from cxmap.present.look import Look
from tests.conftest import ROOT, SCRIPT, environment
from tests.formats.test_analyses import analysis_of
from tests.hell import NAMES
from tests.tools import browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())]
BANK = "journeys/bank-travel-alert"
COMMANDS = {
    "report": "report journeys",
    "one": "analyze journeys/parcel-where-is-my-order.yaml --format html",
    "portfolio": "portfolio journeys --format html",
    "diff": f"diff {BANK}.yaml {BANK}.to-be-service.yaml --format html",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A report, one journey, a portfolio, a comparison, and a report of names from hell."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: folder / f"{name}.html" for name in (*COMMANDS, "hell")}
    for name, words in COMMANDS.items():
        subprocess.run([SCRIPT, *words.split(), "-o", files[name]], cwd=ROOT, check=True, env=environment())
    show = renderer("html", "analyses")
    assert show
    files["hell"].write_text(show([analysis_of(name) for name in NAMES], Look()), encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def used(pages: dict[str, Path]) -> dict[str, Any]:
    """What different readers find in the report, and what happens when they use it."""
    return browser.used(pages["report"])


@pytest.mark.parametrize("width", ["1440", "820", "390"])
@pytest.mark.parametrize("how", [(), ("--dark",), ("--print",)], ids=["day", "night", "paper"])
def test_a_browser_shows_every_page_without_a_fault(width: str, how: tuple[str, ...], pages: dict[str, Path]) -> None:
    real = [file for name, file in pages.items() if name != "hell"]
    assert browser.found(real, "--width", width, *how) == {}


def test_names_from_hell_run_nothing_ask_for_nothing_and_push_nothing_aside(pages: dict[str, Path]) -> None:
    assert browser.found([pages["hell"]], "--width", "390") == {}


@pytest.mark.parametrize("reader", ["no_script", "strict"])
def test_who_has_no_script_or_no_style_reads_the_same_in_the_same_order(reader: str, used: dict[str, Any]) -> None:
    assert len(used["plain"]["readable"]) > 500
    assert used[reader]["readable"] == used["plain"]["readable"]
    assert (used["plain"]["filters"], used[reader]["filters"]) == (True, False)


def test_a_page_asks_for_nothing_and_complains_of_nothing(used: dict[str, Any]) -> None:
    assert [used[reader]["asked"] for reader in ("plain", "no_script", "strict")] == [["/"], ["/"], ["/strict"]]
    assert used["said"] == []


def test_a_touchpoint_tells_its_facts_and_what_it_causes_stays_lit(used: dict[str, Any]) -> None:
    assert used["pointed"]["lit"] == ["portal", "chatbot"]
    assert "friction 5, digital, web, experience failed, takes 15m" in used["pointed"]["facts"]
    assert (used["left"]["lit"], used["names"]) == ([], 0)


def test_choosing_a_breakdown_says_what_fixing_it_removes_until_escape(used: dict[str, Any]) -> None:
    assert used["chosen"] == {"facts": "Fixing it would remove 100% of the friction.", "lit": ["portal", "chatbot"]}
    assert used["escaped"]["lit"] == []


def test_an_address_can_name_a_touchpoint(used: dict[str, Any]) -> None:
    assert used["addressed"] == {"lit": ["portal", "chatbot"], "seen": True}


def test_tables_sort_by_their_figures(used: dict[str, Any]) -> None:
    assert used["sorted"]["down"][:4] == ["20,800", "13,335", "11,520", "7,465"]
    assert used["sorted"]["up"][-3:] == ["11,520", "13,335", "20,800"]
    assert used["sorted"]["said"] == "descending"


def test_journeys_can_be_looked_for_by_team(used: dict[str, Any]) -> None:
    found = used["filtered"]
    assert all(found["team"] in teams for teams in found["shown"])
    assert found["status"] == f"{len(found['shown'])} of 18 journeys shown"
