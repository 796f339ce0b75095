"""What a repository lacks, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source import git
from tests.source.git.commits import SHALLOW, run, shallow
from tests.source.told import told


def test_a_file_that_is_not_in_the_revision_names_both_and_the_nearest(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("main", "a.yaml", cwd=repo)
    assert told(caught.value) == (
        "there is no file 'a.yaml' at 'main'",
        "did you mean main:journeys/a.yaml?",
    )


def test_a_file_that_resembles_none_gets_no_guess(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("main", "./return-shoes.yaml", cwd=repo / "journeys")
    assert told(caught.value) == (
        "there is no file 'journeys/return-shoes.yaml' at 'main'",
        "a path starts at the root of the repository (./ is here), and a renamed file has its old name there",
    )


@pytest.mark.parametrize(
    ("revision", "hint"),
    [
        ("release", "run `git fetch origin release` and name origin/release"),
        ("origin/release", "run `git fetch origin release`"),
        ("release~3", "run `git fetch origin release` and name origin/release"),
        ("0123abcd", "run `git fetch origin 0123abcd`"),
        ("HEAD~9", "`git log --oneline` lists the commits there are"),
        ("--output=x", "`git log --oneline` lists the commits there are"),
        ("-x", "`git log --oneline` lists the commits there are"),
        ("b.yaml", "'b.yaml' is a file: leave out the colon and what follows"),
    ],
)
def test_a_missing_revision_says_how_to_get_it(repo: Path, revision: str, hint: str) -> None:
    expected = (f"there is no revision {revision!r} in this clone", hint)
    with pytest.raises(MissingInput) as read:
        git.read(revision, "b.yaml", cwd=repo)
    with pytest.raises(MissingInput) as listed:
        git.listing(revision, ".", cwd=repo)
    with pytest.raises(MissingInput) as merged:
        git.merge_base(revision, cwd=repo)
    assert [told(caught.value) for caught in (read, listed, merged)] == [expected] * 3
    assert not (repo / "x").exists()


def test_a_branch_that_only_the_server_has_is_pointed_out(repo: Path) -> None:
    run(repo, "branch", "release")
    run(repo, "clone", "-q", ".", "../clone")
    with pytest.raises(MissingInput) as caught:
        git.read("release", "b.yaml", cwd=repo.parent / "clone")
    assert caught.value.hint == "name origin/release, which is there, or run `git fetch origin release`"


def test_a_shallow_clone_says_that_it_is_one(repo: Path) -> None:
    clone = shallow(repo)
    assert git.read("HEAD", "journeys/a.yaml", cwd=clone) == b"newer"
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD~1", "journeys/a.yaml", cwd=clone)
    assert told(caught.value) == (
        "there is no revision 'HEAD~1' in this clone",
        f"`git log --oneline` lists the commits there are; {SHALLOW}",
    )


def test_a_repository_without_a_commit_has_no_head(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    with pytest.raises(MissingInput, match="there is no revision 'HEAD' in this clone"):
        git.read("HEAD", "a.yaml", cwd=tmp_path)


def test_outside_of_a_repository_git_says_so(tmp_path: Path) -> None:
    for path in ("a.yaml", "./a.yaml", "/a.yaml"):
        with pytest.raises(MissingInput) as caught:
            git.read("main", path, cwd=tmp_path)
        assert told(caught.value) == (
            "git: not a git repository (or any of the parent directories): .git",
            "REV:PATH needs a git repository: run this inside of one",
        )


def test_a_blob_is_no_revision(repo: Path) -> None:
    with pytest.raises(UnreadableInput, match="git: not a tree object"):
        git.read(run(repo, "rev-parse", "HEAD:b.yaml"), "b.yaml", cwd=repo)


def test_git_that_is_not_installed_is_missing(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD", "b.yaml", cwd=repo)
    assert told(caught.value) == (
        "git cannot be run: No such file or directory",
        "install git, or save the older version to a file and name that",
    )
    assert (git.tracked([str(repo)]), git.root(repo)) == (None, repo.resolve())


def test_a_repository_of_another_owner_is_refused_in_git_s_own_words(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its tests
    with pytest.raises(UnreadableInput) as read:
        git.read("HEAD", "b.yaml", cwd=repo)
    with pytest.raises(UnreadableInput) as listed:
        git.tracked([str(repo)])
    expected = (
        f"git: detected dubious ownership in repository at '{repo}'",
        f"To add an exception for this directory, call: git config --global --add safe.directory {repo}",
    )
    assert [told(read.value), told(listed.value)] == [expected] * 2
