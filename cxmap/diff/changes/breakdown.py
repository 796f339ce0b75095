"""Where the experience breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.analysis.breakdowns import Signal
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.signals import in_words
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint


@changes(
    *opposites(
        "breakdown-added",
        "breakdown-removed",
        weight=3,
        when=(
            "a touchpoint that both have gains signals of 6.1 and loses none; `sends-to-service` is told as a cause",
            "it loses some and gains none",
        ),
    ),
    topic="Friction, breakdowns, evidence",
)
def breakdown(versions: Versions) -> Iterator[Fact]:
    """Hard signals appear at a touchpoint, or vanish. One that only takes the place of another is no change.

    That a touchpoint sends customers to service is told as a cause. What only follows from a score that one version
    does not have has neither appeared nor vanished. At a touchpoint that only one version has, its
    being added or removed says what is to be said.
    """
    for pair in versions.pairs:
        come, gone = told_signals(versions, pair)
        old, new = _signals(versions, pair)
        if come:
            words = "breaks in one more way" if old else "breaks now"
            yield pair.fact("breakdown-added", f"{words}: {in_words(come)}", old, new)
        elif gone:
            rest = f"; still: {in_words(new)}" if new else ""
            words = "breaks in fewer ways" if new else "does not break any more"
            yield pair.fact("breakdown-removed", f"{words}; before: {in_words(gone)}{rest}", old, new)


def told_signals(versions: Versions, pair: Pair) -> tuple[list[Signal], list[Signal]]:
    """The signals that appear at a touchpoint, or that vanish there; neither where both happens."""
    old, new = _signals(versions, pair)
    come, gone = [name for name in new if name not in old], [name for name in old if name not in new]
    return ([], []) if come and gone else (come, gone)


def _signals(versions: Versions, pair: Pair) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
    olds, news = versions.old.analysis.breakdowns.signals, versions.new.analysis.breakdowns.signals
    old, new = _of_its_own(olds[pair.old.index]), _of_its_own(news[pair.new.index])
    if (pair.old.friction is None) != (pair.new.friction is None):
        return _without_score(pair.old, old), _without_score(pair.new, new)
    return old, new


def _without_score(touchpoint: Touchpoint, signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Signals that do not come from the score: an outcome that nobody wrote does."""
    written = touchpoint.written.outcome is not None
    return tuple(signal for signal in signals if signal != "blocked" and (written or signal != "failed"))


def _of_its_own(signals: Sequence[Signal]) -> tuple[Signal, ...]:
    return tuple(signal for signal in signals if signal != "sends-to-service")
