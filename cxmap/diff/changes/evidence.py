"""What a friction score rests on."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.evidence import covers
from cxmap.diff.change import IMPROVEMENT, QUESTION, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import short


@changes(
    Kind(
        "evidence-stronger",
        IMPROVEMENT,
        "evidence-weaker",
        when="the score rested on estimates or nothing, and rests on something better. Both are scored",
    ),
    Kind("evidence-weaker", QUESTION, "evidence-stronger", when="the way back"),
    topic="Friction, breakdowns, evidence",
)
def evidence(versions: Versions) -> Iterator[Fact]:
    """A score that was estimated has something to rest on now, or the other way round."""
    for pair in versions.edited:
        old, new = _sources(pair.old), _sources(pair.new)
        if bool(old) == bool(new) or pair.new.friction is None or pair.old.friction is None:
            continue
        if new:
            message = f"the friction score rests on {_said(new)}, was an estimate"
            yield pair.fact("evidence-stronger", message, old or None, new, "evidence")
        else:
            message = f"the friction score is an estimate, rested on {_said(old)}"
            yield pair.fact("evidence-weaker", message, old, new or None, "evidence")


def _sources(touchpoint: Touchpoint) -> tuple[str, ...]:
    """Where the score comes from, estimates left out."""
    entries = (
        entry for entry in touchpoint.written.evidence if covers(entry, "friction") and entry.from_ != "estimate"
    )
    return tuple(sorted({entry.from_ for entry in entries}))


def _said(sources: tuple[str, ...]) -> str:
    return short(" and ".join(sources))
