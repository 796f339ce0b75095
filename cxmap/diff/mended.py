"""Whether what sent customers to a step is mended, so that it can be believed that fewer of them come."""

from __future__ import annotations

from collections.abc import Callable

from cxmap.analysis.breakdowns import Signal
from cxmap.diff.outcomes import RANKS
from cxmap.diff.version import Version
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint

EASY = 2
"""The score up to which a step counts as one that does not break: effortless or a small snag."""

IsGone = Callable[[Touchpoint, tuple[int, ...]], bool]
"""Whether a touchpoint that only the old version has is gone for good, given its causes that are not settled."""


def hard_signals(version: Version, index: int) -> tuple[Signal, ...]:
    """How a touchpoint breaks, apart from sending customers to service."""
    return tuple(signal for signal in version.analysis.breakdowns.signals[index] if signal != "sends-to-service")


def is_better(pair: Pair) -> bool:
    """It ends better or scores lower."""
    old, new = pair.old, pair.new
    is_easier = old.friction is not None and new.friction is not None and new.friction < old.friction
    return is_easier or RANKS[new.outcome] > RANKS[old.outcome]


def is_mended(versions: Versions, pair: Pair) -> bool:
    """It ends better, scores lower, or a signal that made it break is gone."""
    old, new = pair.old, pair.new
    if is_better(pair):
        return True
    before, now = (side.analysis.timing.moments for side in (versions.old, versions.new))
    if before[old.index].misses_promise and not now[new.index].misses_promise:
        return True
    opens = before[old.index].closed_when_needed and not now[new.index].closed_when_needed
    stays = new.written.when == old.written.when  # nothing is mended by coming at another hour
    return opens and bool(new.written.hours) and stays  # no hours are no opening hours


def is_whole(versions: Versions, pair: Pair) -> bool:
    """It does not break any more: no hard signal, done, effortless or nearly so."""
    easy = pair.new.friction is not None and pair.new.friction <= EASY
    return easy and pair.new.outcome == "done" and not hard_signals(versions.new, pair.new.index)


def for_good(touchpoint: Touchpoint, open_causes: tuple[int, ...]) -> bool:
    """What the proven version does not have is gone for good."""
    return True


def settled(
    versions: Versions, *, enough: Callable[[Versions, Pair], bool] = is_mended, is_gone: IsGone = for_good
) -> tuple[bool, ...]:
    """For each old touchpoint whether it sends nobody any more: it is mended, or gone, or all that led to it is.

    A step of seeking help passes on what sent customers there; every other step has to be mended itself.
    """
    pairs = {pair.old.index: pair for pair in versions.pairs}
    found: list[bool] = []
    for touchpoint in versions.old.touchpoints:
        causes = versions.old.analysis.causes.direct[touchpoint.index]
        still = tuple(cause.at for cause in causes if not found[cause.at])
        pair = pairs.get(touchpoint.index)
        itself = enough(versions, pair) if pair else is_gone(touchpoint, still)
        found.append(itself or (touchpoint.is_help_seeking and bool(causes) and not still))
    return tuple(found)


def open_causes(versions: Versions, index: int, done: tuple[bool, ...]) -> tuple[int, ...]:
    """The causes of an old touchpoint that are not settled."""
    return tuple(cause.at for cause in versions.old.analysis.causes.direct[index] if not done[cause.at])
