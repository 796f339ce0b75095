"""How long customers wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Pair, Versions
from cxmap.wording import time

Field = Literal["wait", "after"]
_FIELDS: tuple[tuple[Field, str], ...] = (
    ("wait", "customers wait {new} for it, was {old}"),
    ("after", "it comes {new} after the step before, was {old}"),
)


@changes(
    *opposites("wait-up", "wait-down", when=("`wait` or `after` is longer. Both", "it is shorter. Both")),
    topic="Waiting, opening hours, promises",
)
def wait(versions: Versions) -> Iterator[Fact]:
    """Customers wait longer or not as long: for the result of a step, or in the gap before it.

    A time that only one version states is no change: nobody knows what it was.
    """
    for pair in versions.edited:
        for field, said in _FIELDS:
            old, new = _stated(pair, field)
            if old is not None and new is not None and old != new:
                kind = "wait-up" if new > old else "wait-down"
                message = said.format(old=time(old), new=time(new))
                yield pair.fact(kind, message, old, new, field, about=field)


def _stated(pair: Pair, field: Field) -> tuple[float | None, float | None]:
    old, new = pair.old, pair.new
    if field == "wait":
        return (old.wait if old.written.wait else None), (new.wait if new.written.wait else None)
    return (old.after if old.written.after else None), (new.after if new.written.after else None)
