"""The documents tell the same story as the program: what is derived is compared, and rewritten with ``--update``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cxmap
from tests.derived import DERIVED
from tests.test_transcripts import DOCUMENTS

README = ROOT / "README.md"
WEB = re.compile(r"https://github\.com/cxmap/cxmap/(?:blob|tree|raw)/main/")


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_derived_is_up_to_date(name: str, update: bool) -> None:
    file = ROOT / name
    text = expected = file.read_text(encoding="utf-8")
    for mark, made in DERIVED[name]().items():
        begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->"
        before, found, rest = expected.partition(begin)
        assert found, f"{name} has no place for {mark}"
        expected = f"{before}{begin}{made}\n{end}{rest.partition(end)[2]}"
    if update:
        file.write_text(expected, encoding="utf-8", newline="\n")
        text = expected
    assert text == expected


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert 120 <= len(README.read_text(encoding="utf-8").splitlines()) <= 180


def test_links_of_the_readme_work_on_a_package_index_too() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    missing = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        base = ROOT if WEB.match(target) else document.parent
        path, _, anchor = WEB.sub("", target).partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        file = (base / path).resolve() if path else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            missing.append(target)
    assert missing == []


def anchors(file: Path) -> set[str]:
    """The anchors that a web page makes of the headings of a document."""
    titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_test_command_of_ci_is_the_one_of_the_readme() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
    assert command in README.read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_journeys_in_the_documents_are_valid(cxmap: Cxmap) -> None:
    complete = re.compile(r"^```yaml\n(cxmap: 1\n.*?)^```$", re.MULTILINE | re.DOTALL)
    for document in DOCUMENTS:
        for block in complete.findall(document.read_text(encoding="utf-8")):
            done = cxmap("analyze", "-", stdin=block)
            assert (done.returncode, done.stderr) == (0, "")
