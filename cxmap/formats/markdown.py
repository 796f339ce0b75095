"""For a wiki page, a ticket, a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.formats._markdown import draw
from cxmap.formats._markdown_findings import findings_page
from cxmap.lint.report import Report
from cxmap.present.analysis import page


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """Everything about each journey."""
    pages = (page(one, look.sections, in_full=True, explain=look.explain, team=look.team) for one in all_analyses)
    return "\n---\n\n".join(draw(one) for one in pages)


def findings(report: Report, look: Look) -> str:
    """What lint found, as tables."""
    return findings_page(report)


FORMAT = Format(analyses=analyses, findings=findings)
