"""Why customers come for help, in other words than before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft, places
from cxmap.diff.draft_side import causes_in
from cxmap.diff.proof import new_proof
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.diff.version import Version
from cxmap.diff.versions import Pair
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import WrittenTouchpoint

ASKS = Kind(
    "demand-relabelled",
    QUESTION,
    when="customers come for another reason than before, says the file, and no evidence does",
)


@row(110, ASKS, topic="Goal, deadline, help")
def why_they_come(draft: Draft) -> Iterator[PutBack]:
    """Customers come to service for another reason than before, says the file. Who asked them?

    A call that is called welcome is still a call. What only one version says of it is read in both; where both say
    something, what the old one says, until there is new evidence for `demand` or `caused_by`.
    """
    ways = (draft.forth(), places(draft.now.new.journey)), (draft.back(), places(draft.now.old.journey))
    for pair in draft.now.pairs:
        if not (pair.old.is_help_seeking and pair.new.is_help_seeking) or new_proof(pair, "demand", "caused_by"):
            continue
        old, new = pair.old.written, pair.new.written
        forth, back = _earlier(old, pair.new.index, *ways[0]), _earlier(new, pair.old.index, *ways[1])
        if not _says(pair.old) and not _says(pair.new):
            _keep_inferred(draft, pair)
            continue
        if (causes_in(old, forth), old.demand) == (new.caused_by, new.demand):
            continue
        if _says(pair.old):
            draft.write_new(pair.new.id, caused_by=causes_in(old, forth), demand=old.demand)
        else:
            draft.write_old(pair.old.id, caused_by=causes_in(new, back), demand=new.demand)
        yield from _asked(draft, pair)


def _earlier(
    step: WrittenTouchpoint, index: int, names: dict[str, str | None], at: dict[str, int]
) -> dict[str, str | None]:
    """The other version's names of the causes that come before a place there: the order may have changed."""
    found = {cause: names.get(cause) for cause in step.caused_by or ()}
    return {cause: id for cause, id in found.items() if id is not None and at[id] < index}


def _says(touchpoint: Touchpoint) -> bool:
    return touchpoint.written.caused_by is not None or touchpoint.written.demand is not None


def _keep_inferred(draft: Draft, pair: Pair) -> None:
    """Where nobody says why, what is inferred from the steps before stays what it was, whatever the order is now."""
    if abs(_needed(draft.now.old, pair.old) - _needed(draft.now.new, pair.new)) > EPSILON:
        olds = draft.now.old.touchpoints
        causes = (olds[cause.at].id for cause in draft.now.old.analysis.causes.direct[pair.old.index])
        at = places(draft.now.new.journey)
        draft.write_new(pair.new.id, caused_by=tuple(id for id in draft.images(causes) if at[id] < pair.new.index))


def _asked(draft: Draft, pair: Pair) -> Iterator[PutBack]:
    """Nothing is told where other words come to the same."""
    old, new = _needed(draft.now.old, pair.old), _needed(draft.now.new, pair.new)
    if abs(old - new) <= EPSILON and _roots(draft.now.old, pair.old) == _roots(draft.now.new, pair.new):
        return
    less = new < old - EPSILON
    told = "why customers come to {name}, which is said otherwise now: nothing shows that they come for something else"
    yield of_pair(pair, "caused_by", 100 * old, 100 * new, told, ASKS.id if less else None, helps=less)


def _needed(side: Version, touchpoint: Touchpoint) -> float:
    """The share of those who come because the experience made them, or because of nobody knows what."""
    causes = side.analysis.causes
    by_service = sum(cause.share for cause in causes.direct[touchpoint.index] if side.touchpoints[cause.at].is_service)
    return 1 - causes.demand[touchpoint.index].value - by_service


def _roots(side: Version, touchpoint: Touchpoint) -> set[str]:
    return {side.touchpoints[cause.at].id for cause in side.analysis.causes.direct[touchpoint.index]}
