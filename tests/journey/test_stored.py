"""The compiled model never says anything else than the model: in a folder, in an archive, after a change."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import jsonschema
import pytest

from cxmap.journey.compile import compiled
from cxmap.journey.stored import FILE, PACKAGE, checksum, stored
from cxmap.source.reader import read
from tests.conftest import environment

MADE_OF = """\
import sys, cxmap.journey.compile
from pathlib import Path
for module in [module for name, module in sys.modules.items() if name.startswith("cxmap.")]:
    if not hasattr(module, "__path__"):
        print(Path(module.__file__).relative_to(sys.argv[1]).as_posix())
"""
"""The compiler and all of ours that it imports; the packages around them say nothing of the model."""

READS = """\
import sys
from cxmap.journey.written import validated
journey = validated({"cxmap": 1, "title": "T", "touchpoints": [{"name": "A", "channel": "web"}]})
print(journey.title, "pydantic" in sys.modules)
"""


def python(code: str, *arguments: str, path: Path = PACKAGE.parent) -> str:
    """What a program prints whose cxmap is in that folder or archive."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment(PYTHONPATH=str(path)),
        cwd=PACKAGE.anchor,
    )
    return done.stdout


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder with the package, to change something in it."""
    shutil.copytree(PACKAGE, tmp_path / "cxmap")
    return tmp_path


def test_the_file_is_what_pydantic_makes_of_the_model(update: bool) -> None:
    files = sorted(python(MADE_OF, str(PACKAGE)).split())
    assert "journey/model.py" in files
    made = {"files": files, "checksum": checksum(files), "schema": compiled()}
    if update:
        text = json.dumps(made, separators=(",", ":")) + "\n"
        (PACKAGE / FILE).write_text(text, encoding="utf-8", newline="\n")
    found = json.loads((PACKAGE / FILE).read_bytes())
    assert found == made, "run pytest --update"
    assert stored() == found["schema"]


def test_what_is_current_is_used() -> None:
    assert python(READS).split() == ["T", "False"]


def test_line_ends_are_no_change(copied: Path) -> None:
    model = copied / "cxmap/journey/model.py"
    model.write_bytes(model.read_bytes().replace(b"\n", b"\r\n"))
    assert python(READS, path=copied).split() == ["T", "False"]


@pytest.mark.parametrize("change", ["", "# changed"])
def test_an_archive_is_like_a_folder(copied: Path, change: str) -> None:
    with (copied / "cxmap/journey/vocabulary.py").open("a", encoding="utf-8") as file:
        file.write(change)
    archive = copied / "cxmap.zip"
    with ZipFile(archive, "w") as zipped:
        for path in [*(copied / "cxmap").rglob("*.py"), copied / "cxmap" / FILE]:
            zipped.write(path, path.relative_to(copied))
    assert python(READS, path=archive).split() == ["T", str(bool(change))]


@pytest.mark.parametrize("text", [None, "no JSON", "[]", "{}", '{"files": ["journey/gone.py"], "checksum": 0}'])
def test_a_file_that_is_no_good_is_not_used(text: str | None, copied: Path) -> None:
    (copied / "cxmap" / FILE).unlink() if text is None else (copied / "cxmap" / FILE).write_text(text)
    assert python(READS, path=copied).split() == ["T", "True"]


def test_a_file_is_only_good_with_the_files_that_it_was_made_from(copied: Path) -> None:
    files = json.loads((PACKAGE / FILE).read_bytes())["files"]
    for file in files:
        path = copied / "cxmap" / file
        text = path.read_bytes()
        path.write_bytes(text + b"# changed\n")
        assert python(READS, path=copied).split() == ["T", "True"], file
        path.write_bytes(text)
    assert python(READS, path=copied).split() == ["T", "False"]


class Change(NamedTuple):
    """A change of the format: in a file of ours, and a line of a touchpoint that then is right, and one that is not."""

    file: str
    old: str
    new: str
    right: str
    wrong: str


FIELD = "    doing: Text | None"
MAPPING = "class WrittenTouchpoint(Written):\n"
CHANGES = {
    "a field": Change(
        "model.py", FIELD, '    mood: Text | None = Field(None, description="M")\n' + FIELD, "mood: fine", "mood: [1]"
    ),
    "a required field": Change(
        "model.py", FIELD, '    mood: Text = Field(description="M")\n' + FIELD, "mood: fine", "doing: Nothing"
    ),
    "a field with a mapping of its own": Change(
        "model.py",
        MAPPING,
        'class Mood(Written):\n    """M."""\n\n    was: Text = Field(description="W")\n\n\n'
        + MAPPING
        + '    mood: Mood | None = Field(None, description="M")\n',
        "mood: {was: fine}",
        "mood: {is: fine}",
    ),
    "no field any more": Change("model.py", FIELD, "    done: Text | None", "done: Pay", "doing: Pay"),
    "a word": Change(
        "vocabulary.py", '"done", "partly"', '"done", "almost", "partly"', "outcome: almost", "outcome: a"
    ),
    "a limit": Change("fields.py", "le=1_000_000", "le=7", "steps: 7", "steps: 8"),
    "a unit": Change("durations.py", "[wdhms]", "[ywdhms]", "wait: 1d", "wait: 1x"),
}
JOURNEY = """\
cxmap: 1
title: Pay a bill
touchpoints:
  - name: Pay
    channel: web
    {line}
"""


def verdicts(package: Path, line: str) -> dict[str, bool]:
    """Which commands take a journey with that line."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cxmap", *arguments]
        env = environment(PYTHONPATH=str(package))
        return subprocess.run(command, capture_output=True, text=True, cwd=package, env=env)

    text = JOURNEY.format(line=line)
    (package / "pay.yaml").write_text(text, encoding="utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(run("schema").stdout))
    return {
        "schema": schema.is_valid(read(text.encode()).value),
        "lint": run("lint", "--select", "CX1", "pay.yaml").returncode == 0,
        "analyze": run("analyze", "pay.yaml").returncode == 0,
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=[*CHANGES])
def test_every_command_follows_the_model_without_rebuilding(change: Change, copied: Path) -> None:
    file = copied / "cxmap/journey" / change.file
    text = file.read_text(encoding="utf-8")
    assert text.count(change.old) == 1
    file.write_text(text.replace(change.old, change.new), encoding="utf-8")
    assert verdicts(copied, change.right) == {"schema": True, "lint": True, "analyze": True}
    assert verdicts(copied, change.wrong) == {"schema": False, "lint": False, "analyze": False}
