"""What lint found, as a page: a table for each severity, the gravest first and kept longest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxmap.findings import Finding, Severity
from cxmap.lint.report import Report
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import BREAK, Column, Line, Page, Section, Table, Words, line

GITHUB_TAKES = 260_000
"""Characters of a job summary; the service refuses more than a mebibyte, and a character may be four bytes."""

_CODE = re.compile(r"(`[^`|\\<>&\n]+`)")
_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Info"}


def pages(report: Report, look: Look) -> list[Page]:
    """One page: the summary, then where, which rule and what, by severity."""
    return [Page("cxmap lint", "", "" if look.quiet else report.summary, tuple(_sections(report.findings)), level=2)]


def _sections(findings: Sequence[Finding]) -> Iterator[Section]:
    for severity in Severity:
        rows = tuple(_row(finding) for finding in findings if finding.severity is severity)
        if rows:
            table = Table((Column("where"), Column("rule"), Column("what")), rows)
            yield Section(severity.value, _TITLES[severity], (table,), rank=severity.rank)


def _row(finding: Finding) -> tuple[Line, ...]:
    where = finding.path + (f":{finding.start.line}" if finding.start.line else "")
    help = (BREAK, *_coded(finding.help)) if finding.help else ()
    return line(where), line(f"{finding.rule} ({finding.code})"), (*_coded(finding.message), *help)


def _coded(text: str) -> Line:
    """The text, with what stands between backticks and cannot mean anything there as code."""
    return tuple(Words(part, "code" if _CODE.fullmatch(part) else "plain") for part in _CODE.split(text) if part)


SUBJECT = Subject(pages, room=GITHUB_TAKES)
