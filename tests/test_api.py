"""What a Python user holds: paths of any kind, records, pages, errors that tell all, options that are checked."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import cxmap
from tests.conftest import ROOT, Cxmap, environment

BANK = ROOT / "journeys" / "bank-travel-alert.yaml"
DEFLECTION = ROOT / "journeys" / "bank-travel-alert.to-be-deflection.yaml"


SHORT = """\
cxmap: 1
title: Ask
touchpoints:
  - {id: chat, name: Chat, team: care, channel: chat}
"""


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_path_is_a_text_or_a_path() -> None:
    assert cxmap.load(BANK) == cxmap.load(str(BANK))
    assert cxmap.lint(BANK) == cxmap.lint(str(BANK))


def test_the_configuration_is_found_like_the_command_line_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = '[lint]\nselect = ["CX2"]\n[channels]\nchat = {kind = "self-service"}\n'
    (tmp_path / "cxmap.toml").write_text(settings)
    (tmp_path / "a.yaml").write_text(SHORT)

    def chat(journey: cxmap.Journey) -> str:
        return next(touchpoint.class_ for touchpoint in journey.touchpoints if touchpoint.id == "chat")

    assert chat(cxmap.load(tmp_path / "a.yaml")) == "assisted"
    assert chat(cxmap.load(tmp_path / "a.yaml", config=tmp_path / "cxmap.toml")) == "self-service"
    every = {rule.topic for rule in cxmap.lint(BANK).rules}
    monkeypatch.chdir(tmp_path)
    assert chat(cxmap.load("a.yaml")) == "self-service"
    assert {rule.topic for rule in cxmap.lint("a.yaml").rules} < every


@pytest.mark.parametrize("journey", sorted((ROOT / "journeys").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_record_is_what_the_command_writes(journey: Path, cxmap: Cxmap) -> None:
    import cxmap as api

    name = f"journeys/{journey.name}"
    (written,) = json.loads(cxmap("analyze", name, "--format", "json").stdout)["analyses"]
    facts = api.analyze(api.load(name))
    assert facts.to_dict() == written
    assert [row["id"] for row in facts.touchpoints()] == [touchpoint["id"] for touchpoint in written["touchpoints"]]


def test_a_comparison_has_places_and_acceptances_like_the_command(cxmap: Cxmap) -> None:
    import cxmap as api

    names = [f"journeys/{path.name}" for path in (BANK, DEFLECTION)]
    (written,) = json.loads(cxmap("diff", *names, "--all", "--format", "json").stdout)["comparisons"]
    assert api.diff(*map(api.load, names)).to_dict() == written


def test_a_report_is_what_the_command_writes(cxmap: Cxmap) -> None:
    import cxmap as api

    written = json.loads(cxmap("lint", "journeys", "--format", "json").stdout)
    assert api.lint("journeys").to_dict() == {name: written[name] for name in ("summary", "findings")}


def test_prices_come_by_name_and_an_unknown_one_is_refused() -> None:
    journey = cxmap.load(BANK)
    assert cxmap.analyze(journey).costs is None
    priced = cxmap.analyze(journey, costs="gartner-2019").costs
    assert priced
    assert priced.book.year == 2019
    with pytest.raises(cxmap.CxmapError, match="no prices called 'gartner'"):
        cxmap.analyze(journey, costs="gartner")


def test_a_portfolio_is_what_the_command_writes(cxmap: Cxmap) -> None:
    import cxmap as api

    files = [f"journeys/{file.name}" for file in sorted((ROOT / "journeys").glob("*.yaml"))[5:9]]
    portfolio = api.portfolio(api.load(file) for file in files)
    written = json.loads(cxmap("portfolio", *files, "--format", "json").stdout)
    frame = {name: written.pop(name) for name in ("schema_version", "tool")}
    assert (portfolio.to_dict(), frame["schema_version"]) == (written, 1)
    assert portfolio._repr_html_().startswith('<div class="cxmap">')


def test_rows_are_flat() -> None:
    for row in cxmap.analyze(cxmap.load(BANK)).touchpoints():
        for value in row.values():
            items = value if isinstance(value, list) else [value]
            assert all(item is None or isinstance(item, (str, int, float)) for item in items)


def test_an_invalid_journey_tells_each_finding_with_its_line(tmp_path: Path) -> None:
    text = BANK.read_text(encoding="utf-8").replace("friction: 5", "friction: 9")
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(cxmap.InvalidJourney) as caught:
        cxmap.load(tmp_path / "bad.yaml")
    first, *rest = str(caught.value).splitlines()
    assert first.endswith("bad.yaml is no valid journey")
    assert rest == [str(finding) for finding in caught.value.findings]
    lines = [i for i, line in enumerate(text.splitlines(), 1) if "friction: 9" in line]
    assert [finding.start.line for finding in caught.value.findings] == lines
    assert all(f"bad.yaml:{line}:" in told for line, told in zip(lines, rest, strict=True))


def test_pages_show_themselves_in_a_notebook() -> None:
    journey = cxmap.load(BANK)
    facts, comparison = cxmap.analyze(journey), cxmap.diff(journey, cxmap.load(DEFLECTION))
    for page, said in ((facts, "Goal met at the 5th attempt"), (comparison, "Deflection"), (cxmap.lint(BANK), "cxmap")):
        assert said in page._repr_html_()
        assert page._repr_html_().startswith('<div class="cxmap">')


def test_what_is_held_can_be_handed_to_another_process() -> None:
    journey = pickle.loads(pickle.dumps(cxmap.load(BANK)))
    assert cxmap.analyze(journey).to_dict() == cxmap.analyze(cxmap.load(BANK)).to_dict()


def test_the_names_that_a_user_meets_are_there_and_loaded_late() -> None:
    code = (
        "import sys, cxmap\n"
        "print([name for name in ('yaml', 'pydantic', 'rich', 'click', 'cxmap.api') if name in sys.modules])\n"
        "assert all(getattr(cxmap, name) for name in cxmap.__all__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_loading_a_good_journey_needs_no_rule_and_no_format() -> None:
    code = (
        "import sys, cxmap\ncxmap.load('journeys/bank-travel-alert.yaml')\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('cxmap.')}\n"
        "print(sorted(rooms & {'lint', 'rules', 'diff', 'present', 'records', 'formats', 'cli'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


SNIPPET = """\
import pathlib
import cxmap

journey = cxmap.load(pathlib.Path("a.yaml"))
shares: float | None = cxmap.analyze(journey, infer=False).friction.load
rows: list[dict[str, object]] = cxmap.analyze(journey).touchpoints()
verdict: str = cxmap.diff(journey, journey, same_goal=True).verdict.name
findings: tuple[cxmap.Finding, ...] = cxmap.lint("journeys", select=["CX4"]).findings
"""
MISSPELT = """\
cxmap.analyze(journey, infr=True)
cxmap.load("a.yaml", confg=None)
cxmap.diff(journey, journey, threshhold=1)
cxmap.lint("journeys", selct=["CX4"])
"""


def test_a_type_checker_refuses_a_misspelt_option(tmp_path: Path) -> None:
    (tmp_path / "snippet.py").write_text(SNIPPET + MISSPELT)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(tmp_path / "snippet.py")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(MYPYPATH=str(ROOT)),
    )
    first = SNIPPET.count("\n") + 1
    told = [line.partition("snippet.py:")[2] for line in done.stdout.splitlines() if ": error: " in line]
    assert [int(line.partition(":")[0]) for line in told] == list(range(first, first + MISSPELT.count("\n")))
    assert all("Unexpected keyword argument" in line for line in told)
