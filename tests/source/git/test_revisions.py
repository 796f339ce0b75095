"""`REV:PATH`, and the top of the working tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.source import git
from tests.source.git.commits import run


@pytest.mark.parametrize(
    ("spec", "parts"),
    [
        ("main:a.yaml", ("main", "a.yaml")),
        ("main:./a.yaml", ("main", "./a.yaml")),
        ("HEAD~2:a b.yaml", ("HEAD~2", "a b.yaml")),
        ("origin/main:x/ä\n.yaml", ("origin/main", "x/ä\n.yaml")),
        ("v1:a:b.yaml", ("v1", "a:b.yaml")),
        ("main@{12:30}:a.yaml", ("main@{12:30}", "a.yaml")),
        ("HEAD^{/fix: typo}:a.yaml", ("HEAD^{/fix: typo}", "a.yaml")),
        ("-x:a.yaml", ("-x", "a.yaml")),
        ("C:a.yaml", ("C", "a.yaml")),
    ],
)
def test_a_revision_and_a_path_come_apart_at_the_first_colon_outside_braces(spec: str, parts: tuple[str, str]) -> None:
    assert git.split(spec) == parts


@pytest.mark.parametrize(
    "spec",
    [
        "a.yaml",
        "",
        ":",
        "::a.yaml",
        ":/a.yaml",
        "main:",
        "C:\\x.yaml",
        "C:/x.yaml",
        "c:/x.yaml",
        "a{b:c}",
        "https://x.org/a",
    ],
)
def test_what_has_no_revision_or_no_path_is_a_plain_path(spec: str) -> None:
    assert git.split(spec) is None


def test_a_file_of_that_very_name_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main:a.yaml").touch()
    (tmp_path / "main:link.yaml").symlink_to("nowhere")
    assert [git.split(spec) for spec in ("main:a.yaml", "main:link.yaml", "main:b.yaml")] == [
        None,
        None,
        ("main", "b.yaml"),
    ]


# The top of the working tree


def test_the_root_is_the_top_of_the_working_tree(repo: Path) -> None:
    tops = [git.root(repo), git.root(repo / "journeys"), git.root(repo / "journeys/not/there")]
    assert tops == [repo.resolve()] * 3


def test_a_worktree_is_a_root_of_its_own(repo: Path) -> None:
    run(repo, "worktree", "add", "-q", "../tree", "-b", "other")
    assert git.root(repo.parent / "tree/journeys") == (repo.parent / "tree").resolve()


def test_outside_of_a_repository_there_is_no_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # empty: git takes no notice of it
    assert git.root(tmp_path) is None
