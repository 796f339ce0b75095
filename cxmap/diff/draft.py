"""A copy of both versions on which the rows of ``put_back/`` work: as written, and by ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cxmap.diff.draft_side import Side
from cxmap.diff.match import Match, Matching
from cxmap.diff.version import Version
from cxmap.diff.versions import Read, Versions
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint


class Draft:
    """Both versions on the way to what is proven. ``written`` is what the files say, ``now`` what is put back so far.

    A row reads ``now`` and writes to ``old`` and ``new``; what it wrote shows in ``now`` when the row is done.
    ``joined`` and ``said_now`` are those of `Read`. ``parts`` are the old touchpoints that a new one is drawn from, by
    its id, ``kept`` the new ids of touchpoints that are gone and stay.
    """

    def __init__(self, versions: Versions) -> None:
        self.written = self.now = versions
        self.old, self.new = Side(versions.old), Side(versions.new)
        ids = (
            (_id(versions.old, match.old), _id(versions.new, match.new), match) for match in versions.matching.matches
        )
        self.matches: dict[str, tuple[str, Match]] = {old: (new, match) for old, new, match in ids}
        self.joined, self.said_now = dict(versions.read.joined), dict(versions.read.said_now)
        self.parts: dict[str, tuple[Touchpoint, ...]] = {}
        self.kept: set[str] = set()
        self.fresh = True

    def settle(self) -> None:
        """Let what was written show in ``now``."""
        if self.fresh:
            return
        self.old.version, self.new.version = self.old.made(), self.new.made()
        read = Read(self.joined, self.said_now)
        self.now = Versions(self.old.version, self.new.version, self._matching(), read)
        self.fresh = True

    def write_old(self, id: str, **fields: Any) -> None:
        """Read a touchpoint of the old version with these fields."""
        self.fresh = False
        self.old.write(id, **fields)

    def write_new(self, id: str, **fields: Any) -> None:
        """Put fields of a touchpoint of the new version back."""
        self.fresh = False
        self.new.write(id, **fields)

    def write_head(self, side: Side, **fields: Any) -> None:
        """Put back what is said of the whole journey."""
        self.fresh = False
        side.head |= fields

    def pair(self, old: str, new: str) -> None:
        """Take two touchpoints for the same."""
        self.fresh = False
        self.matches[old] = (new, Match(0, 0, "declared"))

    def image(self, old: str) -> str | None:
        """The id that an old touchpoint has in the new version; None if it is not there."""
        return self.matches[old][0] if old in self.matches else None

    def images(self, olds: Iterable[str]) -> tuple[str, ...]:
        """The same for several, each once; those that are not there are left out."""
        found = (self.image(old) for old in olds)
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def forth(self) -> dict[str, str | None]:
        """New ids by old ones."""
        return {old: new for old, (new, _) in self.matches.items()}

    def back(self) -> dict[str, str | None]:
        """Old ids by new ones."""
        return {new: old for old, (new, _) in self.matches.items()}

    def _matching(self) -> Matching:
        olds, news = places(self.old.version.journey), places(self.new.version.journey)
        found = list(_matches(self.matches, olds, news))
        taken_old, taken_new = {match.old for match in found}, {match.new for match in found}
        return Matching(
            tuple(sorted(found, key=lambda match: match.new)),
            removed=tuple(i for i in range(len(olds)) if i not in taken_old),
            added=tuple(i for i in range(len(news)) if i not in taken_new),
            moved=(),
        )


def _matches(
    matches: Mapping[str, tuple[str, Match]], olds: Mapping[str, int], news: Mapping[str, int]
) -> Iterator[Match]:
    return (match._replace(old=olds[old], new=news[new]) for old, (new, match) in matches.items())


def places(journey: Journey) -> dict[str, int]:
    """Where each touchpoint stands, by its id."""
    return {touchpoint.id: touchpoint.index for touchpoint in journey.touchpoints}


def _id(version: Version, index: int) -> str:
    return version.touchpoints[index].id
