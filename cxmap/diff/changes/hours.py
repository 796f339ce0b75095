"""When a touchpoint is open."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.journey.hours import open_minutes
from cxmap.wording import in_words, short


@changes(
    *opposites(
        "hours-cut",
        "hours-extended",
        when=(
            "open minutes of the week are lost; hours that only moved are both a cut and an extension. Both",
            "open minutes are won. Both",
        ),
    ),
    topic="Waiting, opening hours, promises",
)
def hours(versions: Versions) -> Iterator[Fact]:
    """Some of the opening hours are lost or won; hours that were only moved are both."""
    for pair in versions.edited:
        old, new = pair.old.written.hours, pair.new.written.hours
        if not old or not new or old == new:
            continue
        olds, news = open_minutes(old), open_minutes(new)
        lost, won = len(olds - news), len(news - olds)
        shown = f"open {short(new)}, was {short(old)}"
        if lost:
            yield pair.fact("hours-cut", f"{in_words(lost)} a week less: {shown}", old, new, "hours")
        if won:
            yield pair.fact("hours-extended", f"{in_words(won)} a week more: {shown}", old, new, "hours")
