"""`cxmap diff` as its users meet it: files, folders, git, streams, exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Diff
from tests.cli.repository import commit, git, write
from tests.conftest import ROOT, SCRIPT

OLD = """\
cxmap: 1
id: pay
title: Pay a bill
goal: The bill is paid
touchpoints:
  - {id: find, name: Find the bill, team: web, channel: web, friction: 2, outcome: done}
  - {id: pay, name: Pay it, team: billing, channel: web, friction: 2, outcome: done}
"""
WORSE = OLD.replace("friction: 2", "friction: 4", 1)
OTHER = OLD.replace("id: pay\n", "id: send\n").replace("Pay a bill", "Send a parcel")


@pytest.fixture(autouse=True)
def _git(git_of_its_own: None) -> None: ...


def facts(result: tuple[int, str, str]) -> list[tuple[str, str | None]]:
    """Journey and verdict of every comparison of a run that printed JSON."""
    return [(load["journey"], load["verdict"]) for load in json.loads(result[1])["comparisons"]]


# Two files.


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


# Git.


def test_rev_and_path_on_both_sides(here: Path, diff: Diff) -> None:
    commit(here, {"journeys/pay.yaml": OLD})
    commit(here, {"journeys/pay.yaml": WORSE})
    code, out, err = diff("HEAD~1:journeys/pay.yaml", "HEAD:journeys/pay.yaml")
    assert (code, err) == (0, "")
    assert "HEAD~1:journeys/pay.yaml → HEAD:journeys/pay.yaml" in out
    assert out.endswith("\n1 regression\n")


def test_a_journey_without_an_id_is_the_same_at_every_revision(here: Path, diff: Diff) -> None:
    commit(here, {"pay.yaml": OLD.replace("id: pay\n", "", 1)})
    write(here, {"pay.yaml": WORSE.replace("id: pay\n", "", 1).replace("Pay a bill", "Pay the bill")})
    assert facts(diff("HEAD:pay.yaml", "pay.yaml", "--format", "json")) == [("pay", "regression")]


def test_against_a_revision(here: Path, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(here, {"journeys/pay.yaml": OLD})
    write(here, {"journeys/pay.yaml": WORSE})
    assert diff("journeys/pay.yaml", "--against", "HEAD", "--fail-on", "regression")[0] == 1
    assert diff(str(here / "journeys" / "pay.yaml"), "--against", "HEAD", "--fail-on", "regression")[0] == 1
    monkeypatch.chdir(here / "journeys")
    code, out, _ = diff("pay.yaml", "--against", "main", "--fail-on", "regression")
    assert code == 1
    assert "main:pay.yaml → pay.yaml" in out
    monkeypatch.chdir(here.parent)
    assert diff("work/journeys/pay.yaml", "--against", "main", "--fail-on", "regression")[0] == 1


def test_a_renamed_file_is_found_by_its_journey(here: Path, diff: Diff) -> None:
    commit(here, {"old/pay.yaml": OLD, "old/send.yaml": OTHER, "notes.yaml": "a: b\n"})
    commit(here, {"new/pay-a-bill.yaml": WORSE}, "old/pay.yaml", "notes.yaml")
    code, out, err = diff("new/pay-a-bill.yaml", "--against", "HEAD~1")
    assert (code, err) == (0, "")
    assert "HEAD~1:old/pay.yaml → new/pay-a-bill.yaml" in out


def test_a_renamed_file_that_two_could_be_is_not_guessed(here: Path, diff: Diff) -> None:
    commit(here, {"a.yaml": OLD, "b.yaml": OLD})
    commit(here, {"c.yaml": OLD}, "a.yaml", "b.yaml")
    code, _, err = diff("c.yaml", "--against", "HEAD~1")
    assert code == 2
    assert "hint: name the one that you mean as HEAD~1:PATH: a.yaml, b.yaml" in err


def test_a_file_that_is_new_has_no_old_version(here: Path, diff: Diff) -> None:
    commit(here, {"a.yaml": OTHER})
    write(here, {"pay.yaml": OLD})
    code, out, err = diff("pay.yaml", "--against", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("error: there is no file 'pay.yaml' at 'HEAD'\n")


def test_a_missing_revision_is_answered_with_what_to_fetch(here: Path, diff: Diff) -> None:
    commit(here, {"pay.yaml": OLD})
    for args in (["nix:pay.yaml", "pay.yaml"], ["pay.yaml", "--against", "nix"], [".", "--against", "nix"]):
        code, out, err = diff(*args)
        assert (code, out) == (2, "")
        assert err.startswith("error: there is no revision 'nix' in this clone\nhint: run `git fetch origin nix`")


def test_outside_of_git_there_are_no_revisions(here: Path, diff: Diff) -> None:
    write(here, {"pay.yaml": OLD})
    assert diff("pay.yaml", "--against", "HEAD")[0] == 2


@pytest.fixture
def shallow(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of one commit on a branch, as a CI job has it; the working folder is in it."""
    origin = tmp_path / "origin"
    commit(origin, {"journeys/pay.yaml": OLD})
    git(origin, "switch", "-qc", "feature")
    commit(origin, {"journeys/pay.yaml": WORSE})
    git(here, "clone", "-q", "--depth=1", "--branch=feature", f"file://{origin}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


@pytest.mark.parametrize("path", ["journeys", "journeys/pay.yaml"])
def test_a_shallow_clone_says_what_to_do(path: str, shallow: Path, diff: Diff) -> None:
    code, out, err = diff(path, "--against", "origin/main")
    assert (code, out) == (2, "")
    assert "run `git fetch origin main`" in err
    assert "`fetch-depth: 0`" in err


@pytest.mark.parametrize("rev", ["main", "origin/main"])
@pytest.mark.parametrize("path", ["journeys", "journeys/pay.yaml"])
def test_fetching_is_done_when_it_is_asked_for(path: str, rev: str, shallow: Path, diff: Diff) -> None:
    result = diff(path, "--against", rev, "--fetch", "--format", "json", "-q")
    assert facts(result) == [("pay", "regression")]
    assert result[0] == 0


def test_fetching_what_is_nowhere_says_so(shallow: Path, diff: Diff) -> None:
    code, _, err = diff("journeys", "--against", "nix", "--fetch")
    assert code == 2
    assert err.startswith("error: fetching failed: ")


# Folders.


def test_two_folders(here: Path, diff: Diff) -> None:
    write(here, {"a/pay.yaml": OLD, "a/send.yaml": OTHER, "a/gone.yaml": OLD.replace("id: pay\n", "id: gone\n")})
    write(here, {"b/pay.yaml": WORSE, "b/moved/send.yaml": OTHER, "b/new.yaml": OLD.replace("id: pay\n", "id: new\n")})
    code, out, err = diff("a", "b", "--fail-on", "regression")
    assert (code, err) == (1, "--fail-on regression: pay does not pass\n")
    assert out.startswith("2 journeys compared\n")
    assert "a/send.yaml → b/moved/send.yaml" in out
    assert out.endswith("\n2 journeys compared: 1 regression; 1 added; 1 removed\n")
    found = json.loads(diff("a", "b", "--format", "json")[1])
    assert found["journeys_added"] == [{"journey": "new", "state": "as-is", "path": "b/new.yaml"}]
    assert found["journeys_removed"] == [{"journey": "gone", "state": "as-is", "path": "a/gone.yaml"}]


def test_a_folder_against_where_the_branches_part(here: Path, diff: Diff) -> None:
    start = commit(here, {"journeys/pay.yaml": OLD, "journeys/send.yaml": OTHER, "other.yaml": OLD})
    git(here, "switch", "-qc", "feature")
    commit(here, {"journeys/pay.yaml": WORSE, "journeys/sub/new.yaml": OLD.replace("id: pay\n", "id: new\n")})
    git(here, "switch", "-q", "main")
    commit(here, {"journeys/send.yaml": OTHER.replace("friction: 2", "friction: 4")}, "journeys/pay.yaml")
    git(here, "switch", "-q", "feature")
    code, out, err = diff("journeys", "--against", "main", "--format", "json")
    assert (code, err) == (
        0,
        f"main has moved on: the old version is that of {start[:12]}, where it and this branch part\n",
    )
    found = json.loads(out)
    assert [(item["old"]["path"], item["verdict"]) for item in found["comparisons"]] == [
        (f"{start[:12]}:journeys/pay.yaml", "regression"),
        (f"{start[:12]}:journeys/send.yaml", "no-change"),
    ]
    assert [item["path"] for item in found["journeys_added"]] == ["journeys/sub/new.yaml"]


def test_add_delete_rename_and_mode_change(here: Path, diff: Diff) -> None:
    names = {"keep": OLD, "gone": OTHER, "old-name": OLD.replace("id: pay\n", "id: moved\n")}
    commit(here, {f"j/{name}.yaml": text for name, text in names.items()})
    git(here, "mv", "j/old-name.yaml", "j/new-name.yaml")
    (here / "j" / "keep.yaml").chmod(0o755)
    commit(here, {"j/added.yaml": OLD.replace("id: pay\n", "id: added\n")}, "j/gone.yaml")
    found = json.loads(diff("j", "--against", "HEAD~1", "--format", "json", "-q")[1])
    assert [
        (item["old"]["path"].partition(":")[2], item["new"]["path"], item["verdict"]) for item in found["comparisons"]
    ] == [
        ("j/keep.yaml", "j/keep.yaml", "no-change"),
        ("j/old-name.yaml", "j/new-name.yaml", "no-change"),
    ]
    assert [item["journey"] for item in found["journeys_added"]] == ["added"]
    assert [item["journey"] for item in found["journeys_removed"]] == ["send"]


def test_folders_of_two_revisions(here: Path, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(here, {"sub/journeys/pay.yaml": OLD})
    commit(
        here,
        {"sub/journeys/pay.yaml": WORSE},
    )
    assert facts(diff("HEAD~1:sub/journeys", "HEAD:sub/journeys", "--format", "json")) == [("pay", "regression")]
    assert facts(diff("HEAD~1:sub/journeys", "sub/journeys", "--format", "json")) == [("pay", "regression")]
    monkeypatch.chdir(here / "sub")
    assert facts(diff("HEAD~1:./journeys", "journeys", "--format", "json")) == [("pay", "regression")]
    assert facts(diff("HEAD~1:sub/journeys", "journeys", "--format", "json")) == [("pay", "regression")]


def test_what_stays_ambiguous_is_named_and_the_exit_is_2(here: Path, diff: Diff) -> None:
    write(here, {"a/one.yaml": OLD, "a/two.yaml": OLD, "b/three.yaml": OLD, "b/send.yaml": OTHER, "a/send.yaml": OTHER})
    code, out, err = diff("a", "b")
    assert code == 2
    assert err == (
        "error: pay: several files could be the old and the new version (as-is): one.yaml, two.yaml, three.yaml\n"
        "hint: give each journey an id of its own, or name the two files\n"
    )
    assert "1 journey compared: no changes; 1 not comparable" in out


def test_one_invalid_file_stops_no_other(here: Path, diff: Diff) -> None:
    write(here, {"a/pay.yaml": OLD, "a/send.yaml": OTHER, "b/pay.yaml": "cxmap: 1\ntitle: [\n", "b/send.yaml": OTHER})
    code, out, err = diff("a", "b")
    assert code == 2
    assert "error: pay: b/pay.yaml is no valid journey\n" in err
    assert "1 journey compared: no changes; 1 not comparable" in out


def test_the_configuration_leaves_files_out_on_both_sides(here: Path, diff: Diff) -> None:
    commit(here, {"j/pay.yaml": OLD, "j/draft.yaml": OTHER, "cxmap.toml": 'exclude = ["draft.yaml"]\n'})
    found = json.loads(diff("j", "--against", "HEAD", "--format", "json", "-q")[1])
    assert [item["journey"] for item in found["comparisons"]] == ["pay"]
    assert found["journeys_removed"] == []


def test_channels_of_the_configuration_hold_for_both_sides(here: Path, diff: Diff) -> None:
    text = OLD.replace("channel: web", "channel: hotline", 1)
    write(here, {"old.yaml": text, "new.yaml": text, "cxmap.toml": "[channels]\nhotline = {kind = 'assisted'}\n"})
    found = json.loads(diff("old.yaml", "new.yaml", "--format", "json")[1])["comparisons"][0]
    assert found["before"]["contacts_tried"] == found["after"]["contacts_tried"] == 1


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


def test_an_invalid_file_against_a_revision_is_refused_like_any_other(here: Path, diff: Diff) -> None:
    commit(here, {"pay.yaml": OLD})
    write(here, {"pay.yaml": "cxmap: 1\ntitle: [\n"})
    code, out, err = diff("pay.yaml", "--against", "HEAD", "--format", "json")
    assert code == 2
    assert json.loads(out)["comparisons"][0]["why"] == "pay.yaml is no valid journey"
    assert err.endswith("error: pay: pay.yaml is no valid journey\nhint: mend what is listed above\n")
