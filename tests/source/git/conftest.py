"""A git of its own for each test, and a repository in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.source.git.commits import commit, write


@pytest.fixture(autouse=True)
def _a_git_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Ada", f"GIT_{role}_EMAIL": "ada@example.org"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    commit(tmp_path / "repo", {"journeys/a.yaml": "old", "b.yaml": "top"})
    write(tmp_path / "repo", {"journeys/a.yaml": "new"})
    return tmp_path / "repo"
