"""What `match` and `measure` share: the journey with its rules, the log, an engine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cxmap.cli._choices import OneOf
from cxmap.cli._options import Run
from cxmap.errors import ConfigError, InvalidJourney

if TYPE_CHECKING:
    from cxmap.events.engine import Engine
    from cxmap.events.settings import Settings
    from cxmap.journey.eventlog import EventLog
    from cxmap.journey.journey import Journey
    from cxmap.journey.load import JourneyFile


class Measured:
    """An open log: the engine that has it, the journey it is held against, its files."""

    def __init__(
        self,
        file: JourneyFile,
        journey: Journey,
        settings: Settings,
        engine: Engine,
        files: Sequence[tuple[str, int]],
    ) -> None:
        self.file, self.journey, self.settings, self.engine, self.files = file, journey, settings, engine, files


def log_options(function: Callable[..., int]) -> Callable[..., int]:
    """The options that both commands have."""
    options = [
        click.option("--match", "match_file", metavar="FILE", help="Read the match rules from this file."),
        click.option("--min-cell", type=click.IntRange(1), metavar="N", help="Smallest number of journeys shown."),
        click.option("--allow-small-cells", is_flag=True, help="Allow a min_cell under 5."),
        click.option("--names-are-teams", is_flag=True, help="Many team or channel names are no people."),
        click.option(
            "--engine",
            "engine_name",
            type=OneOf(lambda: ["duckdb", "spark"]),
            default="duckdb",
            show_default=True,
            help="What counts.",
        ),
        click.option("--memory", metavar="SIZE", help="Most memory, such as 4GB; half of it if left out."),
        click.option("--threads", type=click.IntRange(1, 256), metavar="N", help="How many threads, 256 at most."),
        click.option("--spill", metavar="DIR", help="Where data goes that does not fit into memory."),
        click.option("--safe", is_flag=True, help="Sort each journey apart: slower, and relies on less."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


@contextmanager
def open_log(run: Run, spec: str, events: Sequence[str], options: dict[str, Any]) -> Iterator[Measured]:
    """Read the journey and its rules, find the files, start an engine; all is let go at the end."""
    from cxmap.events.privacy import check_min_cell
    from cxmap.events.settings import Limits, Settings
    from cxmap.events.spill import spill_folder
    from cxmap.inputs.open import journey_of, open_file

    file = open_file(spec, run.config)
    journey = journey_of(file)
    log = _overridden(event_log(file.path, journey, options["match_file"]), options)
    check_min_cell(log.min_cell, allow_small=options["allow_small_cells"])
    settings = Settings(journey, log)
    limits = Limits(options["memory"], options["threads"], options["spill"])
    with spill_folder(limits.spill) as spill:
        if options["engine_name"] == "spark":
            from cxmap.events.engine_spark import SparkEngine

            spark = SparkEngine(events, log, limits, spill)
            try:
                yield Measured(file, journey, settings, spark, spark.files)
            finally:
                spark.close()
            return
        from cxmap.events.engine_duckdb import DuckDbEngine
        from cxmap.events.files import log_files

        files = log_files(events, log, spill)
        engine = DuckDbEngine(files, log, limits, spill, safe=options["safe"])
        try:
            yield Measured(file, journey, settings, engine, [(part.name, part.size) for part in files])
        finally:
            engine.close()


def event_log(path: str, journey: Journey, match_file: str | None) -> EventLog:
    """The rules: in the journey file or in a file of their own, never in both."""
    from cxmap.journey.eventlog_check import check_eventlog

    inside = journey.written.events
    ids = [touchpoint.id for touchpoint in journey.touchpoints]
    if match_file is None:
        if inside is None:
            raise ConfigError(
                f"{path} has no `events:`, which says what the columns of the log are",
                hint="add it, or name a file with --match; see `cxmap schema journey`",
            )
        log, _ = check_eventlog(inside, ("events",), ids)
    elif inside is not None:
        raise ConfigError(f"{path} has `events:`, and --match names another", hint="keep one of them")
    else:
        log = _from_file(match_file, journey.id, ids)
    assert log is not None, "loading has refused what is wrong with it"
    return log


def _from_file(path: str, journey: str, ids: Sequence[str]) -> EventLog:
    from cxmap.inputs.placed import findings
    from cxmap.journey.eventlog_check import check_eventlog
    from cxmap.journey.load import JourneyFile
    from cxmap.source.files import read_input
    from cxmap.source.reader import read

    source = read_input(path)
    document = read(source.data)
    file = JourneyFile(source.name, document, None, document.problems)
    if not document.readable:
        found = findings(file, document.problems)
        raise InvalidJourney(f"{source.name} cannot be read", found, hint="mend what is listed above")
    value = document.value
    if not isinstance(value, dict) or value.get("cxmap-match") != 1:
        raise ConfigError(f"{source.name} has no `cxmap-match: 1` at its top", hint="its first line is cxmap-match: 1")
    if value.get("journey") != journey:
        raise ConfigError(f"{source.name} is for {value.get('journey')!r}, not {journey!r}", hint="mend `journey:`")
    log, problems = check_eventlog(value, (), ids, ("cxmap-match", "journey"))
    if problems or log is None:
        found = findings(file, problems)
        raise InvalidJourney(f"{source.name} has no usable match rules", found, hint="mend what is listed above")
    return log


def _overridden(log: EventLog, options: dict[str, Any]) -> EventLog:
    """The log's settings with those of the command line in their place."""
    from cxmap.journey.durations import minutes

    changes: dict[str, Any] = {}
    if options.get("min_cell"):
        changes["min_cell"] = options["min_cell"]
    for name in ("within", "inactive_after"):
        if options.get(name):
            try:
                changes[name] = minutes(options[name])
            except ValueError:
                raise ConfigError(
                    f"--{name.replace('_', '-')} is a duration; got {options[name]!r}", hint="such as 72h or 30d"
                ) from None
    return log._replace(**changes)


@contextmanager
def steps(run: Run, engine: Engine) -> Iterator[Callable[[str], None]]:
    """A line on the terminal with what is being done, after a second; nothing elsewhere."""
    from cxmap.cli._progress import StepLine

    if run.quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    shown = StepLine()
    watch = getattr(engine, "progress", None)
    try:
        if watch is None:
            yield shown.step
        else:
            with watch(shown.percent):
                yield shown.step
    finally:
        shown.clear()
