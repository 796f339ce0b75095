"""For a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.formats._draw import draw
from cxmap.present.analysis import page


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """One page for each journey."""
    pages = [page(one, look.sections, explain=look.explain, team=look.team) for one in all_analyses]
    return draw(pages, look)


FORMAT = Format(analyses=analyses)
