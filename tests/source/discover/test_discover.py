"""Which files a path means, in what order, and under which names."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source.discover import discover, matches
from tests.source.discover.folders import JOURNEY, git, write


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
