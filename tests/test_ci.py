"""What CI does before a change lands: the oldest libraries first, the test command of the README last."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT


def lowest(pyproject: Path) -> subprocess.CompletedProcess[str]:
    """What ``.ci/lowest.py`` makes of a project file."""
    command = [sys.executable, str(ROOT / ".ci" / "lowest.py"), str(pyproject)]
    return subprocess.run(command, capture_output=True, text=True)


def test_each_dependency_is_tested_at_its_lower_bound() -> None:
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    constraints = lowest(ROOT / "pyproject.toml").stdout.splitlines()
    assert [constraint.replace("==", ">=") for constraint in constraints] == dependencies


@pytest.mark.parametrize(
    ("requirement", "constraint"),
    [("click>=8.2", "click==8.2"), ("types-PyYAML >= 6.0.1,<7", "types-PyYAML==6.0.1"), ("a.b>=1.0rc1", "a.b==1.0rc1")],
)
def test_the_lower_bound_is_found_beside_others(requirement: str, constraint: str, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(f'[project]\ndependencies = ["{requirement}"]\n')
    assert lowest(tmp_path / "p.toml").stdout == f"{constraint}\n"


@pytest.mark.parametrize("requirement", ["click", "click<9", "click==8.2"])
def test_a_dependency_without_a_lower_bound_stops_ci(requirement: str, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(f'[project]\ndependencies = ["{requirement}"]\n')
    done = lowest(tmp_path / "p.toml")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{requirement!r} has no lower bound" in done.stderr


def test_the_test_command_of_the_readme_is_the_last_thing_that_ci_does() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert last.endswith("/pytest")
    assert f"\n{last}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
