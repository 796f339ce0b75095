"""One touchpoint with all that the file leaves open filled in: its team, kind, class, outcome, times and reach.

Defaults: docs/method.md 1.1, 1.2, 1.3, 1.4, 1.5 and 2.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from cxmap.findings import KeyPath
from cxmap.journey import vocabulary as words
from cxmap.journey.durations import minutes
from cxmap.journey.written import DemandShares, WrittenTouchpoint

ClassFrom = Literal["kind", "config", "channel", "default", "nothing"]


class ChannelSettings(NamedTuple):
    """What the configuration says of a channel; None leaves the tables of the vocabulary in force."""

    kind: words.Kind | None = None
    mode: words.Mode | None = None
    cost: float | None = None


Channels = Mapping[str, ChannelSettings]


class Touchpoint(NamedTuple):
    """A touchpoint as the analysis reads it. Times are minutes; ``written`` is what the file says.

    ``path`` is its place in the file, as a key path. ``kind`` is None where nobody knows the channel;
    ``channel`` is empty backstage. ``team`` is the
    owner as one name: ``(nobody)`` if the company forgot to say, None outside the company. There are many
    touchpoints, and a frozen dataclass with so many fields takes five times as long to make.
    """

    written: WrittenTouchpoint
    index: int  # type: ignore[assignment]  # it hides tuple.index, which nobody calls
    path: KeyPath
    id: str
    name: str
    owners: tuple[str, ...]
    outside: bool
    team: str | None
    channel: str
    mode: words.Mode | None
    kind: words.Kind | None
    class_: words.ServiceClass
    class_from: ClassFrom
    initiated_by: words.Initiator | None
    control: words.Control
    friction: float | None
    anchor: int | None
    outcome: words.Outcome
    reach: float
    encounters: float
    duration: float
    wait: float
    waited: float
    after: float
    promise: float | None
    follows: tuple[int, ...]

    @property
    def owner(self) -> str:
        """The owner under which totals count it: its team, or ``(outside)``."""
        return self.team or words.OUTSIDE

    @property
    def owner_in_brackets(self) -> str:
        """``(digital)``, behind a name; nobody and everybody outside are in brackets already."""
        return self.owner if self.owner in (words.NOBODY, words.OUTSIDE) else f"({self.owner})"

    @property
    def points(self) -> float:
        """Friction points of one encounter, 0 to 4; 0 if it was not scored."""
        return self.friction - 1 if self.friction is not None else 0.0

    @property
    def felt(self) -> float:
        """Friction points per customer who starts: encounters times points."""
        return self.encounters * self.points

    @property
    def is_service(self) -> bool:
        """It is there to help: self-service or assisted."""
        return self.class_ in ("self-service", "assisted")

    @property
    def is_experience(self) -> bool:
        """It is a part of the experience and no service."""
        return self.class_ == "experience"

    @property
    def is_backstage(self) -> bool:
        """Customers never see it: it takes time and is somebody's, and counts as nothing else."""
        return self.class_ == words.BACKSTAGE

    @property
    def has_class(self) -> bool:
        """Whether anybody knows if it is service or not: the file names a channel, or says what it is for."""
        return self.class_ != "unknown"

    @property
    def is_help_seeking(self) -> bool:
        """A customer comes to service, alone or with a person."""
        return self.is_service and self.initiated_by == "customer"

    @property
    def is_contact(self) -> bool:
        """A customer comes to a person for help."""
        return self.class_ == "assisted" and self.initiated_by == "customer"

    @property
    def is_handled(self) -> bool:
        """The contact got through to service."""
        return self.outcome != "unavailable"

    @property
    def went_wrong(self) -> bool:
        """The customer did not get it: failed, unavailable or abandoned."""
        return self.outcome in ("failed", "unavailable", "abandoned")

    @property
    def states_a_time(self) -> bool:
        """Whether the file gives any time here."""
        said = self.written
        return any(time is not None for time in (said.duration, said.wait, said.waited, said.after))

    @property
    def repeated(self) -> float:
        """Encounters per customer that are there only because help here did not help the first time."""
        failed = self.went_wrong or self.outcome == "partly"
        return self.encounters - self.reach if self.is_help_seeking and failed else 0.0

    @property
    def is_value_demand(self) -> bool:
        """The file says that customers want this contact, and that nothing broke."""
        demand = self.written.demand
        return demand == "value" or (isinstance(demand, DemandShares) and demand.value >= 1)


def touchpoint(
    written: WrittenTouchpoint, index: int, id: str, follows: tuple[int, ...], channels: Channels
) -> Touchpoint:
    """Fill in what the file leaves open, by the defaults of the format."""
    channel = written.channel or ""
    settings = channels.get(channel, _NO_SETTINGS)
    kind, class_from = _kind(written, settings)
    control = written.control or "owned"
    friction = written.friction if isinstance(written.friction, float) else None
    anchor = int(friction + 0.5) if friction is not None else None
    outcome = written.outcome or ("failed" if anchor == words.BLOCKED else "done")
    wait = minutes(written.wait) if written.wait else 0.0
    reach = 1.0 if written.reach is None else written.reach
    owners = () if written.team is None else (written.team,) if isinstance(written.team, str) else written.team
    outside = control in ("external", "customer")
    return Touchpoint(
        written=written,
        index=index,
        path=("touchpoints", index),
        id=id,
        name=written.name,
        owners=owners,
        outside=outside,
        team=None if outside else " + ".join(owners) or words.NOBODY,
        channel=channel,
        mode=settings.mode or words.MODE_OF_CHANNEL.get(channel),
        kind=kind,
        class_=words.class_of(kind),
        class_from=class_from,
        initiated_by=written.initiated_by or words.STARTED_BY.get(kind),
        control=control,
        friction=friction,
        anchor=anchor,
        outcome=outcome,
        reach=reach,
        encounters=reach * (1.0 if written.times is None else written.times),
        duration=minutes(written.duration) if written.duration else 0.0,
        wait=wait,
        waited=_waited(written, wait, outcome, kind),
        after=minutes(written.after) if written.after else 0.0,
        promise=minutes(written.promise) if written.promise else None,
        follows=follows,
    )


_NO_SETTINGS = ChannelSettings()


def _kind(written: WrittenTouchpoint, settings: ChannelSettings) -> tuple[words.Kind | None, ClassFrom]:
    """What it is for, and which rule said so: the file, the configuration, the channel, or nothing at all."""
    if written.kind:
        return written.kind, "kind"
    if settings.kind:
        return settings.kind, "config"
    if written.channel == words.UNKNOWN_CHANNEL:
        return None, "nothing"
    kind = words.KIND_OF_CHANNEL.get(written.channel or "")
    if kind is None:
        return "product", "default"
    if written.channel in words.AT_A_DESK and not written.caused_by and not written.demand:
        return words.AT_A_DESK[written.channel], "channel"
    if kind == "assisted" and written.initiated_by == "company":
        return "communication", "channel"
    return kind, "channel"


def _waited(written: WrittenTouchpoint, wait: float, outcome: words.Outcome, kind: words.Kind | None) -> float:
    """The part of the wait that moves the customer's clock: who gave up did not sit through the rest."""
    if written.waited:
        return minutes(written.waited)
    return wait if outcome in ("done", "partly") or kind in ("product", None) else 0.0
