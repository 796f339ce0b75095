"""`cxmap diff` against a revision of git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.bills import OLD, OTHER, WORSE, facts
from tests.cli.conftest import Diff
from tests.cli.repository import commit, git, write


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


def test_an_invalid_file_against_a_revision_is_refused_like_any_other(here: Path, diff: Diff) -> None:
    commit(here, {"pay.yaml": OLD})
    write(here, {"pay.yaml": "cxmap: 1\ntitle: [\n"})
    code, out, err = diff("pay.yaml", "--against", "HEAD", "--format", "json")
    assert code == 2
    assert json.loads(out)["comparisons"][0]["why"] == "pay.yaml is no valid journey"
    assert err.endswith("error: pay: pay.yaml is no valid journey\nhint: mend what is listed above\n")
