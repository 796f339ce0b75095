"""Which file of one folder is which file of the other: by journey id and state, then by path (docs/method.md 8.8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cxmap.journey.journey import Journey


class Entry(NamedTuple):
    """One file of a folder: its path below the folder, and what it is a version of, if it could be read.

    ``touchpoints`` are the ids of one whose file gives the journey none, so that it is known again under another name.
    """

    path: str
    journey: str | None = None
    state: str | None = None
    touchpoints: frozenset[str] = frozenset()


class Paired(NamedTuple):
    """Two files that are versions of each other, as indices of the two lists; ``guessed`` by their touchpoints."""

    old: int
    new: int
    guessed: bool = False


class Ambiguous(NamedTuple):
    """Files of one journey and state that could be paired in more than one way."""

    journey: str
    state: str
    olds: tuple[str, ...]
    news: tuple[str, ...]


class Pairing(NamedTuple):
    """Every file of either folder, once; ``removed`` and ``added`` are indices."""

    pairs: tuple[Paired, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    ambiguous: tuple[Ambiguous, ...]


def pair(olds: Sequence[Entry], news: Sequence[Entry]) -> Pairing:
    """Pair the files of two folders."""
    left, right = dict(enumerate(olds)), dict(enumerate(news))
    found: list[Paired] = []
    ambiguous: list[Ambiguous] = []
    old_groups, new_groups = _by_journey(left), _by_journey(right)
    for key in sorted(old_groups.keys() & new_groups.keys()):
        here, there = old_groups[key], new_groups[key]
        found += _same_path(left, right, here, there)
        here, there = [i for i in here if i in left], [j for j in there if j in right]
        if len(here) == len(there) == 1:
            found.append(_take(left, right, here[0], there[0]))
        elif here and there:
            paths = tuple(olds[i].path for i in here), tuple(news[j].path for j in there)
            ambiguous.append(Ambiguous(*key, *paths))
            for i in here:
                del left[i]
            for j in there:
                del right[j]
    found += _same_path(left, right, list(left), list(right))
    found += _alike(left, right)
    return Pairing(tuple(sorted(found, key=lambda paired: paired.new)), tuple(left), tuple(right), tuple(ambiguous))


def _by_journey(entries: dict[int, Entry]) -> dict[tuple[str, str], list[int]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, entry in entries.items():
        if entry.journey is not None and entry.state is not None:
            groups[entry.journey, entry.state].append(i)
    return groups


def _same_path(
    left: dict[int, Entry], right: dict[int, Entry], here: Iterable[int], there: Iterable[int]
) -> list[Paired]:
    by_path = {right[j].path: j for j in there}
    matches = [(i, by_path[left[i].path]) for i in here if left[i].path in by_path]
    return [_take(left, right, i, j) for i, j in matches]


def _alike(left: dict[int, Entry], right: dict[int, Entry]) -> list[Paired]:
    """Journeys without an id that have most of their touchpoints in common, if each has one such counterpart."""
    found: list[Paired] = []
    for i, old in [*left.items()]:
        likely = [j for j, new in right.items() if old.state == new.state and alike(old.touchpoints, new.touchpoints)]
        if (
            len(likely) == 1
            and sum(alike(other.touchpoints, right[likely[0]].touchpoints) for other in left.values()) == 1
        ):
            found.append(_take(left, right, i, likely[0])._replace(guessed=True))
    return found


def alike(old: frozenset[str], new: frozenset[str]) -> bool:
    """Whether at least half of the touchpoints of either version are in the other."""
    return bool(old and new) and 2 * len(old & new) >= max(len(old), len(new))


def known_by(journey: Journey) -> frozenset[str]:
    """By what a journey is known again whose file gives it no id; nothing if it has one."""
    if journey.written.id:
        return frozenset()
    return frozenset(touchpoint.id for touchpoint in journey.touchpoints)


def _take(left: dict[int, Entry], right: dict[int, Entry], i: int, j: int) -> Paired:
    del left[i], right[j]
    return Paired(i, j)
