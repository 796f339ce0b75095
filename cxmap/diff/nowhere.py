"""Customers with nowhere to go: the way to a person is closed, and what sent them there still breaks."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.goal import GOT_IT
from cxmap.diff.mended import is_whole, open_causes, settled
from cxmap.diff.proof import is_by_staff_alone, proofs
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import KIND_OF_CHANNEL, UNKNOWN_CHANNEL

LEAST = 0.01
"""From one of 100 customers on somebody is left alone."""


class Nowhere(NamedTuple):
    """The share of customers, 0 to 1, the ways that are closed and what still breaks, as old touchpoints."""

    share: float
    routes: tuple[Touchpoint, ...]
    causes: tuple[Touchpoint, ...]


def nowhere(written: Versions, proven: Versions) -> Nowhere:
    """Who is left alone. What is closed is read as ``written``, what is mended as far as it is ``proven``."""
    olds = proven.old.touchpoints
    done = settled(proven, enough=is_whole)
    closed = [(route, still) for route in _closed(written, proven) if (still := _open(proven, route, done))]
    left = sum(route.reach * _share(proven, route, still) for route, still in closed)
    roots = {root for _, still in closed for cause in still for root in proven.old.analysis.roots[cause]}
    left -= _taken_on(written, proven, roots) if left else 0.0
    share = min(1.0, left)
    if share < LEAST:
        return Nowhere(0.0, (), ())
    causes = dict.fromkeys(cause for _, still in closed for cause in still)
    return Nowhere(share, tuple(route for route, _ in closed), tuple(olds[i] for i in causes))


def _open(proven: Versions, route: Touchpoint, done: tuple[bool, ...]) -> tuple[int, ...]:
    index = place_of(proven, route)
    return open_causes(proven, index, done) if index is not None else ()


def place_of(proven: Versions, route: Touchpoint) -> int | None:
    """Where an old touchpoint, or what it is drawn into, stands in the old version as it is read."""
    id = proven.read.joined.get(route.id, route.id)
    return next((touchpoint.index for touchpoint in proven.old.touchpoints if touchpoint.id == id), None)


def _share(proven: Versions, route: Touchpoint, still: tuple[int, ...]) -> float:
    """The share of those who came by the route whose cause still breaks."""
    index = place_of(proven, route)
    causes = proven.old.analysis.causes.direct[index] if index is not None else ()
    total = sum(cause.share for cause in causes)
    return sum(cause.share for cause in causes if cause.at in still) / total if total else 0.0


def is_route(touchpoint: Touchpoint) -> bool:
    """A contact with a person that gets customers somewhere."""
    return touchpoint.is_contact and touchpoint.outcome in GOT_IT


def _closed(written: Versions, proven: Versions) -> list[Touchpoint]:
    shut = [pair.old for pair in written.pairs if is_route(pair.old) and is_shut(written, pair)]
    gone = [old for old in written.removed if is_route(old) and not _is_drawn_into_a_route(written, proven, old)]
    return sorted([*gone, *shut], key=lambda touchpoint: touchpoint.index)


def _is_drawn_into_a_route(written: Versions, proven: Versions, old: Touchpoint) -> bool:
    """Whether it is a part of one that is still a way to a person."""
    whole = proven.read.joined.get(old.id)
    return any(pair.old.id == whole and is_route(pair.new) and not is_shut(written, pair) for pair in written.pairs)


def is_shut(versions: Versions, pair: Pair) -> bool:
    """Whether a way to a person is none any more: nobody answers, or comes by it, or another channel without one.

    A channel that nobody knows is no news, and of customers who stay away the handling team's word is no proof.
    """
    new = pair.new
    moments = versions.old.analysis.timing.moments[pair.old.index], versions.new.analysis.timing.moments[new.index]
    if new.outcome in ("unavailable", "none") or (moments[1].closed_when_needed and not moments[0].closed_when_needed):
        return True
    if new.reach < LEAST <= pair.old.reach and is_by_staff_alone(pair, "reach", "times"):
        return True
    if new.channel in (pair.old.channel, UNKNOWN_CHANNEL):
        return False
    return new.class_ != "assisted" or KIND_OF_CHANNEL.get(new.channel) == "self-service"


def _taken_on(written: Versions, proven: Versions, roots: set[int]) -> float:
    """The customers whom other ways newly take on that get somewhere and are there for the same causes."""
    names = {proven.old.touchpoints[i].id for i in roots}
    images = {
        written.new.touchpoints[match.new].id for match in written.matching.matches if _id(written, match.old) in names
    }
    gained = 0.0
    for touchpoint, old in [*((new, None) for new in written.added), *((pair.new, pair.old) for pair in written.pairs)]:
        if _helps(written, touchpoint) and _is_for(written, touchpoint, images):
            before = old.reach if old is not None and is_route(old) else 0.0
            gained += max(0.0, touchpoint.reach - before)
    return gained


def _id(versions: Versions, index: int) -> str:
    return versions.old.touchpoints[index].id


def _helps(versions: Versions, touchpoint: Touchpoint) -> bool:
    closed = versions.new.analysis.timing.moments[touchpoint.index].closed_when_needed
    if touchpoint.outcome not in GOT_IT or not touchpoint.is_help_seeking or closed:
        return False
    if touchpoint.class_ == "assisted" and KIND_OF_CHANNEL.get(touchpoint.channel) != "self-service":
        return True
    return any(map(versions.known.is_new, proofs(touchpoint, "outcome", "success")))


def _is_for(versions: Versions, touchpoint: Touchpoint, causes: set[str]) -> bool:
    """Whether it comes behind one of the causes and is there for it, or nobody said what else for."""
    news = versions.new.touchpoints
    roots = {news[i].id for i in versions.new.analysis.roots[touchpoint.index]} - {touchpoint.id}
    if roots:
        return bool(roots & causes)
    return not touchpoint.is_value_demand and any(step.id in causes for step in news[: touchpoint.index])
