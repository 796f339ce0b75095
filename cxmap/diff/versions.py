"""Both versions with what is recognised in them: what every finder of changes reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from cxmap.analysis.handoffs import Handoff
from cxmap.analysis.parts import EPSILON
from cxmap.diff.fact import Fact, Value
from cxmap.diff.known import Known, known
from cxmap.diff.match import Match, Matching
from cxmap.diff.version import Version
from cxmap.findings import KeyPath
from cxmap.journey.touchpoint import Touchpoint


class Pair(NamedTuple):
    """One touchpoint in both versions, and the evidence that was known before."""

    old: Touchpoint
    new: Touchpoint
    match: Match
    known: Known = Known()

    def fact(self, kind: str, message: str, old: Value, new: Value, *field: str, about: str = "") -> Fact:
        """A difference at this touchpoint."""
        return Fact(kind, message, self.old.index, self.new.index, old, new, field, about)


class Read(NamedTuple):
    """What is read otherwise than it is written, and does not show in the versions themselves.

    ``joined`` is what became of the ids of old touchpoints that are drawn as one, ``said_now`` the minutes of the times
    that only the new version states, by the id of the touchpoint; they are read in both.
    """

    joined: Mapping[str, str] = MappingProxyType({})
    said_now: Mapping[str, float] = MappingProxyType({})


class Versions:
    """The two versions of a comparison, and what of them is read otherwise than it is written."""

    def __init__(self, old: Version, new: Version, matching: Matching, read: Read | None = None) -> None:
        self.old, self.new, self.matching, self.read = old, new, matching, read or Read()
        self.proven = self
        """The same as far as it is proven: these very versions, until something is put back."""
        self.tolerance: float | None = None
        """The share (0 to 1) by which a time has to change before it says anything, where somebody chose one."""

    def with_proven(self, proven: Versions, tolerance: float | None = None) -> Versions:
        """These versions, with what of them is proven, and with how much of a time may change unjudged."""
        known = Versions(self.old, self.new, self.matching, self.read)
        known.proven = proven if proven is not self else known
        known.tolerance = known.proven.tolerance = tolerance
        return known

    @cached_property
    def known(self) -> Known:
        """The evidence that the old version names."""
        old, new = self.old.journey.written, self.new.journey.written
        return known(old, new)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The touchpoints that both have, in the new order."""
        olds, news = self.old.touchpoints, self.new.touchpoints
        return tuple(Pair(olds[pair.old], news[pair.new], pair, self.known) for pair in self.matching.matches)

    @cached_property
    def edited(self) -> tuple[Pair, ...]:
        """Those of which the file says something else than before."""
        return tuple(pair for pair in self.pairs if _differ(pair.old.written, pair.new.written))

    @cached_property
    def removed(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that only the old version has."""
        return tuple(self.old.touchpoints[i] for i in self.matching.removed)

    @cached_property
    def added(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that only the new version has."""
        return tuple(self.new.touchpoints[i] for i in self.matching.added)

    @cached_property
    def match_of_old(self) -> dict[int, Match]:
        """The match of an old touchpoint, by its index."""
        return {pair.old: pair for pair in self.matching.matches}

    @cached_property
    def match_of_new(self) -> dict[int, Match]:
        """The match of a new touchpoint, by its index."""
        return {pair.new: pair for pair in self.matching.matches}

    @cached_property
    def arrivals(self) -> tuple[dict[int, list[Handoff]], dict[int, list[Handoff]]]:
        """The handoffs that lead to each touchpoint, old and new, by its index."""
        return _arrivals(self.old), _arrivals(self.new)

    @cached_property
    def senders(self) -> tuple[dict[int, float], dict[int, float]]:
        """The touchpoints that send customers to service, old and new, and how often per customer."""
        return _senders(self.old), _senders(self.new)

    @cached_property
    def rooted(self) -> tuple[dict[int, float], dict[int, float]]:
        """The touchpoints where demand for service starts, old and new, and how much of it per customer."""
        return _rooted(self.old), _rooted(self.new)

    def journey_fact(self, kind: str, message: str, old: Value, new: Value, *field: str, about: str = "") -> Fact:
        """A difference of the whole journey."""
        return Fact(kind, message, None, None, old, new, field, about)

    def path(self, fact: Fact, side: Version) -> KeyPath | None:
        """Where a fact is written in one of the two files, None where the touchpoint is missing."""
        index = fact.before if side is self.old else fact.after
        if index is not None:
            return ("touchpoints", index, *fact.field)
        return fact.field or ("title",) if fact.before is None and fact.after is None else None


def _differ(old: Any, new: Any) -> bool:
    # The models' own `==` does the same after a dozen questions that two of the same class need not be asked.
    return bool(old.__dict__ != new.__dict__)


def _arrivals(side: Version) -> dict[int, list[Handoff]]:
    found: dict[int, list[Handoff]] = {}
    for handoff in side.analysis.handoffs.all:
        found.setdefault(handoff.after, []).append(handoff)
    return found


def _senders(side: Version) -> dict[int, float]:
    sent: dict[int, float] = {}
    for touchpoint in _asking(side):
        for cause in side.analysis.causes.direct[touchpoint.index]:
            sent[cause.at] = sent.get(cause.at, 0.0) + touchpoint.encounters * cause.share
    return {i: amount for i, amount in sent.items() if amount > EPSILON}


def _rooted(side: Version) -> dict[int, float]:
    started: dict[int, float] = {}
    for touchpoint in _asking(side):
        for root, share in side.analysis.roots[touchpoint.index].items():
            if root != touchpoint.index:
                started[root] = started.get(root, 0.0) + touchpoint.encounters * share
    return {i: amount for i, amount in started.items() if amount > EPSILON}


def _asking(side: Version) -> Iterator[Touchpoint]:
    """The steps at which customers seek help for something else than value."""
    return (
        touchpoint for touchpoint in side.touchpoints if touchpoint.is_help_seeking and not touchpoint.is_value_demand
    )
