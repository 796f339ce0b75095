"""How amounts of two versions are read, so that they compare: in the same classes, with the same customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.analysis.parts import EPSILON
from cxmap.diff.draft import Draft
from cxmap.diff.figures import goal_share, is_known
from cxmap.diff.put_back.times import FIELDS as TIMES
from cxmap.diff.sign import Part
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint

GOAL_STEP = 0.01
"""The smallest change of the goal's share that counts: one of 100 customers."""


class Place(NamedTuple):
    """One touchpoint in both versions, in the part that the old one counts it in; None where it is not."""

    old: Touchpoint | None
    new: Touchpoint | None
    part: Part


def everything(versions: Versions) -> Iterator[tuple[Touchpoint | None, Touchpoint | None, Touchpoint]]:
    """Every touchpoint of either version as it was and as it is, and the one of these that is counted by."""
    yield from ((pair.old, pair.new, pair.old) for pair in versions.pairs)
    yield from ((gone, None, gone) for gone in versions.removed)
    yield from ((None, new, new) for new in versions.added)


def places(versions: Versions) -> Iterator[Place]:
    """Every touchpoint of which both versions know what it is."""
    for old, new, counted in everything(versions):
        if is_compared(old, new):
            yield Place(old, new, part_of(counted))


def unknown(versions: Versions) -> int:
    """How many touchpoints are left out because one version does not say what they are."""
    return sum(not is_compared(old, new) for old, new, _ in everything(versions))


def is_compared(*sides: Touchpoint | None) -> bool:
    """Whether each version that has a touchpoint knows what it is."""
    return all(is_known(side) for side in sides if side)


def part_of(touchpoint: Touchpoint) -> Part:
    """Service, or the rest of the experience."""
    return "service" if touchpoint.is_service else "experience"


def at_old_reach(versions: Versions) -> Versions:
    """The same with the old reach at steps without a cause, where another share of customers meets the goal.

    Who stops earlier is not less friction, and who comes further is not more.
    """
    if abs(goal_share(versions.new) - goal_share(versions.old)) < GOAL_STEP - EPSILON:
        return versions
    draft = Draft(versions)
    for pair in versions.pairs:
        if pair.new.reach != pair.old.reach and not versions.new.analysis.causes.direct[pair.new.index]:
            draft.write_new(pair.new.id, reach=pair.old.reach)
    draft.settle()
    return draft.now


def with_old_repeats(versions: Versions) -> Versions:
    """The same with the old outcome where customers come for help more than once.

    Whether further requests are repeats depends on what came of the first. They stay what they were: a better answer
    makes no new need, and a worse one takes none away.
    """
    draft = Draft(versions)
    for pair in versions.pairs:
        if pair.new.is_help_seeking and pair.new.encounters > pair.new.reach and pair.old.outcome != pair.new.outcome:
            draft.write_new(pair.new.id, outcome=pair.old.outcome)
    draft.settle()
    return draft.now


def on_the_old_way(versions: Versions) -> Version:
    """The old version with the times of the new one; what is gone takes none."""
    draft = Draft(versions)
    for pair in versions.pairs:
        draft.write_old(pair.old.id, **{field: getattr(pair.new.written, field) for field in TIMES})
    for touchpoint in versions.removed:
        draft.write_old(touchpoint.id, **dict.fromkeys(TIMES))
    draft.settle()
    return draft.now.old


def with_old_waits(versions: Versions) -> Versions:
    """The same with waits that count as they did, whatever came of the step.

    Who gives up does not sit through the wait. So a step that is mended would make the journey later, and one that
    fails would make it quicker.
    """
    draft = Draft(versions)
    for pair in versions.pairs:
        if pair.old.written.waited is None and pair.new.written.waited is None and pair.new.wait > 0:
            counts = pair.old.waited > 0 or pair.old.wait == 0
            if counts != (pair.new.waited > 0):
                draft.write_new(pair.new.id, waited=pair.new.written.wait if counts else "0m")
    draft.settle()
    return draft.now


def with_all_waits(versions: Versions) -> Versions:
    """The same with waits that both versions sit through, where one of them does not because of what came of the step.

    It reads the same on the way back.
    """
    draft = Draft(versions)
    for pair in versions.pairs:
        if pair.old.written.waited is None and pair.new.written.waited is None:
            if pair.old.waited < pair.old.wait and pair.new.waited == pair.new.wait:
                draft.write_old(pair.old.id, waited=pair.old.written.wait)
            elif pair.new.waited < pair.new.wait and pair.old.waited == pair.old.wait:
                draft.write_new(pair.new.id, waited=pair.new.written.wait)
    draft.settle()
    return draft.now
