from __future__ import annotations

import os
import subprocess
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source.discover import discover, looks_like_journey, matches

JOURNEY = "cxmap: 1\nid: a\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder outside of git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def repo(here: Path) -> Path:
    git(here, "init", "-q")
    return here


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def write(folder: Path, *names: str, text: str = JOURNEY) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


# What is named


def test_a_file_that_is_named_is_meant_whatever_it_holds(here: Path) -> None:
    write(here, "notes.txt", ".git/x.yaml", text="no journey")
    names = ["notes.txt", ".git/x.yaml"]
    assert discover(names, include=["*.yml"], exclude=["notes.txt", ".git"]) == [".git/x.yaml", "notes.txt"]


def test_force_exclude_counts_for_named_files_too(here: Path) -> None:
    write(here, "a.yaml", "old/b.yaml", "old/new/c.yaml")
    assert discover(["a.yaml", "old/b.yaml", "./old/new/c.yaml"], exclude=["old"], force_exclude=True) == ["a.yaml"]
    assert discover(["a.yaml"], exclude=["*"], force_exclude=True) == []


def test_standard_input_and_revisions_pass_untouched(here: Path) -> None:
    write(here, "b.yaml")
    specs = ["main:./b.yaml", "-", "b.yaml", "HEAD~1:x//y.yaml", "-"]
    assert discover(specs, exclude=["*"], force_exclude=True) == ["-", "HEAD~1:x//y.yaml", "main:./b.yaml"]


def test_a_file_that_looks_like_a_revision_is_a_file(here: Path) -> None:
    write(here, "main:b.yaml", "-")
    assert discover(["main:b.yaml", "./-", "."]) == ["./-", "main:b.yaml"]


def test_a_path_that_is_not_there_is_missing(here: Path) -> None:
    write(here, "journeys/a.yaml")
    with pytest.raises(MissingInput) as caught:
        discover(["journeys", "jurneys"])
    assert (caught.value.message, caught.value.hint) == (
        "there is no file or folder 'jurneys'",
        "did you mean journeys?",
    )


@pytest.mark.parametrize("path", ["", "a\0", "a.yaml/b.yaml"])
def test_no_path_crashes(here: Path, path: str) -> None:
    write(here, "a.yaml")
    with pytest.raises(MissingInput):
        discover([path])


def test_nothing_named_is_nothing_found() -> None:
    assert discover([]) == []


# Each once, sorted, from where one stands


def test_each_file_comes_once_under_its_plainest_name(here: Path) -> None:
    write(here, "sub/a.yaml", "b.yaml")
    (here / "link.yaml").symlink_to("b.yaml")
    (here / "other").symlink_to("sub")
    names = [
        discover(["./sub/../b.yaml", ".", "b.yaml"]),
        discover(["sub", f"{here}/sub/a.yaml", "sub/", "./sub"]),
        discover(["."]),
        discover(["link.yaml", "."]),
        discover(["other", "sub"]),
    ]
    assert names == [
        ["b.yaml", "sub/a.yaml"],
        ["sub/a.yaml"],
        ["b.yaml", "sub/a.yaml"],
        ["b.yaml", "sub/a.yaml"],
        ["sub/a.yaml"],
    ]


def test_the_order_of_paths_changes_nothing(here: Path) -> None:
    write(here, "sub/a.yaml", "b.yaml", "old/c.yaml")
    (here / "link.yaml").symlink_to("b.yaml")
    (here / "other").symlink_to("sub")
    (here / "twin.yaml").symlink_to("b.yaml")
    paths = ["link.yaml", "twin.yaml", "other", "old/c.yaml", "."]
    for some in (paths, paths[:3], ["twin.yaml", "link.yaml"]):
        ways = {tuple(discover(order, exclude=["old"])) for order in permutations(some)}
        assert len(ways) == 1


def test_a_pattern_holds_each_part_of_a_path_once_against_each_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fits(name: str, pattern: str) -> bool:
        asked.append(name)
        return name == pattern

    monkeypatch.setattr("cxmap.source.discover.fnmatchcase", fits)
    name, pattern = "/".join("a" * 24), "/".join(["**", "a"] * 8 + ["b"])
    assert not matches(name, [pattern])
    assert matches(f"{name}/b", [pattern])
    assert len(asked) < 2 * 25 * 17


def test_names_are_spelled_from_where_one_stands(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "sub/a.yaml", "b.yaml")
    write(here.parent, "outside.yaml")
    monkeypatch.chdir(here / "sub")
    assert discover([".", ".."]) == ["../b.yaml", "a.yaml"]
    assert discover([str(here.parent / "outside.yaml"), str(here)]) == [
        f"{here.parent}/outside.yaml",
        f"{here}/b.yaml",
        "a.yaml",
    ]


# What a folder means


@pytest.mark.parametrize("in_git", [True, False])
def test_a_folder_means_the_journey_files_below_it(here: Path, in_git: bool) -> None:
    if in_git:
        git(here, "init", "-q")
    write(here, "a.yaml", "x/y/ü b.yml", "n\nl.yaml", "LOUD.YAML", "a.json", "yaml", "README.md")
    write(here, "config.yaml", text="name: cxmap\n  cxmap: 1\n# cxmap: 1\n")
    write(here, "empty.yaml", text="")
    (here / "folder.yaml").mkdir()
    (here / "lost.yaml").symlink_to("nowhere")
    os.mkfifo(here / "pipe.yaml")
    assert discover(["."]) == ["LOUD.YAML", "a.yaml", "n\nl.yaml", "x/y/ü b.yml"]


