"""One step drawn as several, or several drawn as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Kind
from cxmap.diff.combined import between, combined
from cxmap.diff.draft import Draft
from cxmap.diff.draft_side import Side
from cxmap.diff.match import claims
from cxmap.diff.put_back._row import PutBack, row
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import called, listed

SPLIT = Kind("split", NEUTRAL, when="a step is drawn as two, and `renamed_from` says so; they are read as one (8.6)")
MERGE = Kind("merge", NEUTRAL, when="two are drawn as one")


@row(30, SPLIT, MERGE, topic="Steps that are new or gone")
def redrawn(draft: Draft) -> Iterator[PutBack]:
    """A step is drawn as two, or two are drawn as one, and `renamed_from` says so.

    They are read as one step in both versions: as hard as the hardest part, as bad as the worst, with the customers of
    the old one. So a step that is cut in two gets no easier by it.
    """
    versions = draft.now
    for olds, news in _groups(versions):
        if len(olds) == 1:
            base = _kept(draft, olds[0], news)
            fields = combined(base, news, olds[0], olds[0].reach)
            _join(draft, draft.new, base, news, fields)
            told = f"{called(olds[0])}, drawn as {listed(map(called, news))} now: they are read as one step"
            draft.pair(olds[0].id, base.id)
            yield PutBack("renamed_from", olds[0].id, base.id, None, None, told, SPLIT.id, helps=False)
        else:
            same = next((old for old in olds if old.id == news[0].id), None)
            base = same or next((old for old in olds if draft.image(old.id) == news[0].id), olds[0])
            fields = combined(base, olds, news[0], between(olds, news[0]))
            _join(draft, draft.old, base, olds, fields)
            draft.parts[news[0].id] = tuple(olds)
            for old in olds:
                draft.joined[old.id] = base.id
                draft.matches.pop(old.id, None)
            draft.pair(base.id, news[0].id)
            told = f"{listed(map(called, olds))}, drawn as {called(news[0])} now: they are read as one step"
            yield PutBack("renamed_from", base.id, news[0].id, None, None, told, MERGE.id, helps=False)


def _groups(versions: Versions) -> Iterator[tuple[list[Touchpoint], list[Touchpoint]]]:
    """One old touchpoint with several new ones, or the other way round. What is more tangled stays as it is."""
    olds, news = _linked(versions)
    for i, several in olds.items():
        if len(several) > 1 and all(len(news[j]) == 1 for j in several):
            yield [versions.old.touchpoints[i]], [versions.new.touchpoints[j] for j in sorted(several)]
    for j, several in news.items():
        if len(several) > 1 and all(len(olds[i]) == 1 for i in several):
            yield [versions.old.touchpoints[i] for i in sorted(several)], [versions.new.touchpoints[j]]


def _linked(versions: Versions) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """What became of each touchpoint, by what the files declare."""
    old, new = versions.old.journey, versions.new.journey
    said = _same_id(versions) | {(i, j) for _, j, i in claims(new, old)} | {(i, j) for _, i, j in claims(old, new)}
    links = {(match.old, match.new) for match in versions.matching.matches if not match.is_guessed}
    links |= {(i, j) for i, j in said if _may_be_one(old.touchpoints[i], new.touchpoints[j])}
    olds: dict[int, set[int]] = defaultdict(set)
    news: dict[int, set[int]] = defaultdict(set)
    for i, j in sorted(links):
        olds[i].add(j)
        news[j].add(i)
    return olds, news


def _may_be_one(old: Touchpoint, new: Touchpoint) -> bool:
    """A request for help is no part of a step that is none: it would be gone without a word."""
    return old.is_help_seeking == new.is_help_seeking


def _same_id(versions: Versions) -> set[tuple[int, int]]:
    """What keeps its id is a part of what it was, also where another step claims to be it."""
    olds = {touchpoint.written.id: touchpoint.index for touchpoint in versions.old.touchpoints if touchpoint.written.id}
    news = versions.new.touchpoints
    return {(olds[new.written.id], new.index) for new in news if new.written.id in olds}


def _kept(draft: Draft, old: Touchpoint, parts: list[Touchpoint]) -> Touchpoint:
    """The part that keeps the id, or the one that the old step was recognised in."""
    same = (part for part in parts if part.id == old.id)
    return next(same, None) or next((part for part in parts if draft.image(old.id) == part.id), parts[0])


def _join(draft: Draft, side: Side, base: Touchpoint, parts: list[Touchpoint], fields: dict[str, object]) -> None:
    """Put one step in the place of the first part, and let everything that names a part name it."""
    draft.fresh = False
    side.pin_the_way()
    follows = {id: side.steps[id].follows for id in (part.id for part in parts)}
    inside = set(follows)
    ways = dict.fromkeys(way for before in follows.values() for way in before or () if way not in inside)
    side.write(base.id, **{**fields, "follows": tuple(ways), "renamed_from": ()})
    whole = side.steps[base.id]
    steps = {}
    for id, step in side.steps.items():
        if id == parts[0].id:
            steps[base.id] = whole
        elif id not in inside:
            steps[id] = step
    side.steps = steps
    side.rename(dict.fromkeys(inside, base.id))
