"""The README tells the same story as the program."""

from __future__ import annotations

import re

from cxmap.rules import rules
from tests.conftest import ROOT, Cxmap

README = ROOT / "README.md"
_TABLE = re.compile(r"(<!-- rules: begin -->\n).*?(<!-- rules: end -->)", re.DOTALL)


def rules_table() -> str:
    """The table of rules, made from the rules."""
    rows = ["| code | name | severity | what it says |", "| --- | --- | --- | --- |"]
    for rule in rules():
        marks = [rule.severity.value, *(f"{level.value} in {state}" for state, level in rule.severity_by_state)]
        off = "" if rule.enabled else ", off"
        fixable = ", fixable" if rule.fixable else ""
        rows.append(f"| {rule.code} | `{rule.name}` | {', '.join(marks)}{off}{fixable} | {rule.summary} |")
    return "\n".join(rows)


def test_the_table_of_rules_is_the_rules(update: bool) -> None:
    text = README.read_text(encoding="utf-8")
    expected = _TABLE.sub(lambda found: f"{found[1]}{rules_table()}\n{found[2]}", text)
    if update:
        README.write_text(expected, encoding="utf-8", newline="\n")
        text = expected
    assert text == expected


def test_the_test_command_of_ci_is_the_one_of_the_readme() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
    assert command in README.read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_no_other(cxmap: Cxmap) -> None:
    listed = set(re.findall(r"^\| `cxmap (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    helped = set(re.findall(r"^  (\w+) {2,}", cxmap("--help").stdout.partition("Commands:")[2], re.MULTILINE))
    assert listed == helped


def test_the_journeys_in_the_documents_are_valid(cxmap: Cxmap) -> None:
    complete = re.compile(r"^```yaml\n(cxmap: 1\n.*?)^```$", re.MULTILINE | re.DOTALL)
    for document in (README, ROOT / "journeys" / "README.md"):
        for block in complete.findall(document.read_text(encoding="utf-8")):
            done = cxmap("analyze", "-", stdin=block)
            assert (done.returncode, done.stderr) == (0, "")
