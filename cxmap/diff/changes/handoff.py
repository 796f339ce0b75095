"""Where customers pass from team to team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxmap.analysis.handoffs import Handoff
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import short


@changes(
    *opposites(
        "handoff-added",
        "handoff-removed",
        when=(
            (
                "more handoffs (7.1) lead to a step than before; one that moved to another step between the same two "
                "teams, or between renamed teams, is none"
            ),
            "fewer",
        ),
    ),
    topic="Handoffs and owners",
)
def handoff(versions: Versions) -> Iterator[Fact]:
    """Customers are passed on at a step where they were not before, or the other way round.

    One that only moved to another step between the same two teams is none; nor is one between teams that were
    renamed, or one that comes from another order in the file that no `follows` confirms.
    """
    olds, news = versions.arrivals
    gone, come = _unmatched(versions, olds, news)
    by_order = _by_order(versions)
    gone = [handoff for handoff in gone if handoff.after not in by_order[0]]
    come = [handoff for handoff in come if handoff.after not in by_order[1]]
    still = Counter(_teams(passed) for passed in gone) & Counter(_teams(passed) for passed in come)
    for item in _without(gone, still.copy()):
        yield Fact("handoff-removed", _said(item, "no handoff"), *_where(versions, item, old=True), old=_teams(item))
    for item in _without(come, still.copy()):
        yield Fact("handoff-added", _said(item, "a new handoff"), *_where(versions, item, old=False), new=_teams(item))


def _unmatched(
    versions: Versions, olds: dict[int, list[Handoff]], news: dict[int, list[Handoff]]
) -> tuple[list[Handoff], list[Handoff]]:
    """Handoffs to a step that the other version's handoffs to the same step do not make up for."""
    gone, come = [], []
    for i, there in olds.items():
        match = versions.match_of_old.get(i)
        gone += _surplus(there, news.get(match.new, []) if match else [])
    for j, there in news.items():
        match = versions.match_of_new.get(j)
        come += _surplus(there, olds.get(match.old, []) if match else [])
    return gone, come


def _by_order(versions: Versions) -> tuple[set[int], set[int]]:
    """The steps, old and new, that come after another step only because steps changed places in the list."""
    places = {match.new: match.old for match in versions.matching.matches}
    moved = {match.new for match in versions.matching.moved}
    found: tuple[set[int], set[int]] = set(), set()
    for pair in versions.pairs if moved else ():
        said = pair.old.written.follows is not None or pair.new.written.follows is not None
        before = {places.get(i) for i in pair.new.follows}
        around = {versions.match_of_old[i].new for i in pair.old.follows if i in versions.match_of_old}
        if not said and before != set(pair.old.follows) and moved & {pair.new.index, *pair.new.follows, *around}:
            found[0].add(pair.old.index)
            found[1].add(pair.new.index)
    return found


def _surplus(here: list[Handoff], there: list[Handoff]) -> list[Handoff]:
    """Those that there are more of here, the same teams set aside first."""
    if len(here) <= len(there):
        return []
    rest = _without(here, Counter(_teams(handoff) for handoff in there))
    return rest[: len(here) - len(there)]


def _without(handoffs: list[Handoff], known: Counter[tuple[str, ...]]) -> list[Handoff]:
    rest = []
    for handoff in handoffs:
        if known[_teams(handoff)] > 0:
            known[_teams(handoff)] -= 1
        else:
            rest.append(handoff)
    return rest


def _teams(handoff: Handoff) -> tuple[str, ...]:
    return handoff.from_team, handoff.to_team


def _where(versions: Versions, handoff: Handoff, *, old: bool) -> tuple[int | None, int | None]:
    if old:
        match = versions.match_of_old.get(handoff.after)
        return handoff.after, match.new if match else None
    match = versions.match_of_new.get(handoff.after)
    return match.old if match else None, handoff.after


def _said(handoff: Handoff, what: str) -> str:
    again = " any more" if what == "no handoff" else ""
    carried = ", carried by the customer" if handoff.customer_carried and not again else ""
    lost = ", and what was known is lost" if handoff.context == "lost" and not again else ""
    return f"{what} from {short(handoff.from_team)} to {short(handoff.to_team)}{again}{carried}{lost}"
