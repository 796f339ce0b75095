"""For a wiki page, a ticket, a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.formats._markdown_findings import findings_page
from cxmap.formats.drawing.markdown import draw
from cxmap.lint.report import Report
from cxmap.present.analysis import page

if TYPE_CHECKING:
    from cxmap.diff.conformance import Conformance
    from cxmap.diff.report import Report as DiffReport
    from cxmap.events.facts import Measurement


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """Everything about each journey."""
    pages = (
        page(analysis, look.sections, in_full=True, explain=look.explain, team=look.team) for analysis in all_analyses
    )
    return "\n---\n\n".join(draw(item) for item in pages)


def findings(report: Report, look: Look) -> str:
    """What lint found, as tables."""
    return findings_page(report)


def comparisons(report: DiffReport, look: Look) -> str:
    """What changed in each journey, as a comment on a pull request."""
    from cxmap.formats._markdown_comparisons import comparisons_comment

    return comparisons_comment(report)


def conformances(conformance: Conformance, look: Look) -> str:
    """Where what happens departs from the plan."""
    from cxmap.formats._markdown_comparisons import conformance_page

    return conformance_page(conformance)


def measurements(measurement: Measurement, look: Look) -> str:
    """A map held against a log."""
    from cxmap.present.measurement import measurement_page

    return draw(measurement_page(measurement, look.sections, look.top))


FORMAT = Format(
    analyses=analyses,
    findings=findings,
    comparisons=comparisons,
    conformances=conformances,
    measurements=measurements,
)
