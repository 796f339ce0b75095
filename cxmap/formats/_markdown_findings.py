"""Findings as Markdown, for the summary of a job: a table for each severity that fits into what GitHub accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.findings import Finding, Severity
from cxmap.formats.drawing.markdown import plain, table
from cxmap.formats.drawing.printable import printable
from cxmap.lint.report import Report

_MOST = 900_000
"""Bytes; GitHub refuses a job summary above a mebibyte."""
_CODE = re.compile(r"(`[^`|\\<>&\n]+`)")
_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Info"}


def findings_page(report: Report) -> str:
    """A heading, the summary, and the findings, the gravest first."""
    head = f"## cxmap lint\n\n{plain(report.summary)}\n"
    room = _MOST - len(head.encode())
    parts = []
    for severity in Severity:
        found = [finding for finding in report.findings if finding.severity is severity]
        rows = list(_fitting(found, room))
        if not rows:
            continue
        left_out = len(found) - len(rows)
        text = f"\n### {_TITLES[severity]}\n\n{table(['where', 'rule', 'what'], [False] * 3, rows)}\n"
        parts.append(text + (f"\n… and {left_out:,} more\n" if left_out else ""))
        room -= len(parts[-1].encode("utf-8", "replace"))
    return head + "".join(parts)


def _fitting(found: list[Finding], room: int) -> Iterator[list[str]]:
    room -= 200  # the heading and the note about the rest
    for finding in found:
        row = _row(finding)
        room -= len(" | ".join(row).encode("utf-8", "replace")) + 6
        if room < 0:
            return
        yield row


def _row(finding: Finding) -> list[str]:
    where = plain(finding.path) + (f":{finding.start.line}" if finding.start.line else "")
    help = f"<br>{_with_code(finding.help)}" if finding.help else ""
    return [where, f"{finding.rule} ({finding.code})", _with_code(finding.message) + help]


def _with_code(text: str) -> str:
    """Escaped, but for what stands between backticks and cannot mean anything there."""
    return "".join(part if part.startswith("`") and part.endswith("`") and len(part) > 2 else plain(part)
                   for part in _CODE.split(printable(text)))  # fmt: skip
