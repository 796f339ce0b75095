"""A touchpoint that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.draft_side import causes_in
from cxmap.diff.mended import hard_signals, settled
from cxmap.diff.put_back._row import PutBack, row
from cxmap.diff.retired import reasons
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import WrittenTouchpoint, replaced
from cxmap.wording import are, called, listed

VANISHED = Kind(
    "touchpoint-vanished",
    QUESTION,
    instead_of="touchpoint-removed",
    mark="removed",
    when=(
        "instead of `touchpoint-removed`, if its score rounds to 4 or 5 and the new version neither "
        "retires it nor names it in `renamed_from`"
    ),
)
HELP = "help-needed-down-unsupported"


class _Kept(NamedTuple):
    """A touchpoint that stays, and which of its causes are not mended."""

    step: Touchpoint
    causes: tuple[int, ...]


@row(100, VANISHED, topic="Steps that are new or gone")
def gone(draft: Draft) -> Iterator[PutBack]:
    """A step is gone without a word: was it mended, or is it still there and only left out of the map?

    It stays, with its friction and its causes, until `retired` gives a reason and nothing new stands in its place. A
    contact with service that is retired stays as long as what sent customers there is not mended; so does one of which
    nobody knows what sent them. If it is gone, say so:
    `retired: [{id: form, why: the data is taken from the account}]`.
    """
    kept = _kept(draft)
    if not kept:
        return
    names = _names(draft, kept)
    draft.kept |= set(names.values())
    for old, new in names.items():
        draft.pair(old, new)
    _insert(draft, kept)
    for stays in kept:
        yield _told(draft, stays)


def _kept(draft: Draft) -> list[_Kept]:
    retired = reasons(draft.written.new.journey.written)
    kept: list[_Kept] = []

    def is_gone(touchpoint: Touchpoint, still: tuple[int, ...]) -> bool:
        caused = bool(draft.now.old.analysis.causes.direct[touchpoint.index])
        stays = touchpoint.is_help_seeking and (bool(still) or not caused)
        if touchpoint.id in retired and not stays:
            return True
        kept.append(_Kept(touchpoint, still))
        return False

    settled(draft.now, is_gone=is_gone)
    return kept


def _names(draft: Draft, kept: list[_Kept]) -> dict[str, str]:
    """Under which ids they stay: their own, unless somebody new has it."""
    taken = set(draft.new.steps)
    names: dict[str, str] = {}
    for stays in kept:
        id = stays.step.id
        while id in taken:
            id += "-before"
        taken.add(id)
        names[stays.step.id] = id
    return names


def _insert(draft: Draft, kept: list[_Kept]) -> None:
    """Put them where they were: behind the same step as before and behind their causes, on the same ways."""
    draft.old.pin_the_way()
    draft.new.pin_the_way()
    names = draft.forth()
    behind: dict[int, dict[str, WrittenTouchpoint]] = {}
    staying = {stays.step.id for stays in kept}
    places: dict[str, int] = {id: i for i, id in enumerate(draft.new.steps)}
    before: str | None = None
    for touchpoint in draft.now.old.touchpoints:
        id = names.get(touchpoint.id)
        if id is None:
            continue
        if touchpoint.id in staying:
            step = _copy(draft, touchpoint, id)
            named = [*([before] if before else []), *(step.follows or ()), *(step.caused_by or ())]
            places[id] = max((places[name] for name in named), default=-1)
            behind.setdefault(places[id], {})[id] = step
        before = id
    draft.new.insert(behind)
    goal = draft.now.old.journey.goal_at
    goal_id = draft.now.old.touchpoints[goal].id if goal is not None else None
    if goal_id in staying and draft.now.new.journey.written.ends not in ("unresolved", "abandoned"):
        draft.write_head(draft.new, goal_met_at=names[goal_id])
    _lead_through(draft, staying)


def _copy(draft: Draft, touchpoint: Touchpoint, id: str) -> WrittenTouchpoint:
    said, names = draft.old.steps[touchpoint.id], draft.forth()
    return replaced(
        said,
        id=id,
        follows=draft.images(_up(draft, touchpoint.index)),
        caused_by=causes_in(said, names),
        expected_from=draft.images(said.expected_from),
        mirror_of=None,
        renamed_from=(),
    )


def _up(draft: Draft, index: int) -> list[str]:
    """The ids of what a touchpoint follows in the old version, reaching through what is gone for good."""
    olds, found, seen = draft.now.old.touchpoints, [], set()
    open_ = list(olds[index].follows)
    while open_:
        i = open_.pop(0)
        if i in seen:
            continue
        seen.add(i)
        if draft.image(olds[i].id) is not None:
            found.append(olds[i].id)
        else:
            open_ += olds[i].follows
    return found


def _lead_through(draft: Draft, staying: set[str]) -> None:
    """Let the steps that followed one that stays follow it again, instead of what it followed."""
    for touchpoint in draft.now.old.touchpoints:
        id = draft.image(touchpoint.id)
        through = [i for i in touchpoint.follows if draft.now.old.touchpoints[i].id in staying]
        follows = draft.new.steps[id].follows if id is not None else None
        if id is None or touchpoint.id in staying or not through or isinstance(follows, dict):
            continue
        passed = set(draft.images(up for i in through for up in _up(draft, i)))
        kept = set(draft.images(draft.now.old.touchpoints[i].id for i in touchpoint.follows))
        rest = [before for before in follows or () if before not in passed or before in kept]
        way = draft.images(draft.now.old.touchpoints[i].id for i in through)
        draft.write_new(id, follows=tuple(dict.fromkeys([*rest, *way])))


def _told(draft: Draft, stays: _Kept) -> PutBack:
    step = stays.step
    told = f"{{name}}, which is gone: {_why(draft, stays)}"
    counts = step.is_help_seeking or step.felt > 0 or bool(hard_signals(draft.now.old, step.index)) or _takes_time(step)
    question = (HELP if step.is_help_seeking else VANISHED.id) if counts else None
    return PutBack("id", step.id, None, step.friction, None, told, question, counts, called(step))


def _why(draft: Draft, stays: _Kept) -> str:
    retired = stays.step.id in reasons(draft.written.new.journey.written)
    causes = [called(draft.now.old.touchpoints[i]) for i in stays.causes]
    if stays.step.is_help_seeking and causes:
        verb = are(len(causes))
        return f"{listed(causes)}, which sent customers there, {verb} not mended"
    if stays.step.is_help_seeking and retired:
        return "nobody said what sent customers there, so nobody knows that it is mended"
    return "no reason is written in `retired`"


def _takes_time(step: Touchpoint) -> bool:
    return step.after + step.duration + step.wait > 0
