"""Regressions and questions as annotations of GitHub Actions, and everything as text for the log."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.diff.report import Report
from cxmap.diff.verdict import NOT_ACCEPTABLE
from cxmap.formats import Look
from cxmap.formats._text_comparisons import comparisons_text
from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.workflow import MOST, annotation, inert
from cxmap.present.comparison import headline, reasons, remarks

_LEVELS = {ChangeClass.REGRESSION: "error", ChangeClass.QUESTION: "warning"}


def comparison_annotations(report: Report) -> str:
    """At most ten of each level, then the text, which the runner must not obey."""
    by_level: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
    for level, properties, message in _annotations(report):
        by_level[level].append(_annotation(level, properties, message))
    lines = [line for found in by_level.values() for line in found[:MOST]]
    return "".join(lines) + inert(comparisons_text(report, Look()))


def _annotation(level: str, properties: dict[str, str], message: str) -> str:
    return annotation(level, {name: printable(value) for name, value in properties.items()}, printable(message))


def _annotations(report: Report) -> Iterator[tuple[str, dict[str, str], str]]:
    for refused in report.refusals:
        yield "error", {"title": f"{refused.journey}: not comparable"}, refused.why
    for comparison in report.comparisons:
        if comparison.verdict.name != "no-change":
            level = "error" if comparison.verdict.name in NOT_ACCEPTABLE else "notice"
            yield level, {"title": f"{comparison.journey}: {headline(comparison)[0]}"}, reasons(comparison)
        for change in report.shown(comparison):
            if change.class_ in _LEVELS:
                level = _LEVELS[change.class_] if change.accepted is None else "notice"
                yield level, _place(comparison, change, report), _message(change)


def _place(comparison: Comparison, change: Change, report: Report) -> dict[str, str]:
    """The place in the new file; what is gone has none, nor has a version that is no file of this checkout."""
    properties = {}
    place = comparison.new.place(change.new_path) if comparison.new.on_disk else None
    if place:
        properties["file"] = posixpath.normpath(posixpath.join(report.top, place.path))
        properties |= {"line": str(place.line), "col": str(place.column)}
    return {**properties, "title": f"{change.id} ({change.class_.value})"}


def _message(change: Change) -> str:
    return change.message + "".join(f" ({remark})" for remark in remarks(change))
