"""What all tests share: the repository, the installed script, golden files that `pytest --update` rewrites."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = Path(sys.executable).with_name("cxmap")
PLAIN = {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
UNSET = ("FORCE_COLOR", "CLICOLOR_FORCE", "CI", "GITHUB_ACTIONS")

Cxmap = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes golden files anew; the change is then read like code."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files and transcripts")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


def environment(**more: str) -> dict[str, str]:
    """The environment of a plain run, with changes."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, **PLAIN, **more}


def can_be_interrupted() -> None:
    """Before a child starts: what a shell runs in the background ignores Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def cxmap() -> Cxmap:
    """Run the installed script as a user would: text in, text out, 100 columns, no colour."""

    def run(
        *args: str, cwd: Path = ROOT, stdin: str | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(SCRIPT), *args],
            cwd=cwd,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment(**(env or {})),
            timeout=60,
        )

    return run


@pytest.fixture
def golden(update: bool) -> Callable[[Path, str], None]:
    """Compare with a file below ``examples/``, or write it with ``--update``."""

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: run pytest --update and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare
