"""What customers are told about the wait."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import IMPROVEMENT, QUESTION, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import time


@changes(
    Kind(
        "promise-loosened",
        QUESTION,
        "promise-tightened",
        when="the promised wait is longer, or none is promised any more; both state the wait",
    ),
    Kind("promise-tightened", IMPROVEMENT, "promise-loosened", when="it is shorter, or there is one now"),
    topic="Waiting, opening hours, promises",
)
def promise(versions: Versions) -> Iterator[Fact]:
    """Customers are promised a longer or a shorter wait, or are not told any more, or are told now.

    A looser promise is a question: it is kept more easily, and the wait is no shorter.
    """
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
