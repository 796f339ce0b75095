"""A step that is said to end better."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.outcomes import RANKS
from cxmap.diff.proof import design_changes, new_proof
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.diff.versions import Pair

ASKS = Kind(
    "outcome-up-unsupported",
    QUESTION,
    instead_of="outcome-up",
    when="instead of `outcome-up`, if nothing proves it (8.6)",
)


@row(70, ASKS, topic="Friction, breakdowns, evidence")
def outcome(draft: Draft) -> Iterator[PutBack]:
    """A step is said to end better than before, and nothing shows it. What happened that it does?

    In a map of what happens it takes new evidence for the outcome, from customers, a survey, data or a publication.
    In a plan a written outcome is what is planned; one that is not written has to stand beside a change of the design.
    """
    for pair in draft.now.pairs:
        if RANKS[pair.new.outcome] > RANKS[pair.old.outcome] and not _holds(draft, pair):
            draft.write_new(
                pair.new.id, outcome=pair.old.outcome, unavailable_because=pair.old.written.unavailable_because
            )
            told = (
                f"the outcome of {{name}}, {pair.old.outcome} before: nothing shows that it is {pair.new.outcome} now"
            )
            yield of_pair(pair, "outcome", pair.old.outcome, pair.new.outcome, told, ASKS.id, helps=True)


def _holds(draft: Draft, pair: Pair) -> bool:
    if pair.old.written.outcome is None and pair.new.written.outcome is None:
        return True  # it only follows from the score, which is asked about itself
    if new_proof(pair, "outcome"):
        return True
    if draft.now.new.journey.written.state != "to-be" or pair.new.outcome == "none":
        return False  # that nothing comes of a step is no plan to let it end well
    parts = draft.parts.get(pair.new.id, ())
    if pair.new.outcome in {part.outcome for part in parts} or pair.new.written.outcome is None:
        return any(field != "outcome" for field in design_changes(pair))  # that one of the parts ends well is no news
    return True
