"""A folder and a git of their own for commands that read files and revisions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.cli import main
from tests.cli.linting import ERROR, INFO, WARNING
from tests.conftest import environment
from tests.lint.example import CLEAN

Diff = Callable[..., tuple[int, str, str]]
Lint = Callable[..., tuple[int, str, str]]


@pytest.fixture
def git_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_") or name == "CI"]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Ada", f"GIT_{role}_EMAIL": "ada@example.org"}
    for name, value in {**environment(), **settings}.items():
        monkeypatch.setenv(name, value)
    for name in ("CI", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(git_of_its_own: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def diff(here: Path, capsys: pytest.CaptureFixture[str]) -> Diff:
    """Run the command in this process: exit code, standard output, standard error."""

    def run(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["diff", *args])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def folder(here: Path) -> Path:
    """A working folder with a clean journey, one for each severity, and a broken one."""
    for name, text in {"clean": CLEAN, "error": ERROR, "warning": WARNING, "info": INFO}.items():
        (here / f"{name}.yaml").write_text(text.replace("id: return-shoes", f"id: {name}"))
    (here / "broken.yaml").write_text("cxmap: 1\ntitle: [\n")
    return here


@pytest.fixture
def lint(folder: Path, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Run the command in this process: exit code, standard output, standard error."""

    def run(*args: str) -> tuple[int, str, str]:
        code = main(["lint", *args])
        return code, *capsys.readouterr()

    return run
