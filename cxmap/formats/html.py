"""For a browser and for paper: one file that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.formats import Format, Look

if TYPE_CHECKING:
    from cxmap.diff.report import Report as DiffReport


def comparisons(report: DiffReport, look: Look) -> str:
    """What changed in each journey, and what it comes to."""
    from cxmap.formats._html_comparisons import comparisons_page

    return comparisons_page(report)


FORMAT = Format(comparisons=comparisons)
