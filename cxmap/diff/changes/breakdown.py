"""Where the experience breaks."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import Fact, changes, opposites
from cxmap.diff.signals import in_words


@changes(*opposites("breakdown-added", "breakdown-removed"))
def breakdown(both: Both) -> Iterator[Fact]:
    """Hard signals appear at a touchpoint that had none, or the last one vanishes.

    At a touchpoint that only one version has, its being added or removed says it.
    """
    olds, news = both.old.analysis.breakdowns.signals, both.new.analysis.breakdowns.signals
    for pair in both.pairs:
        old, new = olds[pair.old.index], news[pair.new.index]
        if bool(old) == bool(new):
            continue
        if new:
            yield pair.fact("breakdown-added", f"breaks now: {in_words(new)}", old, new)
        else:
            yield pair.fact("breakdown-removed", f"does not break any more; before: {in_words(old)}", old, new)
