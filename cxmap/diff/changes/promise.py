"""What customers are told about the wait."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import time


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A promise that is kept only because it promises less is a question."""
    if fact.kind != "promise-loosened" or fact.before is None or fact.after is None:
        return None
    if _is_missed(versions.old.touchpoints[fact.before]) and not _is_missed(versions.new.touchpoints[fact.after]):
        return Judgement(fact.kind, QUESTION, "; only so is it kept")
    return None


@changes(
    Kind("promise-loosened", REGRESSION, "promise-tightened"),
    Kind("promise-tightened", IMPROVEMENT, "promise-loosened"),
    judge=judge,
)
def promise(versions: Versions) -> Iterator[Fact]:
    """Customers are promised a longer or a shorter wait, or are not told any more, or are told now."""
    for pair in versions.edited:
        old, new = pair.old.promise, pair.new.promise
        if old == new or not (pair.old.written.wait and pair.new.written.wait):
            continue
        looser = new is None or (old is not None and new > old)
        kind = "promise-loosened" if looser else "promise-tightened"
        yield pair.fact(kind, _said(old, new), old, new, "promise")


def _said(old: float | None, new: float | None) -> str:
    if new is None:
        return f"customers are not told how long it takes any more, were promised {time(old)}"
    return f"customers are promised {time(new)}, " + ("were told nothing" if old is None else f"was {time(old)}")


def _is_missed(touchpoint: Touchpoint) -> bool:
    return touchpoint.promise is not None and touchpoint.wait > touchpoint.promise
