"""Which touchpoint is which: by what the files declare, then by id, then by name, and only then by likeness.

Every step reads the same from either side, so the way back finds the same pairs (docs/method.md 8.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from cxmap.diff.moves import moved
from cxmap.diff.similarity import scores
from cxmap.journey.ids import slug
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint

By = Literal["id", "declared", "name", "similarity"]
THRESHOLD = 0.55
MOST_UNMATCHED = 200
"""With more than this on a side, likeness is not looked for: it takes the product of both numbers."""


class Match(NamedTuple):
    """The indices of one touchpoint in both versions, how it was recognised, and the score of a guess (0 to 1)."""

    old: int
    new: int
    by: By
    score: float | None = None

    @property
    def is_guessed(self) -> bool:
        """Nothing but likeness says that these are the same."""
        return self.by == "similarity"


class Matching(NamedTuple):
    """Every touchpoint of either version, once: matched (in the new order), removed or added.

    ``moved`` are the matches that left their place in the order. ``notes`` say what was not looked for.
    """

    matches: tuple[Match, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[Match, ...]
    notes: tuple[str, ...] = ()


def match(old: Journey, new: Journey, *, threshold: float = THRESHOLD, renames: bool = True) -> Matching:
    """Recognise the touchpoints of one version in the other; ``renames`` lets likeness count."""
    pairing = _Pairing(old, new)
    pairing.take("declared", _declared(old, new))
    pairing.take("id", _by_id(old, new))
    pairing.skip_retired()
    pairing.take("name", _by_name(pairing))
    note = _too_many(pairing) if renames else ""
    if renames and not note:
        pairing.take("similarity", _by_likeness(pairing, threshold))
    matches = tuple(sorted(pairing.found, key=lambda pair: pair.new))
    taken_old, taken_new = {pair.old for pair in matches}, {pair.new for pair in matches}
    return Matching(
        matches,
        removed=tuple(i for i in range(len(old.touchpoints)) if i not in taken_old),
        added=tuple(i for i in range(len(new.touchpoints)) if i not in taken_new),
        moved=_moved(old, new, matches),
        notes=(note,) if note else (),
    )


class _Pairing:
    """What has been recognised so far, and who is still open to be recognised."""

    def __init__(self, old: Journey, new: Journey) -> None:
        self.journeys = old, new
        self.found: list[Match] = []
        self.old = {touchpoint.index: touchpoint for touchpoint in old.touchpoints}
        self.new = {touchpoint.index: touchpoint for touchpoint in new.touchpoints}

    def take(self, by: By, pairs: Iterable[tuple[int, int] | tuple[int, int, float]]) -> None:
        """Match the pairs, in their order, as far as both sides are still open."""
        for i, j, *score in pairs:
            if i in self.old and j in self.new:
                self.found.append(Match(i, j, by, *score))
                del self.old[i], self.new[j]

    def skip_retired(self) -> None:
        """What its successor calls retired is nobody's earlier name, in either direction."""
        old, new = self.journeys
        gone, back = ({retired.id for retired in journey.written.retired} for journey in (new, old))
        self.old = {i: touchpoint for i, touchpoint in self.old.items() if touchpoint.id not in gone}
        self.new = {i: touchpoint for i, touchpoint in self.new.items() if touchpoint.id not in back}


def _declared(old: Journey, new: Journey) -> Iterator[tuple[int, int]]:
    """Pairs that ``renamed_from`` names in either file. Of several claims the first in a list and in a file holds.

    A touchpoint that keeps its id is itself; what else it claims, or is claimed by, is drawn into it or out of it.
    """
    forth = {(rank, i, j) for rank, j, i in claims(new, old)}
    found = sorted({*forth, *claims(old, new)})
    kept = _kept(old, new, {i for _, i, _ in found}, {j for _, _, j in found})
    return ((i, j) for _, i, j in found if i not in kept[0] and j not in kept[1])


def _kept(old: Journey, new: Journey, olds: set[int], news: set[int]) -> tuple[set[int], set[int]]:
    """The touchpoints of both versions that keep their id and of which no more than one side is in a claim."""
    pairs = [(i, j) for i, j in _by_id(old, new) if not (i in olds and j in news)]
    return {i for i, _ in pairs}, {j for _, j in pairs}


def claims(claiming: Journey, other: Journey) -> Iterator[tuple[int, int, int]]:
    """Place in the list, who claims, and whom. A claim that the other file makes for the same id is history."""
    by_id = {touchpoint.id: touchpoint for touchpoint in other.touchpoints}
    for step in claiming.touchpoints:
        for rank, id in enumerate(step.written.renamed_from):
            same = by_id.get(step.id)
            if id in by_id and id != step.id and not (same and id in same.written.renamed_from):
                yield rank, step.index, by_id[id].index


def _by_id(old: Journey, new: Journey) -> Iterator[tuple[int, int]]:
    """Ids that somebody wrote; one that is made from a name says no more than the name."""
    written = {touchpoint.written.id: touchpoint.index for touchpoint in old.touchpoints if touchpoint.written.id}
    return (
        (written[touchpoint.written.id], touchpoint.index)
        for touchpoint in new.touchpoints
        if touchpoint.written.id in written
    )


def _by_name(open_: _Pairing) -> Iterator[tuple[int, int]]:
    """Names that are the same but for case and punctuation; repeated ones in their order."""
    olds, news = _named(open_.old.values()), _named(open_.new.values())
    for name, members in news.items():
        yield from zip(olds.get(name, ()), members, strict=False)


def _named(touchpoints: Iterable[Touchpoint]) -> dict[str, list[int]]:
    names: dict[str, list[int]] = defaultdict(list)
    for touchpoint in touchpoints:
        names[slug(touchpoint.name)].append(touchpoint.index)
    return names


def _too_many(open_: _Pairing) -> str:
    """Why likeness is not looked for; empty if it is."""
    olds, news = len(open_.old), len(open_.new)
    if not olds or not news or max(olds, news) <= MOST_UNMATCHED:
        return ""
    return (
        f"{olds} old and {news} new touchpoints are unmatched; above {MOST_UNMATCHED} no renames are guessed:"
        " write ids, or `renamed_from`"
    )


def _by_likeness(open_: _Pairing, threshold: float) -> Iterator[tuple[int, int, float]]:
    """Pairs at or above the threshold, the most alike first."""
    sizes = len(open_.journeys[0].touchpoints), len(open_.journeys[1].touchpoints)
    found = list(scores(tuple(open_.old.values()), tuple(open_.new.values()), sizes, threshold))
    for score, i, j in sorted(found, key=lambda item: (-round(item[0], 9), item[1], item[2])):
        yield i, j, score


def _moved(old: Journey, new: Journey, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches outside of the longest common order."""
    keys = [tuple(sorted((old.touchpoints[pair.old].id, new.touchpoints[pair.new].id))) for pair in matches]
    return tuple(matches[i] for i in moved([pair.old for pair in matches], keys))
