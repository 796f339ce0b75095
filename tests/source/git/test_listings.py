"""The files of a revision and of a folder, and where branches part."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source import git
from tests.source.git.commits import SHALLOW, commit, run, shallow, write
from tests.source.told import told


def test_the_listing_has_the_yaml_files_below_a_folder(repo: Path) -> None:
    (repo / "journeys/link.yaml").symlink_to("a.yaml")
    commit(repo, {"journeys/deep/ü b.yml": "", "journeys/x.json": "", "journeys-old/c.yaml": "", "n\nl.yaml": ""})
    write(repo, {"journeys/later.yaml": ""})
    below = ["journeys/a.yaml", "journeys/deep/ü b.yml", "journeys/link.yaml"]
    assert git.listing("HEAD", "journeys", cwd=repo) == below
    assert git.listing("HEAD", "journeys/", cwd=repo) == below
    assert git.listing("HEAD", str(repo / "journeys"), cwd=repo) == below
    assert git.listing("HEAD", ".", cwd=repo) == sorted(["b.yaml", "journeys-old/c.yaml", "n\nl.yaml", *below])


def test_the_listing_is_spelled_from_where_one_stands(repo: Path) -> None:
    names = [git.listing("HEAD", folder, cwd=repo / "journeys") for folder in (".", "..", "../journeys")]
    assert names == [["a.yaml"], ["../b.yaml", "a.yaml"], ["a.yaml"]]
    assert [git.read("HEAD", f"./{name}", cwd=repo / "journeys") for name in names[1]] == [b"top", b"old"]


def test_a_folder_that_was_not_there_yet_has_no_files(repo: Path) -> None:
    assert git.listing("HEAD", "later", cwd=repo) == []


# Where branches part


def test_the_merge_base_is_where_two_branches_part(repo: Path) -> None:
    start = run(repo, "rev-parse", "HEAD")
    run(repo, "checkout", "-qb", "feature")
    commit(repo, {"c.yaml": "ours"})
    run(repo, "checkout", "-q", "main")
    theirs = commit(repo, {"d.yaml": "theirs"})
    run(repo, "checkout", "-q", "feature")
    assert (git.merge_base("main", cwd=repo), git.merge_base(theirs, cwd=repo / "journeys")) == (start, start)


def test_unrelated_histories_have_no_merge_base(repo: Path) -> None:
    run(repo, "checkout", "-q", "--orphan", "other")
    commit(repo, {"c.yaml": "other"})
    with pytest.raises(MissingInput) as caught:
        git.merge_base("main", cwd=repo)
    assert told(caught.value) == (
        "'main' and HEAD have no commit in common",
        "their histories are unrelated: name the revision to compare with",
    )


def test_a_shallow_clone_may_lack_the_merge_base(repo: Path) -> None:
    run(repo, "branch", "feature")
    clone = shallow(repo)
    run(clone, "fetch", "-q", "--depth=1", "origin", "feature:feature")
    with pytest.raises(MissingInput) as caught:
        git.merge_base("feature", cwd=clone)
    assert told(caught.value) == (
        "'feature' and HEAD have no commit in common",
        SHALLOW,
    )


# The files of a folder


def test_files_count_whether_committed_or_not_unless_ignored(repo: Path) -> None:
    commit(repo, {".gitignore": "secret*\n", "forced.yaml": ""})
    write(repo, {"secret.yaml": "", "fresh/ä b.yaml": "", "n\nl.yaml": "", ".gitignore": "secret*\nforced.yaml\n"})
    (repo / "journeys/a.yaml").unlink()  # deleted, and still in the index
    (repo / "lost").symlink_to("nowhere")
    (repo / "loop").symlink_to(".")
    names = [".gitignore", "b.yaml", "forced.yaml", "fresh/ä b.yaml", "n\nl.yaml"]
    assert git.tracked([str(repo)]) == [str(repo / name) for name in names]


def test_names_keep_the_spelling_of_their_folder(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo / "journeys")
    assert [git.tracked([name]) for name in (".", "..", "../journeys/")] == [
        ["a.yaml"],
        ["../b.yaml", "../journeys/a.yaml"],
        ["../journeys/a.yaml"],
    ]


def test_a_file_in_conflict_counts_once(repo: Path) -> None:
    run(repo, "checkout", "-qb", "feature")
    commit(repo, {"b.yaml": "ours"})
    run(repo, "checkout", "-q", "main")
    commit(repo, {"b.yaml": "theirs"})
    with pytest.raises(subprocess.CalledProcessError):
        run(repo, "merge", "feature")
    assert git.tracked([str(repo)]) == [str(repo / "b.yaml"), str(repo / "journeys/a.yaml")]


def test_submodules_and_repositories_within_are_looked_into(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    run(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "other"), "sub")
    commit(repo / "nested", {"d.yaml": "", ".gitignore": "e.yaml"})
    write(repo, {"nested/e.yaml": ""})
    names = [".gitmodules", "b.yaml", "journeys/a.yaml", "nested/.gitignore", "nested/d.yaml", "sub/c.yaml"]
    assert git.tracked([str(repo)]) == [str(repo / name) for name in names]


def test_a_repository_within_one_that_the_environment_names_does_not_go_on_for_ever(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo / "nested", {"d.yaml": ""})
    commit(repo, {})
    monkeypatch.setenv("GIT_DIR", str(repo / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repo))
    assert git.tracked([str(repo)]) == [str(repo / "b.yaml"), str(repo / "journeys/a.yaml")]


def test_a_folder_of_the_same_name_is_no_reason_to_doubt_a_revision(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("journeys", "b.yaml", cwd=repo)
    assert caught.value.hint == "run `git fetch origin journeys` and name origin/journeys"


def test_several_folders_may_lie_in_several_repositories(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    (tmp_path / "plain").mkdir()
    other, plain, journeys = (str(tmp_path / name) for name in ("other", "plain", "repo/journeys"))
    assert git.tracked([journeys, other]) == [f"{journeys}/a.yaml", f"{other}/c.yaml"]
    assert git.tracked([journeys, plain]) is None


def test_an_unborn_submodule_has_no_files(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    run(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "other"), "sub")
    commit(repo, {})
    run(repo, "clone", "-q", ".", "../clone")
    clone = tmp_path / "clone"
    names = [".gitmodules", "b.yaml", "journeys/a.yaml"]
    assert git.tracked([str(clone)]) == [str(clone / name) for name in names]
    assert git.tracked([str(clone / "sub")]) == []
    with pytest.raises(UnreadableInput, match="'sub' is a submodule at 'HEAD', not a file"):
        git.read("HEAD", "sub", cwd=clone)
