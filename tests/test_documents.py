"""The documents tell the same story as the program: what is derived is compared, and rewritten with ``--update``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.diff.changes import catalogue
from cxmap.formats.drawing.rules import page_of
from cxmap.registry import file_names
from cxmap.rules import rules
from tests.conftest import ROOT, Cxmap
from tests.test_structure import ARROW, PACKAGE
from tests.test_transcripts import DOCUMENTS

README = ROOT / "README.md"
WEB = re.compile(r"https://github\.com/cxmap/cxmap/(?:blob|tree|raw)/main/")


def rules_table() -> Iterator[str]:
    """The table of rules, made from the rules."""
    yield "| code | name | severity | what it says |"
    yield "| --- | --- | --- | --- |"
    for rule in rules():
        marks = [rule.severity.value, *(f"{level.value} in {state}" for state, level in rule.severity_by_state)]
        off = "" if rule.enabled else ", off"
        fixable = ", fixable" if rule.fixable else ""
        yield f"| {rule.code} | [`{rule.name}`](#{rule.name}) | {', '.join(marks)}{off}{fixable} | {rule.summary} |"


def changes_table() -> Iterator[str]:
    """The table of changes, made from the catalogue."""
    yield "| change | class | the other way round |"
    yield "| --- | --- | --- |"
    for changes in catalogue():
        for kind in changes.kinds:
            opposite = (
                f"`{kind.opposite}`" if kind.opposite else f"instead of `{kind.instead_of}`" if kind.instead_of else ""
            )
            yield f"| [`{kind.id}`](#{kind.id}) | {kind.class_.value} | {opposite} |"


def rules_and_changes() -> str:
    """All pages, each under a heading that is its anchor."""
    parts = ["\n".join(rules_table())]
    parts += [f"## {rule.name}\n\n{rule.code}, {rule.topic}.\n\n{page_of(rule)}" for rule in rules()]
    parts += ["# The changes that `cxmap diff` tells", "\n".join(changes_table())]
    for changes in catalogue():
        parts += [f"## {kind.id}" for kind in changes.kinds]
        parts.append(re.sub(r"\n {4}", "\n", changes.page))
    return "\n\n".join(parts)


def arrow() -> str:
    """The rooms as a picture."""
    lines = ["```mermaid", "flowchart LR"]
    floors = [
        sorted(room for room in rooms if (PACKAGE / room).exists() or (PACKAGE / f"{room}.py").exists())
        for rooms in ARROW
    ]
    names = [", ".join(rooms) for rooms in floors if rooms]
    lines += [f"  f{i}[{name}]" for i, name in enumerate(names)]
    lines.append("  " + " --> ".join(f"f{i}" for i in range(len(names))))
    return "\n".join([*lines, "```"])


DERIVED = [("docs/rules.md", "rules", rules_and_changes), ("docs/architecture.md", "arrow", arrow)]


@pytest.mark.parametrize(("name", "mark", "made"), DERIVED, ids=[name for name, *_ in DERIVED])
def test_what_is_derived_is_up_to_date(name: str, mark: str, made: object, update: bool) -> None:
    file = ROOT / name
    text = file.read_text(encoding="utf-8")
    begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->"
    before, _, rest = text.partition(begin)
    assert callable(made)
    expected = f"{before}{begin}{made()}\n{end}{rest.partition(end)[2]}"
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


def test_every_command_is_in_the_readme_and_no_other(cxmap: Cxmap) -> None:
    listed = set(re.findall(r"^\| `cxmap (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    helped = set(re.findall(r"^  (\w+) {2,}", cxmap("--help").stdout.partition("Commands:")[2], re.MULTILINE))
    assert listed == helped


def test_every_format_is_in_the_table_of_formats_and_no_other() -> None:
    table = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8").partition("## Formats")[2].partition("\n## ")[0]
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*)\|", table, re.MULTILINE)))
    assert sorted(named) == list(file_names("cxmap.formats"))


def test_the_journeys_in_the_documents_are_valid(cxmap: Cxmap) -> None:
    complete = re.compile(r"^```yaml\n(cxmap: 1\n.*?)^```$", re.MULTILINE | re.DOTALL)
    for document in DOCUMENTS:
        for block in complete.findall(document.read_text(encoding="utf-8")):
            done = cxmap("analyze", "-", stdin=block)
            assert (done.returncode, done.stderr) == (0, "")