def test_a_broken_journey_is_found_all_the_same(here: Path) -> None:
    write(here, "broken.yaml", text="cxmap: 1\nid: [\n\t- x: : y\n")
    (here / "latin.yaml").write_bytes(b"cxmap: 1\nname: caf\xe9\n")
    (here / "utf16.yaml").write_bytes(JOURNEY.encode("utf-16"))
    assert discover(["."]) == ["broken.yaml", "latin.yaml", "utf16.yaml"]


def test_links_in_circles_end(here: Path) -> None:
    write(here, "sub/a.yaml")
    (here / "sub/up").symlink_to("..")
    (here / "circle.yaml").symlink_to("circle.yaml")
    assert discover(["."]) == ["sub/a.yaml"]


def test_a_folder_that_cannot_be_read_is_no_empty_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (here / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UnreadableInput) as caught:
        discover(["locked"])
    assert (caught.value.message, caught.value.hint) == (
        "the folder 'locked' cannot be read: Permission denied",
        "change its permissions, or name another",
    )


def test_a_folder_below_that_cannot_be_read_is_an_error_unless_it_is_left_out(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "open/a.yaml", "open/locked/b.yaml")
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UnreadableInput) as caught:
        discover(["open"])
    assert (caught.value.message, caught.value.hint) == (
        "the folder 'open/locked' cannot be read: Permission denied",
        "change its permissions, or leave it out with --exclude",
    )
    assert discover(["open"], exclude=["locked"]) == ["open/a.yaml"]


# In git


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


# Include and exclude


def test_exclude_takes_out_and_include_keeps(here: Path) -> None:
    write(here, "a.yaml", "old/b.yaml", "new/c.yaml", "new/old/d.yaml", "new/e.yml")
    assert discover(["."], exclude=["old"]) == ["a.yaml", "new/c.yaml", "new/e.yml"]
    assert discover(["."], include=["new", "a.*"]) == ["a.yaml", "new/c.yaml", "new/e.yml", "new/old/d.yaml"]
    assert discover(["."], include=["new/**/*.yaml"], exclude=["new/old"]) == ["new/c.yaml"]


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("old", ["old/a.yaml", "x/old/b.yaml"]),
        ("old/", ["old/a.yaml", "x/old/b.yaml"]),
        ("a.yaml", ["a.yaml", "old/a.yaml"]),
        ("*.draft.yaml", ["x/y/c.draft.yaml"]),
        ("*.yaml", ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("./a.yaml", ["a.yaml", "old/a.yaml"]),
        ("x/*", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("x/*.yaml", []),
        ("x/**/*.yaml", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("x/**", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("**/old", ["old/a.yaml", "x/old/b.yaml"]),
        ("**/a.yaml", ["a.yaml", "old/a.yaml"]),
        ("**", ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("?/[o-p]ld/[!a].yaml", ["x/old/b.yaml"]),
        ("OLD", []),
        ("y", ["x/y/c.draft.yaml"]),
        ("y/*", []),
        ("", []),
        ("/old", []),
    ],
)
def test_a_pattern_fits_names_and_all_below_a_folder(pattern: str, fitting: list[str]) -> None:
    names = ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]
    assert [name for name in names if matches(name, [pattern])] == fitting


def test_an_absolute_pattern_starts_at_the_root_of_the_disk(here: Path) -> None:
    names = ["old/a.yaml", "../old/a.yaml", f"{here}/old/a.yaml"]
    assert [matches(name, [f"{here}/old"]) for name in names] == [True, False, True]


# What looks like a journey


@pytest.mark.parametrize(
    "text",
    [
        "cxmap: 1",
        "cxmap: 1\nid: a",
        "\ufeffcxmap: 1",
        "# a comment\n---\ncxmap: 1",
        "%YAML 1.2\n---\ncxmap: 1",
        "id: a\r\ncxmap: 1\r\n",
        "id: a\rcxmap: 1",
        "'cxmap': 1",
        'id: a\n"cxmap" : 1',
        "cxmap:",
        "cxmap:\nid: a",
        "cxmap:\n  1\nid: a",
        "cxmap: # which version?\n\n# of what?\nid: a",
        "cxmap:1",
        "{cxmap: 1}",
        '{"cxmap": 1, "id": "a"}',
        '\ufeff# JSON\n\n{\n  "id": "a",\n  "cxmap": 1\n}',
        "--- {id: a, cxmap: 1}",
    ],
)
def test_a_top_level_key_makes_a_journey(text: str) -> None:
    assert looks_like_journey(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: cxmap",
        "tool:\n  cxmap: 1",
        "- cxmap: 1",
        "# cxmap: 1",
        "cxmaps: 1",
        "my-cxmap: 1",
        "cxmap",
        "cxmap:\n  stage: test\n  script: [cxmap lint]\n",
        "cxmap:  # the linter\r\n\r\n  stage: test\r\n",
        '{"name": "cxmap"}',
        "{a: 1}\n# cxmap: 1",
        "#" * 10_000 + "\n cxmap: 1",
        "# " * 10_000 + "{ cxmap",
    ],
)
def test_anything_else_is_no_journey(text: str) -> None:
    assert not looks_like_journey(text.encode())


def test_a_job_of_gitlab_is_no_journey(repo: Path) -> None:
    write(repo, "a.yaml")
    write(repo, ".gitlab-ci.yml", text="cxmap:\n  image: python:3.12\n  script:\n    - cxmap lint\n")
    assert discover(["."]) == ["a.yaml"]
