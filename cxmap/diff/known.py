"""The evidence that was there before: what is only named again, elsewhere or otherwise, shows nothing new."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from cxmap.journey.written import Evidence, WrittenJourney


class Known(NamedTuple):
    """All evidence of the old version with the texts of its sources, and the texts of the new version's sources."""

    entries: tuple[tuple[Evidence, str], ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})

    def is_new(self, entry: Evidence) -> bool:
        """Whether nobody named this evidence before, at any touchpoint.

        One that says less of where it is from is the same, and so is one under another key or with a finer date. What
        is older than what was known of the same source was there to be known.
        """
        return not any(self._is_same(entry, other, source) for other, source in self.entries)

    def _is_same(self, entry: Evidence, other: Evidence, source: str) -> bool:
        if entry.ref is None:
            return entry.from_ == other.from_ and not _is_later(entry.date, other.date)
        return source == self.sources.get(entry.ref, entry.ref) and not _is_later(entry.date, other.date)


def known(old: WrittenJourney, new: WrittenJourney) -> Known:
    """What the old version knows, to be held against what the new one names."""
    sources = old.sources or {}
    entries = (entry for step in old.touchpoints for entry in step.evidence)
    named = ((entry, sources.get(entry.ref, entry.ref) if entry.ref else "") for entry in entries)
    return Known(tuple(dict.fromkeys(named)), new.sources or {})


def _is_later(now: str | None, before: str | None) -> bool:
    if now is None or before is None:
        return now is not None
    return now > before and not now.startswith(before)
