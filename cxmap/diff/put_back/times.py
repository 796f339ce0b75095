"""Times that are no longer written, or only now."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.journey.durations import minutes
from cxmap.wording import time

ASKS = Kind(
    "time-withdrawn",
    QUESTION,
    when="`after`, `duration`, `wait` or `waited` is not written any more; the old one still holds",
)
FIELDS = {
    "after": "the gap before {name}",
    "duration": "the time that {name} takes",
    "wait": "the wait at {name}",
    "waited": "the time that customers really wait at {name}",
}


@row(50, ASKS, topic="Waiting, opening hours, promises")
def times(draft: Draft) -> Iterator[PutBack]:
    """A time that the version before states is not written any more. Is it gone, or only not said?

    The old time still holds; to say that nobody waits any more, write `wait: 0m`. A time that only the new version
    states is read in both: that somebody looked at the clock makes nothing slower.
    """
    for pair in draft.now.pairs:
        for field, what in FIELDS.items():
            old, new = getattr(pair.old.written, field), getattr(pair.new.written, field)
            if old is None and new is not None:
                draft.write_old(pair.old.id, **{field: new})
                if field != "waited":
                    draft.said_now[pair.new.id] = draft.said_now.get(pair.new.id, 0.0) + minutes(new)
            elif old is not None and new is None:
                draft.write_new(pair.new.id, **{field: old})
                told = f"{what}, {time(minutes(old))} before and not written now"
                yield of_pair(pair, field, minutes(old), None, told, ASKS.id, helps=minutes(old) > 0)
