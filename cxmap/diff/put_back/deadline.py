"""Another deadline than before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.put_back._row import PutBack, row
from cxmap.wording import time

ASKS = Kind(
    "deadline-changed",
    QUESTION,
    when=(
        "the customer has more or less time than before, or no deadline any more; both versions are read "
        "with the old one"
    ),
)


@row(10, ASKS, topic="Goal, deadline, help")
def deadline(draft: Draft) -> Iterator[PutBack]:
    """The customer has more or less time than the version before says. Did the customer's day change, or only the file?

    Both versions are read with the old deadline: time is saved where a step is quicker, and not where more of it is
    given. A first deadline is read in both, too: that somebody asked makes nobody late.
    """
    old, new = draft.now.old.journey, draft.now.new.journey
    if old.deadline == new.deadline:
        return
    if old.deadline is None:
        draft.write_head(draft.old, deadline=new.written.deadline)
        return
    draft.write_head(draft.new, deadline=old.written.deadline)
    late = draft.now.new.analysis.timing.slack
    helps = new.deadline is None or (late is not None and late >= 0 > late + old.deadline - new.deadline)
    now = f"{time(new.deadline)} now" if new.deadline is not None else "none now"
    told = f"the deadline, {now} and {time(old.deadline)} before: nothing shows that customers have more time"
    if new.deadline is not None and new.deadline < old.deadline:
        told = f"the deadline, {now} and {time(old.deadline)} before: both versions are read with the old one"
    yield PutBack("deadline", None, None, old.deadline, new.deadline, told, ASKS.id, helps)
