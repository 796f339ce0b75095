"""The causes that an analysis finds, small enough to compare whole."""

from __future__ import annotations

from tests.analysis.worked import analysis_of


def edges(touchpoints: str, head: str = "", *, infer: bool = True) -> dict[str, dict[str, tuple[float, bool]]]:
    """Touchpoint → cause → share and whether it was inferred; only touchpoints with causes."""
    found = analysis_of(touchpoints, head, infer=infer)
    ids = [touchpoint.id for touchpoint in found.journey.touchpoints]
    return {
        ids[i]: {ids[cause.at]: (round(cause.share, 9), cause.inferred) for cause in causes}
        for i, causes in enumerate(found.causes.direct)
        if causes
    }
