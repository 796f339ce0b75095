"""What is offered instead where a step does not work."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import says_something
from cxmap.diff.change import IMPROVEMENT, NEUTRAL, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.mended import hard_signals
from cxmap.diff.versions import Versions
from cxmap.wording import short


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """It counts where the step breaks."""
    if fact.kind == "fallback-added" and fact.before is not None and hard_signals(versions.old, fact.before):
        return Judgement(fact.kind, IMPROVEMENT, ", where it broke")
    if fact.kind == "fallback-removed" and fact.after is not None and hard_signals(versions.new, fact.after):
        return Judgement(fact.kind, REGRESSION, ", and it breaks here")
    return None


@changes(
    Kind(
        "fallback-removed",
        QUESTION,
        "fallback-added",
        when="a `fallback` is not named any more",
        otherwise="regression, if the step breaks (6.1) by more than sending customers to service",
    ),
    Kind(
        "fallback-added",
        NEUTRAL,
        "fallback-removed",
        when="one is named that was not",
        otherwise="improvement, if the step broke in the old version",
    ),
    judge=judge,
    topic="Steps that are new or gone",
)
def fallback(versions: Versions) -> Iterator[Fact]:
    """What is offered instead is not named any more, or is named now.

    Is it gone, or only not said? Where the step breaks, customers without it are left alone there.
    """
    for pair in versions.edited:
        old, new = pair.old.written.fallback, pair.new.written.fallback
        if says_something(old) and not says_something(new):
            message = f"nothing is named any more that is offered instead, was: {short(old)}"
            yield pair.fact("fallback-removed", message, old, new, "fallback")
        elif says_something(new) and not says_something(old):
            message = f"offered instead now: {short(new)}"
            yield pair.fact("fallback-added", message, old, new, "fallback")
