"""How many customers start the journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.journey.written import Volume
from cxmap.wording import number


@changes(
    Kind(
        "volume-changed",
        NEUTRAL,
        "volume-changed",
        leading=True,
        when="another number of customers starts; 12 a year and 1 a month are the same",
    ),
    alone="volume",
    topic="Who comes, and what counts as service",
)
def volume(versions: Versions) -> Iterator[Fact]:
    """Another number of customers starts. It is shown first because it moves every total."""
    old, new = versions.old.journey.written.volume, versions.new.journey.written.volume
    if old == new or _per_month(versions, old, new):
        return
    message = f"Customers who start: {_said(new)}, was {_said(old)}"
    yield versions.journey_fact("volume-changed", message, _said(old), _said(new), "volume")


def _per_month(versions: Versions, old: Volume | None, new: Volume | None) -> bool:
    """Whether the two are the same number in other words, such as 12 a year and 1 a month."""
    olds, news = versions.old.journey.customers_per_month, versions.new.journey.customers_per_month
    return old is not None and new is not None and olds is not None and news is not None and abs(olds - news) < 1e-6


def _said(volume: Volume | None) -> str:
    return f"{number(volume.count)} per {volume.per}" if volume else "not stated"
