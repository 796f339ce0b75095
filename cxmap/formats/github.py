"""Annotations of GitHub Actions (workflow commands), and the same as text for the log."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.diff.report import Report as DiffReport
from cxmap.diff.verdict import NOT_ACCEPTABLE
from cxmap.findings import Finding, Severity
from cxmap.formats import Format, Look, renderer
from cxmap.formats.drawing.repository import from_top
from cxmap.formats.drawing.workflow import Annotation, commands, inert
from cxmap.lint.report import Report
from cxmap.present.changes import remarks, shown
from cxmap.present.verdicts import headline, reasons

_OF_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_OF_CLASS = {ChangeClass.REGRESSION: "error", ChangeClass.QUESTION: "warning"}


def findings(report: Report, look: Look) -> str:
    """The gravest ten of each level as annotations, then everything as text that the runner must not obey."""
    ordered = sorted(report.findings, key=lambda finding: (finding.severity.rank, finding))
    return commands(_finding(finding, look) for finding in ordered) + _log(
        "concise", "findings", report, Look(quiet=look.quiet)
    )


def _finding(finding: Finding, look: Look) -> Annotation:
    start, end = finding.start, finding.end
    properties = {"file": from_top(finding.path, look), "line": str(max(start.line, 1))}
    if start.line:
        properties["endLine"] = str(end.line)
        if start.line == end.line:  # with columns GitHub refuses an annotation of several lines
            properties |= {"col": str(start.column), "endColumn": str(max(end.column, start.column))}
    properties["title"] = f"{finding.rule} ({finding.code})"
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return Annotation(_OF_SEVERITY[finding.severity], properties, message)


def comparisons(report: DiffReport, look: Look) -> str:
    """Regressions and questions as annotations, at most ten of each level, then everything as text."""
    seen = look._replace(width=Look().width, color=False, unicode=True)
    return commands(_comparisons(report, look)) + _log("text", "comparisons", report, seen)


def _comparisons(report: DiffReport, look: Look) -> Iterator[Annotation]:
    for refused in report.refusals:
        yield Annotation("error", {"title": f"{refused.journey}: not comparable"}, refused.why)
    for comparison in report.comparisons:
        if comparison.verdict.name != "no-change":
            level = "error" if comparison.verdict.name in NOT_ACCEPTABLE else "notice"
            title = f"{comparison.journey}: {headline(comparison)[0]}"
            yield Annotation(level, {"title": title}, reasons(comparison))
        for change in shown(comparison, look):
            if change.class_ in _OF_CLASS:
                level = _OF_CLASS[change.class_] if change.accepted is None else "notice"
                yield Annotation(level, _where(comparison, change, look), _message(change))


def _where(comparison: Comparison, change: Change, look: Look) -> dict[str, str]:
    """The place in the new file; what is gone has none, nor has a version that is no file of this checkout."""
    properties = {}
    place = comparison.new.place(change.new_path) if comparison.new.on_disk else None
    if place:
        properties = {"file": from_top(place.path, look), "line": str(place.line), "col": str(place.column)}
    return {**properties, "title": f"{change.id} ({change.class_.value})"}


def _message(change: Change) -> str:
    return change.message + "".join(f" ({remark})" for remark in remarks(change))


def _log(name: str, subject: str, facts: Report | DiffReport, look: Look) -> str:
    """Another format's text, which the runner must not obey."""
    show = renderer(name, subject)
    return inert(show(facts, look)) if show else ""


FORMAT = Format(facts={"findings": findings, "comparisons": comparisons})
