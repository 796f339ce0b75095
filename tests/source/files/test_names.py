"""How files are named in what people read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.source.files import shown


def test_names_are_relative_where_they_can_be(here: Path) -> None:
    names = ["a.yaml", "./a.yaml", "x//./a.yaml", f"{here}/x/a.yaml", "../a.yaml", "/dev/null", "./-", str(here)]
    assert [shown(name) for name in names] == [
        "a.yaml",
        "a.yaml",
        "x/a.yaml",
        "x/a.yaml",
        "../a.yaml",
        "/dev/null",
        "./-",
        ".",
    ]


def test_a_working_folder_that_is_gone_keeps_absolute_names(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "gone").mkdir()
    monkeypatch.chdir(here / "gone")
    (here / "gone").rmdir()
    assert shown(f"{here}/a.yaml") == f"{here}/a.yaml"
