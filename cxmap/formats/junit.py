"""JUnit XML: a suite for each file with findings, a failed case for each finding; never empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from cxmap.findings import Finding
from cxmap.formats import Format, Look
from cxmap.formats.drawing.printable import printable_lines
from cxmap.lint.report import Report

_NOT_XML = re.compile("[\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def findings(report: Report, look: Look) -> str:
    """Every finding fails, whatever its severity; many readers refuse a report without a case."""
    lines = [f'<testsuites name="cxmap lint" tests="{max(len(report.findings), 1)}" failures="{len(report.findings)}">']
    for path, found in groupby(report.findings, key=lambda finding: finding.path):
        lines += _suite(path, list(found))
    if not report.findings:
        lines += _nothing_found(report)
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', *lines, "</testsuites>"]) + "\n"


def _suite(path: str, found: list[Finding]) -> Iterator[str]:
    yield f'  <testsuite name="{_text(path)}" package="cxmap" tests="{len(found)}" failures="{len(found)}" errors="0">'
    for finding in found:
        place = f' line="{finding.start.line}" column="{finding.start.column}"' if finding.start.line else ""
        name, class_name = _text(f"cxmap.{finding.rule}"), _text(str(PurePosixPath(path).with_suffix("")))
        yield f'    <testcase name="{name}" classname="{class_name}" file="{_text(path)}"{place}>'
        message = _text(finding.message)
        yield f'      <failure type="{finding.severity}" message="{message}">{_text(_body(finding))}</failure>'
        yield "    </testcase>"
    yield "  </testsuite>"


def _body(finding: Finding) -> str:
    where = f"line {finding.start.line}, column {finding.start.column}: " if finding.start.line else ""
    return f"{where}{finding.message} ({finding.code})" + (f"\nhelp: {finding.help}" if finding.help else "")


def _nothing_found(report: Report) -> Iterator[str]:
    yield '  <testsuite name="cxmap" package="cxmap" tests="1" failures="0" errors="0">'
    yield f'    <testcase name="{_text(report.summary)}" classname="cxmap"/>'
    yield "  </testsuite>"


def _text(text: str) -> str:
    """Escaped for an attribute or an element; what XML cannot hold, and what nobody sees, becomes its number."""
    shown = _NOT_XML.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", printable_lines(text))
    return "".join(_ENTITIES.get(character, character) for character in shown)


FORMAT = Format(facts={"findings": findings}, ending="xml")
