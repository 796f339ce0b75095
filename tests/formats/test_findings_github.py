"""Findings as annotations of GitHub, read as its runner reads them."""

from __future__ import annotations

import re

from cxmap.findings import Finding, Severity
from cxmap.formats.drawing.printable import printable_lines
from tests.formats.findings import WEB, hell, hellish, report, shown
from tests.lint.example import CLEAN


def commands(text: str) -> tuple[list[tuple[str, dict[str, str], str]], list[str]]:
    """What the runner obeys, and what it only prints."""
    obeyed: list[tuple[str, dict[str, str], str]] = []
    printed: list[str] = []
    stopped: str | None = None
    for line in re.split(r"\r\n|\r|\n", text):
        match = re.match(r"\s*::([a-zA-Z][\w-]*|[0-9a-f]{64})(?: ([^:]*(?:(?!::).)*?))?::(.*)", line)
        if match and stopped is not None:
            stopped = None if match[1] == stopped else stopped
            continue
        if match and match[1] == "stop-commands":
            stopped = match[3]
        elif match:
            pairs = (pair.partition("=") for pair in (match[2] or "").split(",") if pair)
            obeyed.append((match[1], {key.strip(): unescaped(value) for key, _, value in pairs}, unescaped(match[3])))
        elif line.strip().startswith("::") and stopped is None:
            raise AssertionError(f"half a command: {line!r}")
        else:
            printed.append(line)
    assert stopped is None
    return obeyed, printed


def unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_annotations_name_file_line_and_columns() -> None:
    text = CLEAN.replace("caused_by: [find]", "caused_by: [fnd]")
    obeyed, printed = commands(shown("github", report({"100%, a:b.yaml": text, "c.yaml": ""}), WEB))
    assert obeyed == [
        (
            "error",
            {
                "file": "teams/web/100%, a:b.yaml", "line": "19", "endLine": "19", "col": "17", "endColumn": "20",
                "title": "bad-reference (CX106)",
            },
            "there is no touchpoint 'fnd'\ndid you mean 'find'?",
        ),
        (
            "error",
            {"file": "teams/web/c.yaml", "line": "1", "title": "empty-file (CX005)"},
            "there is nothing in this file\nstart one with `cxmap init`",
        ),
    ]  # fmt: skip
    assert printed[:2] == [
        "100%, a:b.yaml:19:17: error[bad-reference] there is no touchpoint 'fnd' [*]",
        "c.yaml:1:1: error[empty-file] there is nothing in this file",
    ]


def test_github_shows_ten_of_each_level_and_the_gravest_first() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("goal: Money back\n", "").replace("Get the refund", "Website")
    obeyed, printed = commands(shown("github", report({f"{i:02}.yaml": text for i in range(12)})))
    assert [level for level, _, _ in obeyed] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert len([line for line in printed if ".yaml:" in line]) == 36


def _rank(found: list[Finding]) -> int:
    return found[0].severity.rank if found else 0


@hellish
def test_github_obeys_nothing_that_a_name_says(name: str) -> None:
    what = hell(name)
    obeyed, _ = commands(shown("github", what))
    everything = sorted(what.findings, key=lambda finding: (finding.severity.rank, finding))
    by_level = [[finding for finding in everything if finding.severity is severity] for severity in Severity]
    expected = [finding for found in sorted(by_level, key=_rank) for finding in found[:10]]
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    assert [(level, text) for level, _, text in obeyed] == [
        (levels[finding.severity], printable_lines(f"{finding.message}\n{finding.help}")) for finding in expected
    ]
    assert all(set(given) <= {"file", "line", "endLine", "col", "endColumn", "title"} for _, given, _ in obeyed)
