"""What a comparison of two versions says, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from cxmap.diff.change import IMPROVEMENT
from cxmap.diff.comparison import Refused, compare
from cxmap.diff.conformance import conformance
from cxmap.diff.report import Lone
from cxmap.errors import NotComparable
from cxmap.formats import declared, ending, names, renderer
from cxmap.present.look import Look
from tests.conftest import ROOT, Cxmap
from tests.diff.versions import compared, side_of, side_of_written, versions
from tests.formats.comparisons import CALL, EVERYTHING, FORMATS, PAGE, SCHEMA, guess, render, report
from tests.journeys_strategy import Written

OUTPUT = ROOT / "examples" / "output"
GOLDEN = [name for name in names("comparisons") if not declared(name).is_binary]
DESIGNS = ("service", "experience", "no-notice", "deflection")
AS_IS = "journeys/bank-travel-alert.yaml"


# Golden files.


@pytest.mark.parametrize("design", DESIGNS)
def test_the_four_redesigns_as_files_to_look_at(design: str, cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    for name in GOLDEN:
        done = cxmap("diff", AS_IS, f"journeys/bank-travel-alert.to-be-{design}.yaml", "--format", name)
        assert (done.returncode, done.stderr) == (0, "")
        golden(OUTPUT / f"bank-travel-alert.diff-{design}.{ending(name)}", done.stdout)
    SCHEMA.validate(json.loads((OUTPUT / f"bank-travel-alert.diff-{design}.json").read_text(encoding="utf-8")))


def test_the_screen_in_colour(cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    new = "journeys/bank-travel-alert.to-be-deflection.yaml"
    done = cxmap("diff", AS_IS, new, "--color", "always", env={"COLUMNS": "80"})
    golden(OUTPUT / "bank-travel-alert.diff-deflection.80-columns.ansi", done.stdout)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_same_bytes_whatever_the_hash_seed(name: str, cxmap: Cxmap) -> None:
    new = "journeys/bank-travel-alert.to-be-experience.yaml"
    outputs = {
        cxmap("diff", AS_IS, new, "--all", "--format", name, env={"PYTHONHASHSEED": seed}).stdout for seed in "012"
    }
    assert len(outputs) == 1


# What is said.


def test_the_verdict_comes_first_then_the_figures_then_the_changes_then_the_total() -> None:
    lines = render("text", report(compared(PAGE, PAGE + CALL))).splitlines()
    order = [lines.index(line) for line in lines if line.startswith(("Regression.", "goal ", "Regressions (", "1 "))]
    assert order == sorted(order)
    assert lines[-1] == "3 regressions, 1 neutral"


def test_a_guess_is_marked_everywhere() -> None:
    found = guess()
    score = f"{found.comparisons[0].matching.matches[0].score:.0%}"
    for name in ("text", "markdown", "html", "github"):
        assert f"guessed match, {score} alike" in render(name, found)
    for name in ("text", "markdown", "html"):
        assert re.search(r"renamed_from: \\?\[page\\?\]", render(name, found))
    facts = json.loads(render("json", found))["comparisons"][0]
    match = facts["matches"][0]
    assert (match["by"], match["old"], match["new"]) == ("similarity", "page", "site")
    assert [fact["guessed"] for fact in facts["changes"] if fact["change"] == "friction-up"] == [match["score"]]


def test_an_accepted_regression_is_still_listed_with_its_reason() -> None:
    check = "- {id: check, name: Show a passport, team: web, channel: app, friction: 4}\n"
    new = side_of(f"{PAGE}# cxmap: accept[touchpoint-added] the law asks for it\n{check}")
    found = report(compare(side_of(PAGE), new))
    for name in ("text", "markdown", "html", "github"):
        assert "accepted: the law asks for it" in render(name, found)
    assert render("text", found).splitlines()[-1] == "1 regression (1 accepted)"
    assert json.loads(render("json", found))["summary"]["accepted"] == 1


def test_what_could_not_be_compared_never_reads_as_no_changes() -> None:
    found = report(Refused("pay", "a.yaml", "b.yaml", "they tell it of two personas", "compare one customer"))
    for name in FORMATS:
        text = render(name, found)
        assert "they tell it of two personas" in text
        assert "no changes" not in text.lower()
    facts = json.loads(render("json", found))
    SCHEMA.validate(facts)
    assert (facts["comparisons"][0]["comparable"], facts["comparisons"][0]["verdict"]) == (False, None)


def test_only_one_class_is_listed_and_the_verdict_stays() -> None:
    mended = PAGE.replace("friction: 3", "friction: 4") + CALL.replace("id: call", "id: call, reach: 0.5")
    data = mended.replace("reach: 0.5", "reach: 0.5, evidence: [{covers: [reach], from: data}]")
    found = report(compared(PAGE + CALL, data, "goal_met_at: page"))
    facts = json.loads(render("json", found, Look(only=IMPROVEMENT)))["comparisons"][0]
    assert {fact["class"] for fact in facts["changes"]} == {"improvement"}
    assert facts["verdict"] == "mixed"


def test_hidden_changes_are_counted_and_listed_on_demand() -> None:
    found = report(compared(PAGE, PAGE.replace("Find the page", "Look for the page")))
    assert render("text", found).splitlines()[-1] == "no changes; 1 more (order, names, texts) with --all"
    assert render("text", found, EVERYTHING).splitlines()[-1] == "1 neutral"


def test_a_folder_has_a_line_each_and_one_total() -> None:
    same, other = compared(PAGE, PAGE), compared(PAGE, PAGE + CALL)
    found = report(
        same, other, is_folder=True, added=(Lone("new", "as-is", "new.yaml"),), moved=(("a.yaml", "b.yaml"),)
    )
    text = render("text", found)
    assert text.startswith("2 journeys compared\n\njourney   verdict     changes\n")
    assert text.endswith("\n2 journeys compared: 3 regressions, 1 neutral; 1 added\n")
    assert "a.yaml → b.yaml" in text
    assert text.count("Try it") == 1  # the journey that changed has a page, the other one a line
    for name in FORMATS:
        assert "new.yaml" in render(name, found)


# A plan held against what happens.


@pytest.mark.parametrize("name", names("conformances"))
def test_deviations_in_every_format(name: str) -> None:
    planned = side_of(PAGE + CALL, "state: to-be", "plan.yaml")
    found = conformance(planned, side_of(CALL.replace("[page]", "[]").replace("done", "partly"), "", "actual.yaml"))
    show = renderer(name, "conformances")
    assert show
    text = show(found, Look())
    for word in ("Find the page", "planned", "does not happen", "done only partly", "care", "plan.yaml"):
        assert word in text
    if name == "json":
        SCHEMA.validate(json.loads(text))


@settings(max_examples=30, deadline=None)
@given(versions())
def test_formats_never_raise(pair: tuple[Written, Written]) -> None:
    try:
        found = report(compare(*(side_of_written(record) for record in pair)))
    except NotComparable:
        return
    for name in FORMATS:
        text = render(name, found, EVERYTHING)
        assert text.endswith("\n")
        if name == "json":
            SCHEMA.validate(json.loads(text))
