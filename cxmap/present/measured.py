"""What a map owes to data, and where a log says otherwise, in words."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.measured import Measured
from cxmap.present.page import Words
from cxmap.wording import called, listed

_MOST = 3
"""Touchpoints that the sentence names; the map below it has them all."""


def beside(analysis: Analysis, index: int) -> list[Words]:
    """What stands behind a touchpoint's figures on the map."""
    facts = analysis.measured[index]
    given = [Words(f"from data: {listed(facts.fields)}", "muted")] if facts.fields else []
    apart = [Words(f"a log says {_log_says(facts)}", "warn")] if facts.differs else []
    if not given and not apart:
        return []
    return [Words(" (", "muted"), *given, *([Words("; ", "muted")] if given and apart else []), *apart,
            Words(")", "muted")]  # fmt: skip


def _log_says(facts: Measured) -> str:
    return listed(difference.log_says for difference in facts.differs)


def sentences(analysis: Analysis) -> list[str]:
    """How much of the map comes from data, and where a log differs: nothing takes the place of what the map says."""
    touchpoints = analysis.journey.touchpoints
    given = sum(bool(facts.fields) for facts in analysis.measured)
    said = [f"Figures of {given} of {len(touchpoints)} touchpoints come from data."] if given else []
    apart = [
        f"{called(touchpoint)} ({_log_says(facts)})"
        for touchpoint, facts in zip(touchpoints, analysis.measured, strict=True)
        if facts.differs
    ]
    if apart:
        more = [f"{len(apart) - _MOST} more"] if len(apart) > _MOST else []
        said.append(f"A log says otherwise at {listed([*apart[:_MOST], *more])}; what is said here goes by the map.")
    return said
