"""The program in a zip says what the installed one says, so that zipapp and shiv can carry it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from cxmap.records.schemas import names
from cxmap.registry import data, file_names
from tests.conftest import ROOT, Cxmap, environment
from tests.test_structure import PACKAGE

BOB = "journeys/bank-travel-alert.yaml"
LINES = [
    ["--version"],
    ["--help"],
    *([command, "--help"] for command in file_names("cxmap.cli")),
    *(["schema", name] for name in ("journey", "config", *names())),
    ["analyze", BOB],
    ["analyze", BOB, "--format", "json"],
    ["lint", "--format", "full", "journeys"],
    ["diff", BOB, BOB.replace(".yaml", ".to-be-service.yaml")],
    ["rules", "CX001"],
    ["init", "-"],
]
_RUN = (
    "import sys, cxmap\n"
    "assert cxmap.__file__.startswith(sys.argv[1]), cxmap.__file__\n"
    "from cxmap.cli import main\n"
    "sys.exit(main(sys.argv[2:]))\n"
)


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package in a zip, as its files are."""
    path = tmp_path_factory.mktemp("zip") / "cxmap.zip"
    with ZipFile(path, "w") as zip_:
        for file in sorted(PACKAGE.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                zip_.write(file, Path("cxmap") / file.relative_to(PACKAGE))
    return path


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_the_program_runs_from_a_zip(line: list[str], zipped: Path, cxmap: Cxmap) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _RUN, str(zipped), *line],
        cwd=ROOT,
        env=environment(PYTHONPATH=str(zipped)),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    installed = cxmap(*line)
    assert (done.returncode, done.stderr, done.stdout) == (installed.returncode, installed.stderr, installed.stdout)


def test_what_is_no_file_of_ours_is_an_os_error() -> None:
    with pytest.raises(OSError, match="nothing"):
        data(str(PACKAGE / "nothing.json"))


def test_no_module_opens_a_file_beside_it_itself() -> None:
    """A path made from ``__file__`` is read by `cxmap.registry.data` or importlib; in a zip no other way finds it."""
    users = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py") if "__file__" in file.read_text()}
    without = [user for user in users if "import data" not in (PACKAGE / user).read_text()]
    assert without == ["registry.py"]
