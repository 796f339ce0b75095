"""Findings as Markdown, for the summary of a job."""

from __future__ import annotations

import re

from tests.formats.findings import NOTHING, hell, hellish, report, shown
from tests.lint.example import CLEAN


def test_markdown_has_a_table_for_each_severity_the_gravest_first() -> None:
    text = CLEAN.replace("goal: Money back\n", "").replace("caused_by: [find]", "caused_by: [find]")
    broken = text.replace("    team: care\n", "")
    assert shown("markdown", report({"a|b.yaml": broken})).split("\n")[:9] == [
        "## cxmap lint",
        "",
        "1 file checked: 1 error, 1 warning",
        "",
        "### Errors",
        "",
        "| where | rule | what |",
        "| --- | --- | --- |",
        "| a\\|b.yaml:13 | unowned-touchpoint (CX201) | no team owns 'Ask for a label'<br>" + _help(broken) + " |",
    ]


def _help(text: str) -> str:
    return next(finding for finding in report({"a": text}).findings if finding.rule == "unowned-touchpoint").help


def test_markdown_is_only_the_summary_without_findings() -> None:
    assert shown("markdown", NOTHING) == "## cxmap lint\n\n1 file checked: no findings\n"


def test_markdown_fits_into_a_job_summary() -> None:
    many = report({"hell.yaml": CLEAN.replace("    team: care\n", "")})
    long = many.findings * 20_000
    text = shown("markdown", report({}, findings=long))
    assert len(text.encode()) < 2**20
    assert re.search(r"\n… [\d,]+ more\n$", text)


@hellish
def test_markdown_rows_stay_rows(name: str) -> None:
    what = hell(name)
    rows = [
        line for line in shown("markdown", what).split("\n") if line.startswith("| ") and line != "| --- | --- | --- |"
    ]
    assert len(rows) == len(what.findings) + len({finding.severity for finding in what.findings})
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    outside_of_code = re.sub(r"(?<!\\)`[^`|]+`", "", "\n".join(rows))
    assert not re.search(r"<(?!br>)|(?<!\\)[`\[\]*~]", outside_of_code)
