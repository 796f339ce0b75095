"""Comparisons for a person at a terminal."""

from __future__ import annotations

from cxmap.diff.conformance import Conformance
from cxmap.diff.report import Report
from cxmap.formats import Look
from cxmap.formats._draw import draw
from cxmap.formats._layout import ink
from cxmap.present import conformance as plan
from cxmap.present.folder import pages, total
from cxmap.present.page import line


def comparisons_text(report: Report, look: Look) -> str:
    """The pages, and the total as the last line."""
    text = draw(pages(report), look) + "\n" + ink([line(*total(report))], look)
    return text if look.unicode else text.replace("⇄", "=")


def conformance_text(conformance: Conformance, look: Look) -> str:
    """The page, and how many deviations there are as the last line."""
    return draw([plan.page(conformance)], look) + "\n" + ink([line(plan.total(conformance))], look)
