"""For a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.formats.drawing.terminal import draw
from cxmap.present.analysis import page

if TYPE_CHECKING:
    from cxmap.diff.conformance import Conformance
    from cxmap.diff.report import Report as DiffReport
    from cxmap.events.facts import Measurement
    from cxmap.events.preview import Preview


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """One page for each journey."""
    pages = [page(analysis, look.sections, explain=look.explain, team=look.team) for analysis in all_analyses]
    return draw(pages, look)


def comparisons(report: DiffReport, look: Look) -> str:
    """What changed in each journey, and what it comes to."""
    from cxmap.formats._text_comparisons import comparisons_text

    return comparisons_text(report, look)


def conformances(conformance: Conformance, look: Look) -> str:
    """Where what happens departs from the plan."""
    from cxmap.formats._text_comparisons import conformance_text

    return conformance_text(conformance, look)


def measurements(measurement: Measurement, look: Look) -> str:
    """A map held against a log."""
    from cxmap.present.measurement import measurement_page

    return draw([measurement_page(measurement, look.sections, look.top)], look)


def matches(preview: Preview, look: Look) -> str:
    """What would be counted as what."""
    from cxmap.present.match import match_page

    return draw([match_page(preview, look.top)], look)


FORMAT = Format(
    analyses=analyses, comparisons=comparisons, conformances=conformances, measurements=measurements, matches=matches
)
