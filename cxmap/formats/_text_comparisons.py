"""Comparisons for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.diff.report import Report
from cxmap.formats import Look
from cxmap.formats.drawing.layout import ink
from cxmap.formats.drawing.terminal import draw
from cxmap.present.folder import pages, total
from cxmap.present.page import line

if TYPE_CHECKING:
    from cxmap.diff.conformance import Conformance


def comparisons_text(report: Report, look: Look) -> str:
    """The pages, and the total as the last line."""
    text = draw(pages(report), look) + "\n" + ink([line(*total(report))], look)
    return text if look.unicode else text.replace("⇄", "=")


def conformance_text(conformance: Conformance, look: Look) -> str:
    """The page, and how many deviations there are as the last line."""
    from cxmap.present.conformance import page, total

    return draw([page(conformance)], look) + "\n" + ink([line(total(conformance))], look)
