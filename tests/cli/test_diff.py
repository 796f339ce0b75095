"""`cxmap diff` of two files as its users meet it: verdicts, gates, refusals."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.bills import OLD, OTHER, WORSE
from tests.cli.conftest import Diff
from tests.cli.repository import write
from tests.conftest import ROOT, SCRIPT


def test_a_look_is_no_gate(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": WORSE})
    code, out, err = diff("old.yaml", "new.yaml")
    assert (code, err) == (0, "")
    assert "\nRegression, on estimates.\n" in out
    assert out.endswith("\n1 regression\n")


@pytest.mark.parametrize(
    ("gates", "code"),
    [
        (["regression"], 1),
        (["never"], 0),
        (["goal", "deflection", "unsupported", "service-only", "deviation"], 0),
        (["goal", "regression"], 1),
    ],
)
@pytest.mark.parametrize("name", ["text", "json", "markdown", "html", "github"])
def test_the_exit_code_follows_the_gate_and_never_the_format(
    gates: list[str], code: int, name: str, here: Path, diff: Diff
) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": WORSE})
    asked = [word for gate in gates for word in ("--fail-on", gate)]
    found, _, err = diff("old.yaml", "new.yaml", "--format", name, *asked)
    assert (found, err) == (code, "--fail-on regression: pay does not pass\n" if code else "")


def test_in_ci_it_says_that_nothing_was_gated(here: Path, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": WORSE})
    monkeypatch.setenv("CI", "true")
    assert diff("old.yaml", "new.yaml")[2] == (
        "nothing was gated: add --fail-on regression to let a regression fail the job\n"
    )
    assert diff("old.yaml", "new.yaml", "--fail-on", "never")[2] == ""
    assert diff("old.yaml", "new.yaml", "-q")[2] == ""


def test_a_file_does_not_differ_from_itself(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD})
    code, out, err = diff("old.yaml", "old.yaml", "--fail-on", "regression")
    assert (code, err) == (0, "")
    assert out.endswith("\nno changes\n")


def test_how_a_file_is_written_changes_nothing(here: Path, diff: Diff) -> None:
    other = """\
# another order, anchors, quotes, line ends, a byte order mark
title: 'Pay a bill'
id: "pay"
x-base: &base {team: web, channel: web, friction: 2, outcome: done}
goal: The bill is paid
touchpoints:
- <<: *base
  name: Find the bill
  id: find
- <<: *base
  team: billing
  name: >-
    Pay
    it
  id: pay
