"""What git knows of files, and folders outside of git."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.source.discover import discover
from tests.source.discover.folders import git, write


def test_an_ignored_file_is_left_out(repo: Path) -> None:
    write(repo, "a.yaml", "draft.yaml", "out/b.yaml", "sub/c.yaml", "sub/d.yaml")
    write(repo, ".gitignore", text="draft.yaml\n/out/\n")
    write(repo, "sub/.gitignore", text="d.yaml\n")
    assert discover(["."]) == ["a.yaml", "sub/c.yaml"]
    assert discover(["out", "sub/d.yaml"]) == ["sub/d.yaml"]


def test_an_ignored_file_that_was_committed_is_found(repo: Path) -> None:
    write(repo, "draft.yaml")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "one")
    write(repo, ".gitignore", text="*.yaml\n")
    assert discover(["."]) == ["draft.yaml"]


def test_a_deleted_file_is_not_found(repo: Path) -> None:
    write(repo, "a.yaml", "b.yaml")
    git(repo, "add", ".")
    git(repo, "mv", "a.yaml", "c.yaml")
    (repo / "b.yaml").unlink()
    assert discover(["."]) == ["c.yaml"]


def test_what_git_knows_counts_wherever_it_lies(repo: Path) -> None:
    write(repo, "build/a.yaml", ".journeys/b.yaml", "node_modules/c.yaml")
    assert discover(["."]) == [".journeys/b.yaml", "build/a.yaml", "node_modules/c.yaml"]


def test_a_folder_below_the_root_is_searched_alone(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo, "a.yaml", "sub/b.yaml", "sub/deep/c.yaml", "sub-way/d.yaml")
    monkeypatch.chdir(repo / "sub")
    assert (discover(["."]), discover(["../sub-way"])) == (["b.yaml", "deep/c.yaml"], ["../sub-way/d.yaml"])


# Outside of git


def test_outside_of_git_the_usual_folders_are_left_out(here: Path) -> None:
    write(here, "a.yaml", ".hidden.yaml", "built/b.yaml", ".hidden/c.yaml", "x/.github/d.yaml")
    for folder in (".git", ".venv", "venv", "node_modules", "dist", "build", "__pycache__"):
        write(here, f"x/{folder}/e.yaml")
    assert discover(["."]) == [".hidden.yaml", "a.yaml", "built/b.yaml"]
    assert discover(["x/build"]) == ["x/build/e.yaml"]


def test_a_repository_below_is_asked_what_it_ignores(here: Path) -> None:
    write(here, "a.yaml", "repo/b.yaml", "repo/c.yaml", "repo/build/d.yaml")
    write(here, "repo/.gitignore", text="c.yaml\n")
    git(here / "repo", "init", "-q")
    assert discover(["."]) == ["a.yaml", "repo/b.yaml", "repo/build/d.yaml"]


def test_without_git_folders_are_walked(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo, "a.yaml", "build/b.yaml")
    monkeypatch.setenv("PATH", "")
    assert discover(["."]) == ["a.yaml"]
