"""How many customers start the journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.both import Both
from cxmap.diff.change import NEUTRAL, Fact, Kind, changes
from cxmap.diff.say import number
from cxmap.journey.written import Volume


@changes(Kind("volume-changed", NEUTRAL, "volume-changed", leading=True))
def volume(both: Both) -> Iterator[Fact]:
    """Another number of customers starts. It is shown first because it moves every total."""
    old, new = both.old.journey.written.volume, both.new.journey.written.volume
    if old == new or _per_month(both, old, new):
        return
    message = f"Customers who start: {_said(new)}, was {_said(old)}"
    yield both.journey_fact("volume-changed", message, _said(old), _said(new), "volume")


def _per_month(both: Both, old: Volume | None, new: Volume | None) -> bool:
    """Whether the two are the same number in other words, such as 12 a year and 1 a month."""
    olds, news = both.old.journey.customers_per_month, both.new.journey.customers_per_month
    return old is not None and new is not None and olds is not None and news is not None and abs(olds - news) < 1e-6


def _said(volume: Volume | None) -> str:
    return f"{number(volume.count)} per {volume.per}" if volume else "not stated"
