"""For programs: versioned names, plain numbers, unknown is null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.lint.report import Report
from cxmap.records.analyses import analysis_facts
from cxmap.records.document import document
from cxmap.records.findings import finding_facts, summary_facts

if TYPE_CHECKING:
    from cxmap.diff.conformance import Conformance
    from cxmap.diff.report import Report as DiffReport
    from cxmap.events.facts import Measurement
    from cxmap.events.preview import Preview


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """The facts of each journey."""
    return document(analyses=[analysis_facts(analysis) for analysis in all_analyses])


def findings(report: Report, look: Look) -> str:
    """What lint found, in numbers and one by one."""
    return document(summary=summary_facts(report), findings=[finding_facts(finding) for finding in report.findings])


def comparisons(report: DiffReport, look: Look) -> str:
    """What changed in each journey, and what it comes to."""
    from cxmap.records.comparisons import report_facts

    return document(**report_facts(report))


def conformances(conformance: Conformance, look: Look) -> str:
    """Where what happens departs from the plan."""
    from cxmap.records.comparisons import conformance_facts

    return document(conformances=[conformance_facts(conformance)])


def measurements(measurement: Measurement, look: Look) -> str:
    """A map held against a log."""
    from cxmap.records.measurements import measurement_facts

    return document(measurement=measurement_facts(measurement))


def matches(preview: Preview, look: Look) -> str:
    """What would be counted as what."""
    from cxmap.records.measurements import preview_facts

    return document(match=preview_facts(preview))


FORMAT = Format(
    analyses=analyses,
    findings=findings,
    comparisons=comparisons,
    conformances=conformances,
    measurements=measurements,
    matches=matches,
)
