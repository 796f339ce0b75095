"""Rows of numbers → a `Measurement`: names for numbers, minutes for µs, and nothing that stands for too few."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from cxmap.errors import CxmapError
from cxmap.events.ask import Answers
from cxmap.events.assemble_contacts import contact_facts
from cxmap.events.assemble_touchpoints import Touchpoints
from cxmap.events.conformance import OFF_PATH
from cxmap.events.engine import Engine, Row
from cxmap.events.facts import (
    Flow,
    JourneyFacts,
    LogFacts,
    Lost,
    Measurement,
    Move,
    Named,
    Overlap,
    PingPong,
    Spread,
    Variant,
)
from cxmap.events.privacy import cells, hidden, is_small, shown, spread
from cxmap.events.rules import UNMAPPED
from cxmap.events.settings import MICROSECONDS, Settings
from cxmap.events.spine import map_names
from cxmap.events.warnings import notes, warnings


def assemble(
    answers: Answers, settings: Settings, engine: Engine, text: str, files: Sequence[tuple[str, int]]
) -> Measurement:
    """The facts. ``text`` is the journey file, of which a checksum is kept. Raises CxmapError if all is too little."""
    log, least = settings.log, settings.log.min_cell
    if is_small(int(answers.rows["journeys"][0][0]), least):
        raise CxmapError(
            f"the log has fewer than {least} journeys, which are too few to show anything",
            hint="measure a longer log, or lower min_cell",
        )
    known = drop_off_known(answers, settings)
    teams, channels = _names(answers, settings, "team"), _names(answers, settings, "channel")
    touchpoints = [touchpoint.id for touchpoint in settings.touchpoints]
    unmapped, pooled = _unmapped(answers, least)
    return Measurement(
        journey=settings.journey.id,
        title=settings.journey.written.title,
        journey_hash=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16],
        log=_log(answers, settings, files),
        engine=(engine.dialect.name, engine.version),
        journeys=_journeys(answers, settings, known),
        touchpoints=Touchpoints(answers, settings).all(drop_off_known=known),
        transitions=_flows(answers.rows["transitions"], touchpoints.__getitem__, least),
        handoffs=_flows(answers.rows["team_runs"], teams, least, drop=True),
        handoffs_by=_by(log.team),
        ping_pong=_ping_pong(answers.rows["team_ping_pong"], teams, least),
        switches=_flows(answers.rows["channel_runs"], channels, least, drop=True),
        switches_by=_by(log.channel),
        contacts=contact_facts(answers, settings),
        moves=_moves(answers, settings),
        variants=int(answers.rows["n_variants"][0][0]),
        top_variants=tuple(Variant(tuple(touchpoints[p] for p in path), n) for path, n in _variants(answers, least)),
        pooled_journeys=_pooled(answers, least),
        unmapped=unmapped,
        unmapped_pooled=pooled,
        min_cell=least,
        within_minutes=log.within,
        inactive_after_minutes=log.inactive_after,
        split_gap_minutes=log.split_gap,
        ends=tuple(touchpoints[position] for position in sorted(settings.ends)),
        milestones=tuple(touchpoints[position] for position in sorted(settings.milestones)),
        contact_points=tuple(touchpoints[position] for position in sorted(settings.contacts)),
        notes=notes(answers, settings),
        warnings=warnings(answers, settings, drop_off_known=known),
    )


def drop_off_known(answers: Answers, settings: Settings) -> bool:
    """Whether the log is long enough to tell who went away from who is still on the way."""
    return answers.log_end - int(answers.rows["journeys"][0][2]) >= settings.inactive_after + settings.within


def _names(answers: Answers, settings: Settings, what: str) -> Callable[[int], str]:
    """The names behind the numbers of teams or channels."""
    seen = answers.seen.teams if what == "team" else answers.seen.channels
    names = [name for name, _ in seen] if getattr(settings.log, what) else map_names(settings, what)
    return names.__getitem__


def _by(column: str | None) -> Literal["log", "map"]:
    return "log" if column else "map"


def _log(answers: Answers, settings: Settings, files: Sequence[tuple[str, int]]) -> LogFacts:
    seen, rows, least = answers.seen, answers.rows, settings.log.min_cell
    known = seen.mapped + seen.unmapped
    counts = {name: seen.total(name) for name in Lost._fields[:6]}
    _, duplicates, first, last = rows["events"][0]
    return LogFacts(
        files=tuple(files),
        rows=seen.total("rows"),
        usable=seen.total("usable"),
        mapped=seen.mapped,
        ignored=seen.ignored,
        unmapped=seen.unmapped,
        mapped_share=seen.mapped / known if known else 0.0,
        lost=Lost(
            **counts,
            before_from=shown(answers.left_out.early, answers.left_out.early, least),
            over_max_events=shown(answers.left_out.long, answers.left_out.long, least),
        ),
        duplicates=int(duplicates),
        overlaps=_overlaps(answers, settings.log.min_cell),
        from_=_day(first, settings),
        to=_day(last, settings),
        time_zone=settings.time_zone,
        zone_assumed=settings.log.time_zone is None and seen.total("zoned") < seen.total("usable"),
    )


def _day(moment: int, settings: Settings) -> str:
    from zoneinfo import ZoneInfo

    return (
        datetime.fromtimestamp(int(moment) / 1_000_000, UTC).astimezone(ZoneInfo(settings.time_zone)).date().isoformat()
    )


def _overlaps(answers: Answers, least: int) -> tuple[Overlap, ...]:
    found: dict[tuple[str, tuple[str, ...]], int] = {}
    for event in answers.seen.events:
        if event.decision.overlaps:
            key = (event.name, event.decision.overlaps)
            found[key] = found.get(key, 0) + event.events
    rows = sorted((-n, *key) for key, n in found.items() if n >= least)
    return tuple(Overlap(name, touchpoints, -n) for n, name, touchpoints in rows)


def _unmapped(answers: Answers, least: int) -> tuple[tuple[Named, ...], int]:
    counts: dict[str, int] = {}
    for event in answers.seen.events:
        if event.decision.position == UNMAPPED and event.events:
            counts[event.name] = counts.get(event.name, 0) + event.events
    often = sorted((-n, name) for name, n in counts.items() if n >= least)
    return tuple(Named(name, -n) for n, name in often), sum(n for n in counts.values() if n < least)


def _journeys(answers: Answers, settings: Settings, known: bool) -> JourneyFacts:
    rows, least = answers.rows, settings.log.min_cell
    count, visits, _, _, ended, opened, goal, in_time, elapsed, open_goal = rows["journeys"][0]
    contacts, with_contact = (int(n) for n in rows["contacts"][0])
    states = cells([int(ended), int(opened), int(count) - int(ended) - int(opened)], least)
    has_goal = settings.goal is not None
    off = int(rows["off_path"][0][-1])
    return JourneyFacts(
        cases=shown(answers.left_out.cases, answers.left_out.cases, least),
        journeys=int(count),
        visits=int(visits),
        ended=states[0] if known else None,
        open=states[1] if known else None,
        dropped=states[2] if known else None,
        goal=shown(int(goal), int(goal), least) if has_goal else None,
        goal_of=int(count) - int(opened) + int(open_goal) if has_goal and known else None,
        in_time=shown(int(in_time), int(in_time), least) if has_goal and settings.deadline is not None else None,
        elapsed=spread(elapsed, int(goal), int(goal), least, MICROSECONDS),
        conforming=shown(int(count) - off, int(count) - off, least),
        with_contact=shown(with_contact, with_contact, least),
        contacts=shown(contacts, with_contact, least),
    )


def _flows(rows: Sequence[Row], name: Callable[[int], str], least: int, *, drop: bool = False) -> tuple[Flow, ...]:
    """Flows by size. ``drop`` leaves hidden ones out, where their very names come from the log."""
    ordered = sorted(rows, key=lambda row: (-int(row[2]), name(row[0]) if drop else row[0], row[1]))
    gone = hidden([int(row[3]) for row in ordered], least)
    made = []
    for i, (before, after, n, journeys, values) in enumerate(ordered):
        if i not in gone:
            minutes = spread(values, int(n), int(journeys), least, MICROSECONDS)
            made.append(Flow(name(before), name(after), int(n), int(journeys), minutes))
        elif not drop:
            made.append(Flow(name(before), name(after), None, None, Spread(None, None, None, True), True))
    return tuple(sorted(made, key=lambda flow: flow.suppressed))


def _ping_pong(rows: Sequence[Row], name: Callable[[int], str], least: int) -> tuple[PingPong, ...]:
    ordered = sorted(rows, key=lambda row: (-int(row[2]), name(row[0]), name(row[1])))
    gone = hidden([int(row[3]) for row in ordered], least)
    kept = [row for i, row in enumerate(ordered) if i not in gone]
    return tuple(PingPong(name(row[0]), name(row[1]), int(row[2]), int(row[3])) for row in kept)


def _moves(answers: Answers, settings: Settings) -> tuple[Move, ...]:
    sizes: dict[Any, Row] = {(row[0], row[1]): row for row in answers.rows["moves"]}
    off = [(class_, pair) for class_ in OFF_PATH for pair in answers.classes[class_]]
    ordered = sorted(
        off, key=lambda item: (-int(sizes[item[1]][2]), -1 if item[1][0] is None else item[1][0], item[1][1])
    )
    gone = hidden([int(sizes[pair][3]) for _, pair in ordered], settings.log.min_cell)
    ids = [touchpoint.id for touchpoint in settings.touchpoints]
    made = [
        Move(
            None if before is None else ids[before],
            ids[after],
            class_,
            None if i in gone else int(sizes[before, after][2]),
            None if i in gone else int(sizes[before, after][3]),
            i in gone,
        )
        for i, (class_, (before, after)) in enumerate(ordered)
    ]
    return tuple(sorted(made, key=lambda move: move.suppressed))


def _variants(answers: Answers, least: int) -> list[Row]:
    """The largest variants; without the last one, where all are shown and the rest could be worked out from them."""
    found = answers.rows["variants"]
    all_shown = int(answers.rows["variants_shown"][0][0]) == len(found)
    return found[:-1] if all_shown and is_small(int(answers.rows["n_variants"][0][1]), least) else found


def _pooled(answers: Answers, least: int) -> int | None:
    """Journeys of variants that are too rare to be shown."""
    pooled = int(answers.rows["n_variants"][0][1])
    return shown(pooled, pooled, least)
