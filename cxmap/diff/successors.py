"""What took the place of a touchpoint that is gone: a step that is retired and drawn again is still the same step."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.match import MOST_UNMATCHED, THRESHOLD, claims
from cxmap.diff.similarity import scores
from cxmap.diff.versions import Versions
from cxmap.journey.ids import slug
from cxmap.journey.touchpoint import Touchpoint

_HARD = 3.5
"""The score from which a step reads as hard or blocked."""


def successors(versions: Versions) -> Iterator[tuple[Touchpoint, Touchpoint]]:
    """Pairs of an old touchpoint that is gone and a new one in its place, each once.

    In its place stands what has the same name, what is alike enough to be guessed, what has the same team, channel and
    class, and last what is as hard as it was; where several are, the one that stands nearest in the order. A team that
    was not there before may be any team under another name. What is drawn out of another step is a part of that.
    """
    left = {touchpoint.index: touchpoint for touchpoint in versions.removed}
    drawn = {i for _, i, _ in claims(versions.new.journey, versions.old.journey)}
    right = {touchpoint.index: touchpoint for touchpoint in versions.added if touchpoint.index not in drawn}
    if not left or not right or max(len(left), len(right)) > MOST_UNMATCHED:
        return
    for i, j in _ranked(versions, left, right):
        if i in left and j in right:
            yield left.pop(i), right.pop(j)


def _ranked(versions: Versions, left: dict[int, Touchpoint], right: dict[int, Touchpoint]) -> list[tuple[int, int]]:
    """Pairs that may be, the surest first."""
    sizes = len(versions.old.touchpoints), len(versions.new.touchpoints)
    found: list[tuple[float, float, int, int]] = []
    for score, i, j in scores(tuple(left.values()), tuple(right.values()), sizes, THRESHOLD):
        found.append((-score, 0.0, i, j))
    known = {touchpoint.owner for touchpoint in versions.old.touchpoints}
    senders = _senders(versions)
    for i, old in left.items():
        for j, new in right.items():
            if slug(old.name) == slug(new.name):
                found.append((-1.0, 0.0, i, j))
            elif _same_place(old, new, known) or (i, j) in senders:
                found.append((0.0, abs(i / sizes[0] - j / sizes[1]), i, j))
            elif _is_as_hard(old, new):
                found.append((1.0, abs(i / sizes[0] - j / sizes[1]), i, j))
    return [(i, j) for _, _, i, j in sorted(found)]


def _senders(versions: Versions) -> set[tuple[int, int]]:
    """An old and a new touchpoint that send customers to the same step of seeking help: one took the other's place."""
    olds, news = versions.old.analysis.causes.direct, versions.new.analysis.causes.direct
    return {(was.at, now.at) for pair in versions.pairs for was in olds[pair.old.index] for now in news[pair.new.index]}


def _is_as_hard(old: Touchpoint, new: Touchpoint) -> bool:
    """Whether a hard step is still there, wherever it is and whatever it is called."""
    hard = old.friction is not None and new.friction is not None and new.friction >= old.friction >= _HARD
    return hard and old.class_ == new.class_ and not old.is_help_seeking


def _same_place(old: Touchpoint, new: Touchpoint, known: set[str]) -> bool:
    may_be_same_team = new.owner == old.owner or new.owner not in known
    return may_be_same_team and old.channel == new.channel and old.class_ == new.class_
