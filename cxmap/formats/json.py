"""For programs: versioned names, plain numbers, unknown is null."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.formats import Format, Look
from cxmap.formats._json import document
from cxmap.formats._json_analyses import analysis_facts


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """The facts of each journey."""
    return document(analyses=[analysis_facts(one) for one in all_analyses])


FORMAT = Format(analyses=analyses)
