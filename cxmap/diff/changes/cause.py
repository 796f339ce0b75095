"""The touchpoints that send customers to service."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, NEUTRAL, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.mended import is_mended
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import in_anchor
from cxmap.wording import per_100

DONE_HERE = ", and customers get it done here"


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A root cause that sends nobody any more is fixed only if the step itself went better."""
    if fact.kind != "cause-removed" or fact.before is None or fact.after is None:
        return None
    old, new = versions.old.touchpoints[fact.before], versions.new.touchpoints[fact.after]
    if fact.before not in versions.rooted[0] or not _is_mended(versions, old) or _is_elsewhere(versions):
        return None
    if old.friction is not None and new.friction is not None and new.friction < old.friction:
        because = f", and its friction fell from {in_anchor(old.friction)} to {in_anchor(new.friction)}"
        return Judgement("cause-fixed", IMPROVEMENT, because)
    if new.outcome == "done" and old.outcome != "done":
        return Judgement("cause-fixed", IMPROVEMENT, DONE_HERE)
    return None


def _is_mended(versions: Versions, old: Touchpoint) -> bool:
    """Whether the step is better as far as it is proven."""
    return any(is_mended(versions.proven, pair) for pair in versions.proven.pairs if pair.old.id == old.id)


def _is_elsewhere(versions: Versions) -> bool:
    """Whether a step that is new sends customers to service now: then the cause only moved."""
    return any(step.index in versions.senders[1] for step in versions.added)


@changes(
    Kind(
        "cause-added",
        REGRESSION,
        "cause-removed",
        weight=2,
        when=(
            "a touchpoint newly sends customers to service: it is a direct cause (4.1), with a share above 0, "
            "of help-seeking steps that do not come for value alone"
        ),
    ),
    Kind(
        "cause-removed",
        NEUTRAL,
        "cause-added",
        weight=2,
        when="it does so no more; implied where the touchpoint is gone",
    ),
    Kind(
        "cause-fixed",
        IMPROVEMENT,
        instead_of="cause-removed",
        weight=4,
        when=("instead of `cause-removed`, if it was a root (4.3) and its score is lower, or it is done and was not"),
    ),
    judge=judge,
    topic="Causes",
)
def cause(versions: Versions) -> Iterator[Fact]:
    """A touchpoint newly sends customers to service, or does so no more.

    A root cause is fixed if its step also scores lower or is done, and that is proven, and no new step sends customers
    to service instead. Without that, customers may just have stopped asking, which is no improvement.
    """
    olds, news = versions.senders
    for pair in versions.pairs:
        i, j = pair.old.index, pair.new.index
        if (i in olds) != (j in news):
            kind = "cause-added" if j in news else "cause-removed"
            old, new = olds.get(i, 0.0), news.get(j, 0.0)
            yield pair.fact(kind, _said(old, new), 100 * old, 100 * new)
    for touchpoint in versions.added:
        if touchpoint.index in news:
            new = news[touchpoint.index]
            yield Fact("cause-added", _said(0.0, new), after=touchpoint.index, old=None, new=100 * new)
    for touchpoint in versions.removed:
        if touchpoint.index in olds:
            old = olds[touchpoint.index]
            yield Fact("cause-removed", _said(old, 0.0), before=touchpoint.index, old=100 * old, new=None, implied=True)


def _said(old: float, new: float) -> str:
    if new:
        return f"now sends customers to service, {_times(new)} per 100 customers"
    return f"sends nobody to service any more, and did so {_times(old)} per 100 customers"


def _times(amount: float) -> str:
    return f"{per_100(amount)} {'time' if per_100(amount) == '1' else 'times'}"
