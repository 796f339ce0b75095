"""A score that is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.wording import score as shown

ASKS = Kind(
    "score-withdrawn", QUESTION, when="a step that both have had a score and has none any more; the old one still holds"
)


@row(90, ASKS, topic="Friction, breakdowns, evidence")
def score(draft: Draft) -> Iterator[PutBack]:
    """A step had a score and has none any more. Why does nobody know now what was known before?

    Not knowing removes no friction, so the old score still holds. A score where there was none is read in both
    versions: that somebody asked makes nothing harder.
    """
    for pair in draft.now.pairs:
        old, new = pair.old.friction, pair.new.friction
        if old is None and new is not None:
            draft.write_old(pair.old.id, friction=new)
        elif old is not None and new is None:
            draft.write_new(pair.new.id, friction=old)
            told = f"the score of {{name}}, {shown(old)} before and unknown now"
            yield of_pair(pair, "friction", old, None, told, ASKS.id, helps=old > 1)
