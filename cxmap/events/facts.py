"""What was measured, as frozen values: shares 0 to 1, times in minutes, None for unknown.

A value with ``suppressed`` set stands for so few journeys that nothing of it may be shown: its numbers are None.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from cxmap.events.conformance import MoveClass

Word = Literal["agrees", "differs", "not on the map", "not measured", "too few"]
FIRST_THING, TOO_LONG_AGO = "first thing", "too long ago"


class Spread(NamedTuple):
    """The median and the ninth decile of so many values, each one of them."""

    p50: float | None
    p90: float | None
    n: int | None
    suppressed: bool = False


NO_SPREAD = Spread(None, None, 0)


class Following(NamedTuple):
    """Of ``n`` visits the share that a contact follows, with its 95 % interval; ``lift`` over the base rate.

    ``as_usual`` says that the interval holds the base rate.
    """

    share: float | None
    low: float | None
    high: float | None
    n: int | None
    lift: float | None
    as_usual: bool | None
    suppressed: bool = False


class Doer(NamedTuple):
    """A team that the log records at a touchpoint, with its share of the events that record one."""

    team: str
    share: float | None


class OnMap(NamedTuple):
    """What the map says, None where it is silent."""

    reach: float | None
    times: float | None
    after_minutes: float | None
    duration_minutes: float | None
    wait_minutes: float | None
    friction: float | None


class Verdict(NamedTuple):
    """How the map's values compare with the log's; ``span`` is about the duration or the wait."""

    reach: Word
    times: Word
    after: Word
    span: Word


class TouchpointFacts(NamedTuple):
    """One touchpoint. ``dropped`` and ``open`` are journeys whose last visit it is; ``missing`` a share of closed ones.

    ``failed`` is a share of visits, None where no rule says what failing is. ``span_is`` is duration or wait.
    """

    id: str
    name: str
    milestone: bool
    journeys: int | None
    reach: float | None
    reach_low: float | None
    reach_high: float | None
    visits: int | None
    events: int | None
    times: float | None
    repeated: float | None
    failed: float | None
    span: Spread
    span_is: str
    after: Spread
    promise_kept: float | None
    dropped: int | None
    open: int | None
    contact_after: Following | None
    doers: tuple[Doer, ...]
    other_team: float | None
    other_channel: float | None
    missing: float | None
    map: OnMap
    verdict: Verdict
    measured: bool
    suppressed: bool = False


class Flow(NamedTuple):
    """From one touchpoint, team or channel to the next, with the minutes in between."""

    from_: str
    to: str
    n: int | None
    journeys: int | None
    minutes: Spread
    suppressed: bool = False


class PingPong(NamedTuple):
    """There and back again."""

    team: str
    other: str
    n: int | None
    journeys: int | None


class Upstream(NamedTuple):
    """What came before contacts: a touchpoint's id, `FIRST_THING` or `TOO_LONG_AGO`."""

    contact: str
    touchpoint: str
    n: int | None
    share: float | None
    suppressed: bool = False


class ByBreakdown(NamedTuple):
    """Contacts that a mapped breakdown comes before, the last one in time."""

    touchpoint: str
    contacts: int | None
    suppressed: bool = False


class Cause(NamedTuple):
    """A cause that the map declares for a contact, and the share of contacts that it really comes before."""

    contact: str
    cause: str
    declared: float | None
    share: float | None
    word: Literal["confirmed", "seen", "not seen", "too few"]


class Move(NamedTuple):
    """A step off the mapped path; ``from_`` is None at the start."""

    from_: str | None
    to: str
    class_: MoveClass
    n: int | None
    journeys: int | None
    suppressed: bool = False


class Variant(NamedTuple):
    """A distinct sequence of touchpoints."""

    touchpoints: tuple[str, ...]
    journeys: int


class Named(NamedTuple):
    """An activity of the log and its events."""

    event: str
    events: int


class Overlap(NamedTuple):
    """An activity that rules of several touchpoints match; the first one has it."""

    event: str
    touchpoints: tuple[str, ...]
    events: int


class Lost(NamedTuple):
    """Rows that could not be used, each counted once; the last two are journeys left out, None for a few."""

    no_case: int
    no_event: int
    bad_time: int
    after_until: int
    end_before_start: int
    bad_end: int
    before_from: int | None
    over_max_events: int | None


class LogFacts(NamedTuple):
    """The log. ``from_`` and ``to`` are days; ``mapped_share`` is of what is known or unknown, without noise."""

    files: tuple[tuple[str, int], ...]
    rows: int
    usable: int
    mapped: int
    ignored: int
    unmapped: int
    mapped_share: float
    lost: Lost
    duplicates: int
    overlaps: tuple[Overlap, ...]
    from_: str
    to: str
    time_zone: str
    zone_assumed: bool


class JourneyFacts(NamedTuple):
    """All journeys. ``goal_of`` is what the goal's share is of: all but the open ones that have not met it yet."""

    cases: int | None
    journeys: int
    visits: int | None
    ended: int | None
    open: int | None
    dropped: int | None
    goal: int | None
    goal_of: int | None
    in_time: int | None
    elapsed: Spread
    conforming: int | None
    with_contact: int | None
    contacts: int | None


class ContactFacts(NamedTuple):
    """Contacts per 100 journeys; ``share`` of journeys with one. ``failure_low`` to ``failure_high`` is of contacts."""

    per_100: float | None
    share: float | None
    base_rate: float | None
    upstream: tuple[Upstream, ...]
    failure_low: float | None
    failure_high: float | None
    by_breakdown: tuple[ByBreakdown, ...]
    causes: tuple[Cause, ...]


class Measurement(NamedTuple):
    """A map held against a log."""

    journey: str
    title: str
    journey_hash: str
    log: LogFacts
    engine: tuple[str, str]
    journeys: JourneyFacts
    touchpoints: tuple[TouchpointFacts, ...]
    transitions: tuple[Flow, ...]
    handoffs: tuple[Flow, ...]
    handoffs_by: Literal["log", "map"]
    ping_pong: tuple[PingPong, ...]
    switches: tuple[Flow, ...]
    switches_by: Literal["log", "map"]
    contacts: ContactFacts
    moves: tuple[Move, ...]
    variants: int
    top_variants: tuple[Variant, ...]
    pooled_journeys: int | None
    unmapped: tuple[Named, ...]
    unmapped_pooled: int
    min_cell: int
    within_minutes: float
    inactive_after_minutes: float
    split_gap_minutes: float | None
    ends: tuple[str, ...]
    milestones: tuple[str, ...]
    contact_points: tuple[str, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
