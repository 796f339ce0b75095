"""Git as it is met in the wild: the index, no commits, no working tree, pointers, and a git that gives no answer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cxmap.cli import main
from cxmap.source import ask_git
from tests.lint.example import CLEAN
from tests.source.git.commits import commit, run

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
ERROR = CLEAN.replace("    team: care\n", "")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "repo").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    run(tmp_path / "repo", "init", "-q", "-b", "main")
    return tmp_path / "repo"


def staged(repo: Path) -> None:
    """A file that is an error in the last commit, clean in the index and broken on disk."""
    (repo / "journeys").mkdir()
    commit(repo, {"journeys/a.yaml": ERROR})
    (repo / "journeys/a.yaml").write_text(CLEAN)
    run(repo, "add", ".")
    (repo / "journeys/a.yaml").write_text("cxmap: [")


@pytest.mark.parametrize("spec", [":journeys/a.yaml", ":0:journeys/a.yaml", ":./journeys/a.yaml"])
def test_what_is_staged_is_read(spec: str, repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    staged(repo)
    assert main(["lint", spec]) == 0
    assert main(["analyze", spec, "-q"]) == 0
    assert main(["diff", "HEAD:journeys/a.yaml", spec]) == 0
    assert main(["lint", "HEAD:journeys/a.yaml"]) == 1
    assert main(["lint", "journeys/a.yaml"]) == 1


def test_a_folder_of_what_is_staged_is_compared(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    staged(repo)
    assert main(["diff", "HEAD:journeys", ":journeys", "--format", "json"]) == 0


def test_a_hook_reads_the_index_that_is_about_to_be_committed(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    staged(repo)
    (repo / "b.yaml").write_text(ERROR)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
    subprocess.run(["git", "add", "b.yaml"], check=True)
    assert main(["lint", ":b.yaml"]) == 1
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert main(["lint", ":b.yaml"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no file 'b.yaml' among what is staged\n")


@pytest.mark.parametrize("words", ["diff a.yaml --against HEAD", "lint --since HEAD a.yaml", "lint HEAD:a.yaml"])
def test_a_repository_without_commits_says_so(words: str, repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "a.yaml").write_text(ERROR)
    assert main(words.split()) == 2
    assert "hint: this repository has no commit yet: make one first" in capsys.readouterr().err


def test_in_a_repository_without_commits_files_are_checked(repo: Path) -> None:
    (repo / "a.yaml").write_text(CLEAN)
    assert main(["lint"]) == main(["analyze", "."]) == 0


def test_folders_of_a_bare_repository_are_compared(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    staged(repo)
    (repo / "journeys/a.yaml").write_text(CLEAN)
    run(repo, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "mend")
    run(repo.parent, "clone", "-q", "--bare", "repo", "bare.git")
    monkeypatch.chdir(repo.parent / "bare.git")
    assert main(["diff", "HEAD~1:journeys", "HEAD:journeys"]) == 0
    assert main(["diff", "HEAD~1:journeys/a.yaml", "HEAD:journeys/a.yaml"]) == 0


POINTED = [
    "lint .",
    "lint a.yaml",
    "analyze .",
    "lint HEAD:a.yaml",
    "lint :a.yaml",
    "diff a.yaml HEAD:a.yaml",
    "diff a.yaml --against HEAD",
    "diff . --against HEAD",
    "diff HEAD:. .",
]


@pytest.mark.parametrize("words", POINTED)
def test_a_pointer_of_git_lfs_says_what_to_run(words: str, repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repo, {"a.yaml": POINTER})
    assert main(words.split()) == 2
    err = capsys.readouterr().err
    assert ("is a pointer of Git LFS" in err, "hint: run `git lfs pull`" in err) == (True, True)


@pytest.mark.parametrize(
    "words", ["lint .", "analyze HEAD:a.yaml", "diff a.yaml --against HEAD", "lint --since HEAD ."]
)
def test_a_git_that_hangs_ends_the_run(
    words: str, repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repo, {"a.yaml": ERROR})
    (repo / "bin").mkdir()
    (repo / "bin/git").write_text("#!/bin/sh\nexec sleep 600\n")
    (repo / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{repo}/bin:{os.environ['PATH']}")
    monkeypatch.setattr(ask_git, "SECONDS", 1)
    assert main(words.split()) == 2
    assert "git gave no answer in 1 seconds" in capsys.readouterr().err