cxmap: 1
"""
    write(here, {"old.yaml": OLD, "new.yaml": b"\xef\xbb\xbf" + other.replace("\n", "\r\n").encode()})
    assert diff("old.yaml", "new.yaml", "--all")[1].endswith("\nno changes\n")


def test_an_accepted_regression_passes_the_gate_and_is_listed(here: Path, diff: Diff) -> None:
    accepted = WORSE.replace("  - {id: find", "  # cxmap: accept[friction-up] a law asks for it\n  - {id: find")
    write(here, {"old.yaml": OLD, "new.yaml": accepted})
    code, out, _ = diff("old.yaml", "new.yaml", "--fail-on", "regression")
    assert code == 0
    assert "accepted: a law asks for it" in out
    assert out.endswith("\n1 regression (1 accepted)\n")


def test_a_comment_that_accepts_nothing_that_exists_is_noted(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": "# cxmap: accept-file[friction-upp] x\n" + WORSE})
    assert diff("old.yaml", "new.yaml")[2] == (
        "new.yaml: accept[friction-upp] has no effect: there is no such change; friction-up?\n"
    )


def test_options_about_what_is_listed(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": WORSE, "new.yaml": OLD.replace("Pay it", "Pay the bill")})
    assert "renamed" not in diff("old.yaml", "new.yaml")[1]
    assert "[renamed]" in diff("old.yaml", "new.yaml", "--all")[1]
    assert diff("old.yaml", "new.yaml", "--only", "regressions")[1].endswith("\nno regressions\n")
    only = json.loads(diff("old.yaml", "new.yaml", "--only", "regressions", "--format", "json")[1])
    assert only["comparisons"][0]["changes"] == []


def test_guesses_can_be_refused(here: Path, diff: Diff) -> None:
    renamed = OLD.replace("id: find, name: Find the bill", "id: search, name: Search for the bill")
    write(here, {"old.yaml": OLD, "new.yaml": renamed})
    by = []
    for more in ([], ["--no-renames"], ["--rename-threshold", "0.99"]):
        found = json.loads(diff("old.yaml", "new.yaml", "--format", "json", *more)[1])
        by.append([item["by"] for item in found["comparisons"][0]["matches"]])
    assert by == [["similarity", "id"], ["id"], ["id"]]


def test_the_result_goes_into_a_file(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": WORSE})
    assert diff("old.yaml", "new.yaml", "--format", "markdown", "--max-length", "1000", "-o", "comment.md")[1] == ""
    text = (here / "comment.md").read_text(encoding="utf-8")
    assert text.startswith("## Pay a bill\n")
    assert len(text) <= 1000


def test_one_version_may_come_from_standard_input(here: Path, diff: Diff) -> None:
    write(here, {"pay.yaml": WORSE})
    done = subprocess.run(
        [str(SCRIPT), "diff", "-", "pay.yaml", "--stdin-filename", "old.yaml"],
        cwd=here, input=OLD, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "old.yaml → pay.yaml" in done.stdout


# What cannot be compared.


@pytest.mark.parametrize(
    ("old", "new", "error", "hint"),
    [
        (OLD, OTHER, "send: these are two journeys: pay and send", "name two versions of one journey"),
        (
            OLD + "persona: Ann\n",
            OLD + "persona: Bob\n",
            "pay: they tell it of two personas: 'Ann' and 'Bob'",
            "compare versions of the same customer's journey",
        ),
        (
            OLD,
            OLD.replace("The bill is paid", "No reminder"),
            "pay: they state two goals: 'The bill is paid' and 'No reminder'",
            "add --same-goal if only the wording changed",
        ),
        (OLD, "cxmap: 1\ntitle: [\n", "new: new.yaml is no valid journey", "mend what is listed above"),
        ("cxmap: 1\n", OLD, "new: old.yaml is no valid journey", "mend what is listed above"),
    ],
)
def test_not_comparable_is_its_own_answer(old: str, new: str, error: str, hint: str, here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": old, "new.yaml": new})
    code, out, err = diff("old.yaml", "new.yaml", "--fail-on", "regression")
    assert code == 2
    assert err.endswith(f"error: {error}\nhint: {hint}\n")
    assert "Not comparable" in out
    assert "no changes" not in out.lower()
    found = json.loads(diff("old.yaml", "new.yaml", "--format", "json")[1])["comparisons"][0]
    assert (found["comparable"], found["verdict"], f"{found['journey']}: {found['why']}") == (False, None, error)


def test_findings_of_an_invalid_file_are_printed_as_lint_prints_them(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD.replace("friction: 2", "friction: 7"), "new.yaml": OLD})
    assert diff("old.yaml", "new.yaml")[2].startswith("old.yaml:6:")


def test_the_same_goal_in_other_words(here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD, "new.yaml": OLD.replace("The bill is paid", "The bill has been paid")})
    assert diff("old.yaml", "new.yaml")[0] == 2
    assert diff("old.yaml", "new.yaml", "--same-goal")[0] == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "error: 0 paths are named\nhint: name the old version and the new one: cxmap diff OLD NEW"),
        (["old.yaml"], "error: 1 paths are named\n"),
        (["old.yaml", "old.yaml", "--against", "HEAD"], "error: 2 paths are named\nhint: with --against name one path"),
        (["-", "-"], "error: standard input cannot be both versions\n"),
        (["-", "--against", "HEAD"], "error: standard input cannot be both versions\n"),
        (["old.yaml", "."], "error: '.' is a folder and the other is a file\n"),
        (["old.yaml", "no.yaml"], "error: there is no file or folder 'no.yaml'\n"),
        (["old.yaml", "old.yaml", "--rename-threshold", "2"], "error: Invalid value for '--rename-threshold'"),
        (["old.yaml", "old.yaml", "--format", "sarif"], "error: Invalid value for '--format': 'sarif' is not one of"),
        (["old.yaml", "old.yaml", "--conformance", "--format", "github"], "error: the format 'github' cannot show"),
        ([".", ".", "--conformance"], "error: --conformance holds one plan"),
        (["empty", "empty"], "error: there is no journey in either folder\n"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(args: list[str], said: str, here: Path, diff: Diff) -> None:
    write(here, {"old.yaml": OLD, "empty/note.txt": ""})
    code, out, err = diff(*args)
    assert (code, out) == (2, "")
    assert err.startswith(said)


# Planned against actual.


def test_a_plan_is_held_against_what_happens(here: Path, diff: Diff) -> None:
    write(
        here,
        {
            "plan.yaml": OLD + "state: to-be\n",
            "actual.yaml": OLD.replace("done}\n  - {id: pay", "failed}\n  - {id: pay"),
        },
    )
    code, out, err = diff("plan.yaml", "actual.yaml", "--conformance")
    assert (code, err) == (0, "")
    assert out.endswith("\n1 deviation\n")
    assert diff("plan.yaml", "actual.yaml", "--conformance", "--fail-on", "deviation")[0] == 1
    assert diff("plan.yaml", "actual.yaml", "--conformance", "--fail-on", "regression")[0] == 0
    code, out, err = diff("actual.yaml", "plan.yaml", "--conformance")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "error: a plan (to-be) is held against what happens (as-is), and the first file is as-is and the second to-be",
        "hint: swap the two files",
    ]


def test_help_says_what_it_does_with_examples(diff: Diff) -> None:
    code, out, _ = diff("--help")
    assert code == 0
    assert "cxmap diff journeys --against origin/main --fail-on regression" in out


def test_python_has_the_verb_too() -> None:
    import cxmap

    old = cxmap.load(str(ROOT / "journeys" / "bank-travel-alert.yaml"))
    new = cxmap.load(str(ROOT / "journeys" / "bank-travel-alert.to-be-service.yaml"))
    for _ in range(2):
        assert cxmap.diff(old, new).verdict.name == "service-only"
    with pytest.raises(TypeError):
        cxmap.diff(old, new, nonsense=True)  # type: ignore[call-arg]  # what is tested
