"""For a slide, a wall or a web page: one picture for each journey or comparison, which opens in any program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from cxmap.analysis.analysis import Analysis
from cxmap.diff.report import Report
from cxmap.formats import File, Format, Look
from cxmap.formats.drawing.file_names import file_names
from cxmap.formats.drawing.svg import comparison_svg, journey_svg, text_of


def journeys(analyses: Sequence[Analysis], look: Look) -> list[File]:
    """A picture of each journey."""
    drawn = (journey_svg(analysis, width=look.picture_width) for analysis in analyses)
    return list(_files((analysis.journey.id for analysis in analyses), drawn))


def comparisons(report: Report, look: Look) -> list[File]:
    """A picture of each comparison; what could not be compared has none."""
    drawn = (comparison_svg(comparison, look, width=look.picture_width) for comparison in report.comparisons)
    return list(_files((comparison.journey for comparison in report.comparisons), drawn))


def _files(ids: Iterable[str], drawn: Iterable[Element]) -> Iterator[File]:
    for name, element in zip(file_names(ids, "svg"), drawn, strict=True):
        yield File(name, text_of(element).encode("utf-8"))


FORMAT = Format(files={"analyses": journeys, "comparisons": comparisons})
