"""What no single field can say: ids and references, causes that come later, reach, weights, opening hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey.backstage import backstage
from cxmap.journey.durations import minutes
from cxmap.journey.ids import is_slip, nearest, slug
from cxmap.journey.journey import touchpoint_ids
from cxmap.journey.references import no_such
from cxmap.journey.times_check import TIMES, times_of, waited
from cxmap.journey.touchpoint import Channels
from cxmap.journey.vocabulary import CHANNEL_MEANT, KIND_OF_CHANNEL, UNKNOWN_CHANNEL
from cxmap.journey.written import DemandShares, WrittenJourney, WrittenTouchpoint
from cxmap.source.yaml_text import yaml_text

_NEAR_ZERO = 1e-6


def check(journey: WrittenJourney, channels: Channels) -> Iterator[Problem]:
    """Every problem between the fields of a journey whose fields are right one by one."""
    ids = touchpoint_ids(journey)
    known_channels = {*KIND_OF_CHANNEL, *channels, UNKNOWN_CHANNEL}
    first: dict[str, int] = {}
    for i, id in enumerate(ids):
        first.setdefault(id, i)
    yield from _duplicates(journey, first)
    yield from _journey_references(journey, first)
    yield from times_of(journey, (), {"deadline": minutes})
    yield from backstage(journey, first)
    stages = {stage if isinstance(stage, str) else stage.id for stage in journey.stages}
    for i, said in enumerate(journey.touchpoints):
        path: KeyPath = ("touchpoints", i)
        # Most touchpoints leave most of it out, and asking first is quicker than starting a generator for each.
        if said.follows or said.caused_by or said.expected_from or said.mirror_of:
            yield from _references(said, path, i, first)
        if said.stage and stages and said.stage not in stages:
            yield no_such((*path, "stage"), said.stage, sorted(stages), "stage")
        if said.channel and said.channel not in known_channels:
            yield from _channel(said.channel, path, known_channels)
        if isinstance(said.friction, float) and said.friction % 1 and journey.basis != "measured":
            yield _mean(said.friction, path)
        if said.follows:
            yield from _ways(said, path)
        if said.caused_by or said.demand:
            yield from _shares(said, path)
            yield from _reach(said, path, journey, first)
        yield from times_of(said, path, TIMES)
        if said.waited and said.wait:
            yield from waited(said, path)
        if said.evidence:
            yield from _evidence(said, path, journey)
    if journey.events is not None:
        from cxmap.journey.eventlog_check import check_eventlog

        yield from check_eventlog(journey.events, ("events",), ids)[1]


def _duplicates(journey: WrittenJourney, first: dict[str, int]) -> Iterator[Problem]:
    for i, touchpoint in enumerate(journey.touchpoints):
        if touchpoint.id and first[touchpoint.id] != i:
            other: KeyPath = ("touchpoints", first[touchpoint.id], "id")
            yield Problem(
                ("touchpoints", i, "id"),
                f"the id {touchpoint.id!r} is taken",
                "give this touchpoint an id of its own; causes and diffs would point at two things",
                also=((other, "first here"),),
                rule="duplicate-id",
            )
    seen: dict[str, int] = {}
    for i, stage in enumerate(journey.stages):
        id = stage if isinstance(stage, str) else stage.id
        if id in seen:
            message = f"the stage {id!r} is listed twice"
            first_here = ((("stages", seen[id]), "first here"),)
            yield Problem(("stages", i), message, "delete one of them", also=first_here, rule="duplicate-id")
        seen.setdefault(id, i)


def _journey_references(journey: WrittenJourney, first: dict[str, int]) -> Iterator[Problem]:
    goals = journey.goal_met_at or ()
    for path, id in [(("goal_met_at",), goals)] if isinstance(goals, str) else enumerate(goals):
        if id not in first:
            yield no_such(path if isinstance(path, tuple) else ("goal_met_at", path), id, first, "touchpoint")
    for i, action in enumerate(journey.actions):
        if action.fixes not in first:
            yield no_such(("actions", i, "fixes"), action.fixes, first, "touchpoint")


def _references(touchpoint: WrittenTouchpoint, path: KeyPath, i: int, first: dict[str, int]) -> Iterator[Problem]:
    for field in ("follows", "caused_by", "expected_from"):
        listed: Iterable[str] = getattr(touchpoint, field) or ()
        for k, id in enumerate(listed):
            at = (*path, field, id if isinstance(listed, dict) else k)
            if id not in first:
                yield no_such(at, id, first, "touchpoint", on="key" if isinstance(listed, dict) else "value")
            elif first[id] >= i:
                yield _later(at, id, field, itself=first[id] == i)
    if touchpoint.mirror_of and touchpoint.mirror_of not in first:
        yield no_such((*path, "mirror_of"), touchpoint.mirror_of, first, "touchpoint")


def _later(path: KeyPath, id: str, field: str, *, itself: bool) -> Problem:
    where = "itself" if itself else f"{id!r}, which comes later"
    what = {"follows": "follow", "caused_by": "be caused by", "expected_from": "take its expectation from"}[field]
    return Problem(
        path,
        f"a touchpoint cannot {what} {where}",
        "name one that comes before it, or move it up: causes lie upstream",
        on="key" if isinstance(path[-1], str) else "value",
        rule="bad-reference",
    )


def _channel(name: str, path: KeyPath, known: set[str]) -> Iterator[Problem]:
    same = CHANNEL_MEANT.get(slug(name))
    meant = [same] if same else [text for text in known if is_slip(name, text)]
    if len(meant) == 1:
        looks = "is another word for" if same else "looks like a slip for"
        yield Problem(
            (*path, "channel"),
            f"the channel {name!r} {looks} {meant[0]!r}",
            f"write {meant[0]}, or add [channels.{yaml_text(name)}] to the configuration",
            fix=Fix(f"write {meant[0]}", (Edit("replace", (*path, "channel"), meant[0]),)),
            rule="bad-value",
        )


def _mean(friction: float, path: KeyPath) -> Problem:
    return Problem(
        (*path, "friction"),
        f"a friction of {friction:g} is a mean, and this journey is not measured",
        "write a whole number from 1 to 5, or `basis: measured` if it comes from data",
        rule="bad-value",
    )


def _ways(touchpoint: WrittenTouchpoint, path: KeyPath) -> Iterator[Problem]:
    """Shares of those who come by each way."""
    shares = touchpoint.follows
    if not isinstance(shares, dict):
        return
    total = sum(shares.values())
    if abs(total - 1) > _NEAR_ZERO:
        yield Problem(
            (*path, "follows"),
            f"the shares of those who come add up to {total:g}, not to 1",
            "change them so that they do, or list the touchpoints without shares",
            rule="bad-value",
        )
    if touchpoint.join == "all":
        yield Problem(
            (*path, "join"),
            "join: all waits for everything that it follows, and shares say that each customer comes by one way",
            "write `join: any`, or list the touchpoints without shares",
            rule="bad-value",
        )


def _shares(touchpoint: WrittenTouchpoint, path: KeyPath) -> Iterator[Problem]:
    demand, causes = touchpoint.demand, touchpoint.caused_by
    if isinstance(demand, DemandShares) and demand.failure + demand.value > 1 + _NEAR_ZERO:
        total = demand.failure + demand.value
        yield Problem(
            (*path, "demand"),
            f"the shares of demand add up to {total:g}, which is more than 1",
            "lower one of them: what is left of 1 is demand of unknown cause",
            rule="bad-value",
        )
    if isinstance(causes, dict) and causes and abs(sum(causes.values()) - 1) > _NEAR_ZERO:
        total = sum(causes.values())
        yield Problem(
            (*path, "caused_by"),
            f"the weights of the causes add up to {total:g}, not to 1",
            "change them so that they do, or list the causes without weights",
            rule="bad-value",
        )


def _reach(
    touchpoint: WrittenTouchpoint, path: KeyPath, journey: WrittenJourney, first: dict[str, int]
) -> Iterator[Problem]:
    """More customers cannot be sent here than met the causes; the part that nothing sent needs no cause."""
    named = touchpoint.caused_by or ()
    if not named or any(id not in first for id in named):
        return
    causes = [journey.touchpoints[first[id]] for id in named]
    demand = touchpoint.demand
    sent = demand.failure if isinstance(demand, DemandShares) else 0.0 if demand in ("value", "unknown") else 1.0
    reach, most = (
        (1.0 if touchpoint.reach is None else touchpoint.reach) * sent,
        sum(1.0 if step.reach is None else step.reach for step in causes),
    )
    if reach > most + _NEAR_ZERO:
        yield Problem(
            (*path, "reach" if touchpoint.reach is not None else "caused_by"),
            f"{_percent(reach)} of customers are sent here, but only {_percent(most)} meet what sent them",
            "lower the reach, or name the other causes",
            rule="bad-value",
            about="reach",
        )


def _percent(share: float) -> str:
    return f"{100 * share:.3g}%"


def _evidence(touchpoint: WrittenTouchpoint, path: KeyPath, journey: WrittenJourney) -> Iterator[Problem]:
    fields = vars(touchpoint)
    for i, entry in enumerate(touchpoint.evidence):
        if entry.ref and entry.ref not in (journey.sources or {}):
            yield no_such((*path, "evidence", i, "ref"), entry.ref, journey.sources or {}, "source")
        for k, covered in enumerate(entry.covers or ()):
            if covered not in fields:
                at, guess = (*path, "evidence", i, "covers", k), nearest(covered, fields)
                yield Problem(
                    at,
                    f"{covered!r} is no field of a touchpoint, so nothing can cover it",
                    f"did you mean {guess!r}?" if guess else "name fields such as friction, outcome or reach",
                    fix=Fix(f"write {guess}", (Edit("replace", at, guess),)) if guess else None,
                    rule="bad-value",
                )
