"""Every ``$ cxmap …`` block of the documents is run through the installed script and has to say what stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cxmap

_FOLDERS = [ROOT / name for name in ("docs", "examples", "journeys")]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(document for folder in _FOLDERS for document in folder.rglob("*.md"))])
_BLOCK = re.compile(r"^```(?:console|text|sh)?\n(\$ cxmap .*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(document: Path) -> list[str]:
    """The transcripts of a document, each as it stands there."""
    return _BLOCK.findall(document.read_text(encoding="utf-8")) if document.exists() else []


def replay(block: str, cxmap: Cxmap) -> str:
    """Run the commands of a block; what it should have said. Standard error comes first, an exit code last."""
    said = ""
    for line in block.splitlines():
        if not line.startswith("$ cxmap "):
            continue
        done = cxmap(*shlex.split(line.removeprefix("$ cxmap "), comments=True), env={"COLUMNS": "80"})
        said += f"{line}\n{done.stderr}{done.stdout}"
        said += f"[exit {done.returncode}]\n" if done.returncode else ""
    return said


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_transcripts_are_true(document: Path, cxmap: Cxmap, update: bool) -> None:
    for block in blocks(document):
        said = replay(block, cxmap)
        if update:
            document.write_text(
                document.read_text(encoding="utf-8").replace(block, said), encoding="utf-8", newline="\n"
            )
        assert said == (said if update else block)


def test_the_readme_has_transcripts() -> None:
    assert blocks(ROOT / "README.md")
