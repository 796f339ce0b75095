"""A journey and a log → the engine's answers, put into the shape of the reference: names for numbers, keys for rows."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cxmap.events.ask import Answers, ask_all
from cxmap.events.conformance import CLASSES
from cxmap.events.engine import Engine
from cxmap.events.engine_duckdb import DuckDbEngine
from cxmap.events.files import log_files
from cxmap.events.settings import Limits, Settings
from cxmap.events.spill import spill_folder
from cxmap.events.spine import map_names
from cxmap.journey.eventlog_check import check_eventlog
from cxmap.journey.load import load
from cxmap.source.reader import read_text
from tests.events.reference_visits import Map, Mapped

HERE = Path(__file__).parent
GOLDEN, GOLDEN_LOG = HERE / "golden.yaml", HERE / "golden.csv"
START = datetime(1970, 1, 1, tzinfo=UTC)


def settings_of(text: str) -> Settings:
    """The settings that a journey file with an ``events:`` section gives."""
    journey = load(read_text(text), path="journey.yaml").journey
    assert journey is not None
    log, problems = check_eventlog(
        journey.written.events, ("events",), [touchpoint.id for touchpoint in journey.touchpoints]
    )
    assert log is not None, problems
    return Settings(journey, log)


def answers(settings: Settings, log: Path | Sequence[Path], *, safe: bool = False) -> Answers:
    """What DuckDB says."""
    with spill_folder(None) as spill:
        files = log_files([str(path) for path in ([log] if isinstance(log, Path) else log)], settings.log, spill)
        engine = DuckDbEngine(files, settings.log, Limits(threads=2), spill, safe=safe)
        try:
            return ask_all(engine, settings, lambda _: None, names_are_teams=True)
        finally:
            engine.close()


def asked_of(settings: Settings, make: Callable[[], Engine]) -> Answers:
    """What another engine says."""
    return ask_all(make(), settings, lambda _: None, names_are_teams=True)


def write_log(path: Path, events: Iterable[Mapped]) -> None:
    """Mapped events as a CSV file; the activity is the position, with the meaning behind it."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["case", "event", "start", "end", "team", "channel"])
        for mapped in events:
            end = "" if mapped.end is None else stamp(mapped.end)
            writer.writerow(
                [
                    mapped.case,
                    f"e{mapped.position}:{mapped.means}",
                    stamp(mapped.time),
                    end,
                    mapped.team or "",
                    mapped.channel or "",
                ]
            )


def stamp(time: int) -> str:
    """µs since 1970 as ISO 8601."""
    return (START + timedelta(microseconds=time)).replace(tzinfo=None).isoformat(sep=" ")


def answered(events: Sequence[Mapped], settings: Settings, *, safe: bool = False) -> Answers:
    """What DuckDB says of events that are written to a file first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        write_log(path, events)
        return answers(settings, path, safe=safe)


def map_of(settings: Settings) -> Map:
    """What the reference has to know."""
    log = settings.log
    return Map(
        size=len(settings.touchpoints),
        contacts=settings.contacts,
        help=settings.help,
        breakdowns=settings.breakdowns,
        milestones=settings.milestones,
        ends=settings.ends,
        goal=settings.goal,
        follows=[touchpoint.follows for touchpoint in settings.touchpoints],
        may_be_missed=settings.may_be_missed,
        within=settings.within,
        inactive_after=settings.inactive_after,
        split_gap=settings.split_gap,
        deadline=settings.deadline,
        teams=None if log.team else [touchpoint.team for touchpoint in settings.touchpoints],
        channels=None if log.channel else [touchpoint.channel for touchpoint in settings.touchpoints],
    )


def plain(found: Answers, settings: Settings) -> dict[str, Any]:
    """The answers in the shape of `tests.events.reference.figures`."""
    rows = found.rows
    teams = [name for name, _ in found.seen.teams] if settings.log.team else map_names(settings, "team")
    channels = [name for name, _ in found.seen.channels] if settings.log.channel else map_names(settings, "channel")
    count, visits, _, _, ended, opened, goal, in_time, elapsed, _ = rows["journeys"][0]
    states = [ended, opened, count - ended - opened]
    class_of = {pair: name for name in CLASSES for pair in found.classes[name]}
    sizes = {(class_of[row[0], row[1]], row[0], row[1]): [row[2], row[3]] for row in rows["moves"]}
    by_class = {
        name: [sum(n for (c, _, _), (n, _) in sizes.items() if c == name), journeys]
        for name, journeys in zip(CLASSES, rows["off_path"][0], strict=False)
    }
    return {
        "journeys": count,
        "visits": visits,
        "states": states,
        "goal": goal,
        "in_time": in_time,
        "elapsed": _list(elapsed),
        "last": {row[0]: list(row[1:]) for row in rows["last"] if any(row[1:])},
        "duplicates": rows["events"][0][1],
        "touchpoints": {row[0]: list(row[1:]) for row in rows["touchpoints"]},
        "times": {row[0]: [row[1], _list(row[2]), row[3], _list(row[4])] for row in rows["times"]},
        "milestones": {row[0]: list(row[1:3]) for row in rows["milestones"]},
        "contacts": list(rows["contacts"][0]),
        "contact_after": {row[0]: list(row[1:3]) for row in rows["contact_after"]},
        "upstream": {row[:2]: list(row[2:]) for row in rows["upstream"]},
        "failure_demand": {row[0]: list(row[1:]) for row in rows["failure_demand"]},
        "contact_means": {row[:2]: row[2] for row in rows["contact_means"]},
        "moves": sizes,
        "classes": {name: value for name, value in by_class.items() if value[0]},
        "leave_the_path": rows["off_path"][0][-1],
        "transitions": {row[:2]: [row[2], row[3], _list(row[4])] for row in rows["transitions"]},
        "variants": dict(rows["variants"]),
        "team_runs": _named(rows["team_runs"], teams),
        "channel_runs": _named(rows["channel_runs"], channels),
        "team_ping_pong": _named(rows["team_ping_pong"], teams),
        "channel_ping_pong": _named(rows["channel_ping_pong"], channels),
        "team_by_touchpoint": {(row[0], teams[row[1]]): row[2] for row in rows["team_by_touchpoint"]},
        "channel_by_touchpoint": {(row[0], channels[row[1]]): row[2] for row in rows["channel_by_touchpoint"]},
    }


def _named(rows: Iterable[Any], names: Sequence[str]) -> dict[Any, Any]:
    return {
        (names[row[0]], names[row[1]]): [*row[2:4], *(_list(value) for value in row[4:])] for row in rows
    }  # fmt: skip


def _list(value: Any) -> list[int] | None:
    return None if value is None else [int(item) for item in value]
