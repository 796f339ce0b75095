"""From mapped events to the tables that questions are asked of, in the way of the engine; and whether they can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.errors import CxmapError
from cxmap.events import questions, scan, spine_partitioned, spine_stream
from cxmap.events.dialect import among
from cxmap.events.engine import Engine, Step
from cxmap.events.seen import Seen
from cxmap.events.settings import Settings

_SPOKEN = {"duckdb": "DuckDB", "spark": "Spark"}


class Left(NamedTuple):
    """How many cases have a mapped event; journeys left out as they start too early, or are too long for a person."""

    cases: int
    early: int
    long: int


class CaseClash(Exception):
    """Two cases have one hash; the partitioned spine, which sorts by the text, has to do it."""


def give_decisions(engine: Engine, settings: Settings, seen: Seen) -> None:
    """Tables of what was decided, and of the numbers of teams and channels."""
    keys = scan.keys(settings)
    columns = [*((key, "text") for key in keys), ("pos", "int"), ("means", "int"), ("c", "int")]
    rows = [
        (*(cell or "" for cell in event.cells), event.decision.position, event.decision.means, c)
        for c, event in enumerate(sorted(seen.events, key=lambda event: tuple(cell or "" for cell in event.cells)))
        if event.decision.position >= 0
    ]
    engine.give("decisions", columns, rows)
    for name, recorded in (("team", seen.teams), ("channel", seen.channels)):
        if getattr(settings.log, name):
            coded = [(text, code) for code, (text, _) in enumerate(recorded)]
            engine.give(f"{name}_codes", [("name", "text"), ("code", "int")], coded)


def build(engine: Engine, settings: Settings, seen: Seen, step: Step) -> Left:
    """Make ``events``, ``visits``, the runs and ``journeys``; returns how many journeys were left out."""
    step("sorting events")
    cases, ties = _sorted(engine, settings, seen)
    left = Left(cases, *_leave_out(engine, settings))
    step("finding visits")
    if engine.streams:
        engine.keep("visits", spine_stream.visits(settings, ends=ties.ends))
        engine.name("path", spine_stream.path())
    else:
        engine.keep("visits", spine_partitioned.visits(settings))
        engine.name("path", spine_partitioned.path())
    engine.keep("moves", questions.moves())
    step("finding handoffs")
    runs = spine_stream.runs if engine.streams else spine_partitioned.runs
    for name in ("team", "channel"):
        engine.keep(f"{name}_runs", runs(settings, name, by_map(settings, name)))
    return left


def ties_of(settings: Settings, seen: Seen) -> spine_stream.Ties:
    """How many teams, channels and mapped events there are to be told apart at one moment."""
    mapped = sum(event.decision.position >= 0 for event in seen.events)
    return spine_stream.Ties(len(seen.teams), len(seen.channels), mapped, seen.total("ends") > 0)


def _sorted(engine: Engine, settings: Settings, seen: Seen) -> tuple[int, spine_stream.Ties]:
    """Make the events in order; how many cases there are. Raises CaseClash."""
    ties = ties_of(settings, seen)
    if not engine.streams:
        engine.keep("mapped", scan.mapped(engine, settings))
        engine.keep("events", spine_partitioned.events(settings, engine.dialect))
        return int(engine.ask("SELECT count(DISTINCT ck) FROM mapped")[0][0]), ties
    engine.keep("ordered", spine_stream.ordered(scan.mapped(engine, settings), ties))
    engine.keep("stream", spine_stream.events(settings))
    engine.drop("ordered")
    rows = f"SELECT * FROM stream WHERE pos > {spine_stream.STOP}"
    cases, clashes = engine.ask(f"SELECT coalesce(sum(new_case), 0), coalesce(sum(clash), 0) FROM ({rows}) AS s")[0]
    if clashes:
        raise CaseClash
    engine.name("events", rows)
    return int(cases), ties


def build_journeys(engine: Engine, settings: Settings, log_end: int) -> None:
    """The table of journeys, for which the end of the log has to be known, and what each did at each touchpoint."""
    engine.keep("journeys", questions.journeys(settings, log_end))
    engine.keep("met", questions.met(settings))


def map_names(settings: Settings, name: str) -> list[str]:
    """The map's own teams or channels, in the order of their numbers."""
    values = (
        [touchpoint.team for touchpoint in settings.touchpoints]
        if name == "team"
        else [touchpoint.channel for touchpoint in settings.touchpoints]
    )
    return sorted({value for value in values if value is not None})


def by_map(settings: Settings, name: str) -> list[int | None] | None:
    """The number of the map's team or channel by position, where the log has no column for it; else None."""
    if getattr(settings.log, name):
        return None
    numbers: dict[str | None, int] = {known: number for number, known in enumerate(map_names(settings, name))}
    return [
        numbers.get(touchpoint.team if name == "team" else touchpoint.channel) for touchpoint in settings.touchpoints
    ]


def _leave_out(engine: Engine, settings: Settings) -> tuple[int, int]:
    early = "1 = 0" if settings.from_ is None else f"min(t) < {settings.from_}"
    much = f"count(*) > {settings.log.max_events}"
    engine.keep(
        "left_out", f"SELECT jn, CASE WHEN {early} THEN 1 ELSE 0 END AS early FROM events GROUP BY jn"
        f" HAVING ({early} OR {much})"
    )  # fmt: skip
    counted = engine.ask("SELECT coalesce(sum(early), 0), count(*) FROM left_out")[0]
    if counted[1]:
        base, order = ("stream", " ORDER BY rn") if engine.streams else ("events", "")
        engine.keep("kept", f"SELECT * FROM {base} WHERE jn NOT IN (SELECT jn FROM left_out){order}")
        engine.keep(base, "SELECT * FROM kept")
    return int(counted[0]), int(counted[1] - counted[0])


def check(engine: Engine, settings: Settings) -> None:
    """Whether the tables can be true. The order of a stream is what DuckDB does and not what it promises."""
    sequence = f"NOT {among('pos', settings.milestones)}"
    facts = engine.ask(f"""
SELECT (SELECT count(*) FROM events WHERE {sequence}), (SELECT coalesce(sum(n), 0) FROM visits),
       (SELECT count(*) FROM visits), (SELECT coalesce(sum(last_i), 0) FROM
         (SELECT max(i) AS last_i FROM visits GROUP BY jn) AS l),
       (SELECT count(before_pos) FROM visits), (SELECT count(DISTINCT jn) FROM visits),
       (SELECT count(*) FROM visits WHERE t1 < t0 OR t2 < t1 OR t0 < before_t1)""")[0]
    events, in_visits, visits, numbered, transitions, with_visits, backwards = (int(fact) for fact in facts)
    impossible(engine, [
        (in_visits != events, "events are lost or counted twice"),
        (numbered != visits, "visits are missing"),
        (transitions != visits - with_visits, "visits do not follow each other"),
        (bool(backwards), "visits are out of order"),
    ])  # fmt: skip


def impossible(engine: Engine, problems: Iterable[tuple[bool, str]]) -> None:
    """Raise what is wrong with an engine's answer, if anything is."""
    for wrong, words in problems:
        if wrong:
            name = _SPOKEN[engine.dialect.name]
            raise CxmapError(
                f"{name} {engine.version} gave an impossible answer ({words}); please report it",
                hint="cxmap measure --safe",
            )
