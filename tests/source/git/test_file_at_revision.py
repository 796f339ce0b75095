"""A file is read as it was at a revision."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source import git
from tests.source.git.commits import commit, run, write
from tests.source.told import told


def test_a_file_is_read_as_it_was(repo: Path) -> None:
    assert git.read("main", "journeys/a.yaml", cwd=repo) == b"old"


def test_a_path_starts_at_the_root_wherever_one_stands(repo: Path) -> None:
    assert git.read("HEAD", "b.yaml", cwd=repo / "journeys") == b"top"


@pytest.mark.parametrize("path", ["./a.yaml", "../journeys/a.yaml", "./../journeys//a.yaml"])
def test_a_path_with_a_dot_starts_where_one_stands(repo: Path, path: str) -> None:
    assert git.read("HEAD", path, cwd=repo / "journeys") == b"old"


def test_an_absolute_path_is_the_file_of_the_working_tree(repo: Path) -> None:
    assert git.read("HEAD", str(repo / "b.yaml"), cwd=repo / "journeys") == b"top"


@pytest.mark.parametrize("revision", ["HEAD~1", "v1", "main@{1}", "HEAD^{/a commit}~1", "main^{tree}"])
def test_every_way_to_name_a_revision_works(repo: Path, revision: str) -> None:
    run(repo, "tag", "-a", "v1", "-m", "first")
    commit(repo, {"c.yaml": "two"})
    assert git.read(revision, "b.yaml", cwd=repo) == b"top"


def test_a_renamed_file_is_read_under_its_old_name(repo: Path) -> None:
    run(repo, "mv", "b.yaml", "c.yaml")
    run(repo, "commit", "-qm", "rename")
    assert git.read("HEAD~1", "b.yaml", cwd=repo) == b"top"


@pytest.mark.parametrize("name", ["a b.yaml", "ä/日本.yaml", "new\nline.yaml", ":(top)x.yaml", "[a]*.yaml", "-x.yaml"])
def test_no_name_is_too_odd(repo: Path, name: str) -> None:
    commit(repo, {name: "odd"})
    assert git.read("HEAD", name, cwd=repo) == b"odd"


def test_a_name_that_is_not_utf_8_is_read(repo: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    commit(repo, {name: "coffee"})
    assert (git.read("HEAD", name, cwd=repo), git.listing("HEAD", ".", cwd=repo)) == (
        b"coffee",
        ["b.yaml", name, "journeys/a.yaml"],
    )


def test_line_ends_are_those_of_a_checkout(repo: Path) -> None:
    commit(repo, {"lines.yaml": "a: 1\nb: 2\n"})
    run(repo, "config", "core.autocrlf", "true")
    assert git.read("HEAD", "lines.yaml", cwd=repo) == b"a: 1\r\nb: 2\r\n"


def test_bytes_stay_as_they_are(repo: Path) -> None:
    (repo / "bytes.yaml").write_bytes(b"\xef\xbb\xbf\xff\x00\r\r\n\n")
    commit(repo, {})
    assert git.read("HEAD", "bytes.yaml", cwd=repo) == b"\xef\xbb\xbf\xff\x00\r\r\n\n"


def test_links_are_followed_within_the_revision(repo: Path) -> None:
    (repo / "link.yaml").symlink_to("folder/a.yaml")
    (repo / "folder").symlink_to("journeys")
    (repo / "journeys/up.yaml").symlink_to("../link.yaml")
    commit(repo, {"journeys/a.yaml": "linked"})
    write(repo, {"journeys/a.yaml": "newest"})
    names = ["link.yaml", "folder/a.yaml", "journeys/up.yaml", "folder/up.yaml"]
    assert [git.read("HEAD", name, cwd=repo) for name in names] == [b"linked"] * 4


def test_a_link_out_of_the_repository_is_not_followed(repo: Path) -> None:
    (repo / "passwords.yaml").symlink_to("/etc/passwd")
    commit(repo, {})
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD", "passwords.yaml", cwd=repo)
    assert told(caught.value) == ("'/etc/passwd' lies outside the repository", "name a file that git knows")


def test_a_link_in_circles_ends(repo: Path) -> None:
    (repo / "circle.yaml").symlink_to("circle.yaml")
    commit(repo, {})
    with pytest.raises(UnreadableInput, match=r"'circle\.yaml' at 'HEAD' is a link that leads in circles"):
        git.read("HEAD", "circle.yaml", cwd=repo)


@pytest.mark.parametrize("path", ["journeys", "journeys/", ".", "./"])
def test_a_folder_is_no_file(repo: Path, path: str) -> None:
    with pytest.raises(UnreadableInput, match="is a folder at 'HEAD', not a file"):
        git.read("HEAD", path, cwd=repo)


def test_a_path_out_of_the_repository_is_missing(repo: Path) -> None:
    with pytest.raises(MissingInput, match=r"'\.\./b.yaml' lies outside the repository"):
        git.read("HEAD", "../b.yaml", cwd=repo)


def test_a_nul_character_is_no_internal_error(repo: Path) -> None:
    with pytest.raises(MissingInput, match="a NUL character is in no name that git knows"):
        git.read("HEAD", "a\0.yaml", cwd=repo)


def test_a_bare_repository_has_files_too(repo: Path) -> None:
    run(repo, "clone", "-q", "--bare", ".", "../bare")
    assert git.read("main", "b.yaml", cwd=repo.parent / "bare") == b"top"


def test_what_git_tells_its_hooks_does_not_mislead(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repo.parent / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    assert git.read("HEAD", "./a.yaml", cwd=repo / "journeys") == b"old"
    assert git.tracked([str(repo / "journeys")]) == [str(repo / "journeys/a.yaml")]
