"""What is to be said of a touchpoint that the new version does not have."""

from __future__ import annotations

from functools import lru_cache

from cxmap.diff.mended import is_whole, open_causes, settled
from cxmap.diff.nowhere import is_route, place_of
from cxmap.diff.retired import reasons
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import called, listed, short


def why(versions: Versions, touchpoint: Touchpoint) -> str:
    """The reason in the file, if there is one, as the end of a sentence."""
    reason = reasons(versions.new.journey.written).get(touchpoint.id)
    return f"; {short(reason)}" if reason else ""


def missed(versions: Versions, route: Touchpoint) -> str:
    """What still sends customers to a way to a person that is closed, in words; empty if nobody misses it.

    One that never got anybody anywhere is not missed, nor is one where all that sent customers there is mended.
    """
    proven = versions.proven
    known = place_of(proven, route)
    if not is_route(route) or known is None or _is_still_there(versions, known):
        return ""
    still = open_causes(proven, known, _whole(proven))
    return f"{listed(called(proven.old.touchpoints[i]) for i in still)} still sends customers to it" if still else ""


@lru_cache(maxsize=1)
def _whole(proven: Versions) -> tuple[bool, ...]:
    """What does not break any more, asked for each of the ways that are gone."""
    return settled(proven, enough=is_whole)


def _is_still_there(versions: Versions, index: int) -> bool:
    """Whether something took its place that gets customers somewhere."""
    pair = next((pair for pair in versions.proven.pairs if pair.old.index == index), None)
    step = next((step for step in versions.new.touchpoints if pair and step.id == pair.new.id), None)
    return step is not None and is_route(step)
