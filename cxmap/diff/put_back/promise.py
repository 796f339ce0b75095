"""A promise that asks less of the company."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.draft import Draft
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.wording import time

ASKS = "promise-loosened"


@row(60)
def promise(draft: Draft) -> Iterator[PutBack]:
    """A longer wait that is promised is kept more easily and is no shorter: the old promise still holds.

    A promise that only the new version states is read in both.
    """
    for pair in draft.now.pairs:
        old, new = pair.old.promise, pair.new.promise
        if old is None and new is not None:
            draft.write_old(pair.old.id, promise=pair.new.written.promise)
        elif old is not None and (new is None or new > old):
            draft.write_new(pair.new.id, promise=pair.old.written.promise)
            now = f"{time(new)} now" if new is not None else "none now"
            told = f"the promise at {{name}}, {time(old)} before and {now}: that it is kept is no shorter wait"
            kept_only_so = pair.new.wait > old and (new is None or pair.new.wait <= new)
            yield of_pair(pair, "promise", old, new, told, ASKS, helps=kept_only_so)
