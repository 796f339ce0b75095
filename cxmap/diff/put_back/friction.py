"""A lower score."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.proof import design_changes, new_proof
from cxmap.diff.put_back._row import PutBack, of_pair, row

ASKS = Kind(
    "friction-down-unsupported",
    QUESTION,
    instead_of="friction-down",
    when="instead of `friction-down`, if nothing proves it (8.6)",
)


@row(80, ASKS, topic="Friction, breakdowns, evidence")
def friction(draft: Draft) -> Iterator[PutBack]:
    """A step scores lower, and nothing shows that it got easier: was it mended, or only scored again?

    It takes new evidence for the score, from customers, a survey, data or a publication. In a plan a change of the
    design at the same step will do: its outcome, channel, steps, questions, times, hours or what is told there. A new
    owner, another name or other words support nothing.
    """
    planned = draft.now.new.journey.written.state == "to-be"
    for pair in draft.now.pairs:
        old, new = pair.old.friction, pair.new.friction
        if old is None or new is None or new >= old or new_proof(pair, "friction"):
            continue
        if not (planned and design_changes(pair)):
            draft.write_new(pair.new.id, friction=pair.old.written.friction)
            asks = "nothing will show that it gets easier" if planned else "nothing shows that it got easier"
            yield of_pair(pair, "friction", old, new, f"the score of {{name}}, {asks}", ASKS.id, helps=True)
