"""Customers with nowhere to go: the way to a person is closed, and what sent them there still breaks."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.goal import GOT_IT
from cxmap.diff.mended import is_whole, open_causes, settled
from cxmap.diff.proof import is_new, proofs
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import KIND_OF_CHANNEL

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
    closed = [(route, still) for route in _closed(written) if (still := _open(proven, route, done))]
    left = sum(route.reach * _share(proven, route, still) for route, still in closed)
    roots = {root for _, still in closed for cause in still for root in proven.old.analysis.roots[cause]}
    left -= _taken_on(written, proven, roots) if left else 0.0
    share = min(1.0, left)
    if share < LEAST:
        return Nowhere(0.0, (), ())
    causes = dict.fromkeys(cause for _, still in closed for cause in still)
    return Nowhere(share, tuple(route for route, _ in closed), tuple(olds[i] for i in causes))


def _open(proven: Versions, route: Touchpoint, done: tuple[bool, ...]) -> tuple[int, ...]:
    index = _index(proven, route)
    return open_causes(proven, index, done) if index is not None else ()


def _index(proven: Versions, route: Touchpoint) -> int | None:
    found = (touchpoint.index for touchpoint in proven.old.touchpoints if touchpoint.id == route.id)
    return next(found, None)


def _share(proven: Versions, route: Touchpoint, still: tuple[int, ...]) -> float:
    """The share of those who came by the route whose cause still breaks."""
    index = _index(proven, route)
    causes = proven.old.analysis.causes.direct[index] if index is not None else ()
    total = sum(cause.share for cause in causes)
    return sum(cause.share for cause in causes if cause.at in still) / total if total else 0.0


def is_route(touchpoint: Touchpoint) -> bool:
    """A contact with a person that gets customers somewhere."""
    return touchpoint.is_contact and touchpoint.outcome in GOT_IT


def _closed(versions: Versions) -> list[Touchpoint]:
    shut = [pair.old for pair in versions.pairs if is_route(pair.old) and is_shut(versions, pair)]
    return sorted([*filter(is_route, versions.removed), *shut], key=lambda touchpoint: touchpoint.index)


def is_shut(versions: Versions, pair: Pair) -> bool:
    """Whether a way to a person is none any more: unavailable, closed when needed, or another channel without one."""
    new = pair.new
    moments = versions.old.analysis.timing.moments[pair.old.index], versions.new.analysis.timing.moments[new.index]
    if new.outcome == "unavailable" or (moments[1].closed_when_needed and not moments[0].closed_when_needed):
        return True
    elsewhere = new.channel != pair.old.channel
    return elsewhere and (new.class_ != "assisted" or KIND_OF_CHANNEL.get(new.channel) == "self-service")


def _taken_on(written: Versions, proven: Versions, roots: set[int]) -> float:
    """The customers whom other ways newly take on that get somewhere and are there for the same causes."""
    names = {proven.old.touchpoints[i].id for i in roots}
    images = {
        written.new.touchpoints[match.new].id for match in written.matching.matches if _id(written, match.old) in names
    }
    gained = 0.0
    for touchpoint, old in [*((new, None) for new in written.added), *((pair.new, pair.old) for pair in written.pairs)]:
        if _helps(written, touchpoint, old) and _is_for(written, touchpoint, images):
            before = old.reach if old is not None and is_route(old) else 0.0
            gained += max(0.0, touchpoint.reach - before)
    return gained


def _id(versions: Versions, index: int) -> str:
    return versions.old.touchpoints[index].id


def _helps(versions: Versions, touchpoint: Touchpoint, old: Touchpoint | None) -> bool:
    if touchpoint.outcome not in GOT_IT or not touchpoint.is_help_seeking:
        return False
    if touchpoint.class_ == "assisted" and KIND_OF_CHANNEL.get(touchpoint.channel) != "self-service":
        return True
    befores = [old] if old else versions.old.touchpoints  # what is new has to be shown by what nobody knew before
    known = [entry for before in befores for entry in before.written.evidence]
    return any(is_new(entry, known) for entry in proofs(touchpoint, "outcome", "success"))


def _is_for(versions: Versions, touchpoint: Touchpoint, causes: set[str]) -> bool:
    """Whether it is there for one of the causes, or nobody said what for."""
    roots = {versions.new.touchpoints[i].id for i in versions.new.analysis.roots[touchpoint.index]} - {touchpoint.id}
    return not roots or bool(roots & causes)
