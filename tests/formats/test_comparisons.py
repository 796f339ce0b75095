"""Comparisons in every format: golden files, hostile names, what each reader demands."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from cxmap.diff.change import IMPROVEMENT
from cxmap.diff.comparison import Comparison, Refused, compare
from cxmap.diff.conformance import conformance
from cxmap.diff.report import Lone, Report
from cxmap.errors import NotComparable
from cxmap.formats import declared, names, renderer
from cxmap.formats.drawing.width import cells
from cxmap.present.look import Look
from cxmap.records.schemas import output_schema
from tests.conftest import ROOT, Cxmap
from tests.diff.versions import compared, side_of, side_of_text, side_of_written, versions
from tests.hell import NAMES, journey_of_all, journey_text
from tests.journeys_strategy import Written

OUTPUT = ROOT / "examples" / "output"
GOLDEN = [name for name in names("comparisons") if not declared(name).is_binary]
FORMATS = [name for name in GOLDEN if renderer(name, "comparisons")]
ENDINGS = {"text": "txt", "markdown": "md"}
EVERYTHING = Look(everything=True)
DESIGNS = ("service", "experience", "no-notice", "deflection")
AS_IS = "journeys/bank-travel-alert.yaml"
SCHEMA = jsonschema.Draft202012Validator(output_schema("diff"))

PAGE = "- {id: page, name: Find the page, team: web, channel: web, friction: 3, outcome: done}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, caused_by: [page], outcome: done}\n"


def render(name: str, report: Report, look: Look | None = None) -> str:
    show = renderer(name, "comparisons")
    assert show
    return str(show(report, look or Look()))


def report(*results: Comparison | Refused, **more: object) -> Report:
    return Report(results, **more)  # type: ignore[arg-type]  # fields as a test writes them


# Golden files.


@pytest.mark.parametrize("design", DESIGNS)
def test_the_four_redesigns_as_files_to_look_at(design: str, cxmap: Cxmap, golden: Callable[[Path, str], None]) -> None:
    for name in GOLDEN:
        done = cxmap("diff", AS_IS, f"journeys/bank-travel-alert.to-be-{design}.yaml", "--format", name)
        assert (done.returncode, done.stderr) == (0, "")
        golden(OUTPUT / f"bank-travel-alert.diff-{design}.{ENDINGS.get(name, name)}", done.stdout)
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


# Names from hell.


def hostile() -> list[Report]:
    """Every hostile name in every field that a comparison can show, and in names that are guessed to be the same."""
    found = []
    for name in NAMES.values():
        old = side_of_text(journey_text(name), "old.yaml")
        text = journey_text(name).replace("friction: 4", "friction: 2").replace("id: ask", "id: asked")
        found.append(compare(old, side_of_text(text, "new.yaml")))
    everything = side_of_text(journey_of_all(), "old.yaml")
    changed = side_of_text(journey_of_all().replace("channel: web", "channel: app"), "new.yaml")
    refused = [Refused(name, name, name, name, name) for name in NAMES.values()]
    lone = tuple(Lone(name, "as-is", name) for name in NAMES.values())
    listed = [*found, compare(everything, changed)]
    whole = report(
        *listed,
        *refused,
        is_folder=True,
        added=lone,
        removed=lone,
        moved=tuple(zip(NAMES, NAMES.values(), strict=True)),
    )
    return [whole, *(report(comparison) for comparison in found)]


HOSTILE = hostile()
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("name", [format for format in FORMATS if format != "json"])
def test_no_name_can_steer_a_terminal_or_a_log(name: str) -> None:
    for report in HOSTILE:
        assert not UNSAFE.search(render(name, report, EVERYTHING))


def test_json_carries_hostile_names_as_they_are() -> None:
    for report in HOSTILE:
        SCHEMA.validate(json.loads(render("json", report, EVERYTHING)))


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_a_browser_shows_the_page_and_runs_no_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render("html", HOSTILE[0], EVERYTHING), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    flags += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path / 'user'}"]
    done = subprocess.run(
        ["chromium", *flags, "--dump-dom", f"file://{tmp_path / 'page.html'}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "<h2>Not comparable" in done.stdout
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in done.stdout
    assert done.stdout.count("<script") == 1  # ours


def test_github_obeys_no_name() -> None:
    for report in HOSTILE:
        commands, _, rest = render("github", report, EVERYTHING).partition("::stop-commands::")
        assert all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in commands.splitlines())
        stop, _, text = rest.partition("\n")
        assert text.endswith(f"::{stop}::\n")
        assert text.count(stop) == 1


def test_markdown_tables_keep_their_columns() -> None:
    for report in HOSTILE:
        rows = [line for line in render("markdown", report, EVERYTHING).splitlines() if line.startswith("|")]
        for row in rows:
            assert len(re.findall(r"(?<!\\)\|", row)) in (4, 5)


@pytest.mark.parametrize("width", [20, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for line in render("text", HOSTILE[1], Look(width=max(width, 60))).splitlines():
        assert cells(line) <= max(width, 60)


def test_plain_characters_where_there_are_no_others() -> None:
    text = render("text", guess(), Look(unicode=False, everything=True))
    assert text.isascii()
    assert "  = Find the page > Find that page" in text


# What is said.


def test_the_verdict_comes_first_then_the_figures_then_the_changes_then_the_total() -> None:
    lines = render("text", report(compared(PAGE, PAGE + CALL))).splitlines()
    order = [lines.index(line) for line in lines if line.startswith(("Regression.", "goal ", "Regressions (", "1 "))]
    assert order == sorted(order)
    assert lines[-1] == "3 regressions, 1 neutral"


def guess() -> Report:
    """A comparison in which a harder step is only guessed to be the same."""
    same = "- {id: same, name: Get it, team: web, channel: parcel, friction: 1}\n"
    new = PAGE.replace("id: page", "id: site").replace("the page", "that page").replace("friction: 3", "friction: 4")
    return report(compared(PAGE + same, new + same))


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


# A comment on a pull request.


def big(count: int) -> Report:
    steps = "".join(f"- {{id: s{i}, name: Step {i}, team: web, channel: web, friction: 2}}\n" for i in range(count))
    head = "goal_met_at: s0"
    return report(compare(side_of(steps, head), side_of(steps.replace("friction: 2", "friction: 4"), head)))


def test_a_comment_is_cut_in_whole_items() -> None:
    text = render("markdown", big(2_000))
    assert len(text) <= 65_000
    assert text.startswith("## Try it\n\n*as-is*  \ntry.yaml → try.yaml\n\n**Regression, on estimates.**\n\n")
    assert re.search(r"\n\n… [\d,]+ more\n$", text)
    items = re.findall(r"^- \\~ .*\n.*$", text, re.MULTILINE)
    assert len(items) > 300
    assert all(item.endswith("\\[friction-up\\]") for item in items)
    assert "| goal | met" in text  # the figures are kept before the last regressions


def test_a_cut_comment_says_how_much_is_missing_and_where_it_is() -> None:
    found = big(100)
    whole = render("markdown", found).count("\n- ")
    text = render("markdown", found, Look(max_length=3_000, artifact="report.html of this run"))
    (note,) = re.findall(r"… (\d+) more, see report.html of this run\n$", text)
    assert int(note) == whole - text.count("\n- ")


def test_what_regressed_is_kept_longer_than_what_got_better() -> None:
    old = "".join(f"- {{id: s{i}, name: Step {i}, team: web, channel: web, friction: 3}}\n" for i in range(40))
    new = re.sub(r"(id: s\d*[02468],.*friction: )3", r"\g<1>1", old)
    new = re.sub(r"(id: s\d*[13579],.*friction: )3", r"\g<1>5", new)
    found = report(compare(side_of(old, "goal_met_at: s0"), side_of(new, "goal_met_at: s0")))
    whole = [len(re.findall(f"{word}\\\\]", render("markdown", found))) for word in ("friction-up", "friction-down")]
    assert whole[0] == 20
    for most in range(1_000, 12_000, 500):
        text = render("markdown", found, Look(max_length=most))
        assert len(text) <= most
        if text.count("<details>"):
            assert text.count("friction-up\\]") == 20


@pytest.mark.parametrize("most", [1_000, 2_000, 5_000, 20_000])
def test_a_comment_is_as_short_as_asked_for(most: int) -> None:
    for report in (big(100), *HOSTILE[:5]):
        text = render("markdown", report, Look(max_length=most, everything=True))
        assert len(text) <= most
        assert text.count("<details>") == text.count("</details>")


def test_a_comment_that_fits_is_not_cut() -> None:
    text = render("markdown", big(3))
    assert "… " not in text
    assert text.index("Regression, on estimates.") < text.index("| goal |") < text.index("friction-up")


# Annotations.


def test_annotations_stand_in_the_new_file_and_what_is_gone_in_none() -> None:
    old, new = side_of(PAGE + CALL), side_of(PAGE.replace("done", "failed"), "", "journeys/try.yaml")
    assert new.file
    found = report(compare(old, new._replace(file=new.file._replace(on_disk=True))))
    commands = render("github", found, Look(top="shop")).partition("::stop-commands::")[0].splitlines()
    assert [command for command in commands if "route-removed" in command] == [
        (
            "::error title=route-removed (regression)::Call: this phone contact is gone, had friction 2 (small snag);"
            " 'Find the page' still sends customers to it"
        )
    ]
    assert [command for command in commands if "breakdown-added" in command] == [
        (
            "::error file=shop/journeys/try.yaml,line=6,col=6,title=breakdown-added (regression)::"
            "Find the page: breaks now: it fails"
        )
    ]


def test_no_more_annotations_than_github_shows() -> None:
    commands = render("github", big(40)).partition("::stop-commands::")[0].splitlines()
    assert sum(command.startswith("::error ") for command in commands) == 10


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
