"""Hold a map against what really happened, by an event log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cxmap.cli._choices import OneOf
from cxmap.cli._events import Measured, log_options, open_log, steps
from cxmap.cli._options import Run, command, format_option, output_option
from cxmap.cli._output import write
from cxmap.errors import ConfigError
from cxmap.formats import render
from cxmap.wording import counted

if TYPE_CHECKING:
    from cxmap.events.facts import Measurement

SECTIONS = ("map", "contacts", "handoffs", "conformance", "variants", "unmapped")


@command(
    epilog="Exit codes: 0 done, 1 a gate was hit, 2 could not, 130 interrupted.",
)
@click.argument("journey")
@click.argument("events", nargs=-1, required=True, metavar="EVENTS...")
@format_option("measurements", "text")
@output_option()
@click.option("--section", "sections", multiple=True, type=OneOf(lambda: SECTIONS), help="Only this one; repeatable.")
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="Rows of a list.")
@click.option("--within", metavar="TIME", help="How long after a step a contact follows it, such as 72h.")
@click.option("--inactive-after", metavar="TIME", help="Silence after which a journey is dropped, such as 30d.")
@click.option("--write", "write_back", is_flag=True, help="Write what was measured into the journey file.")
@click.option("--overwrite", metavar="FIELDS", help="With --write: replace these too, such as reach,after.")
@click.option("--basis", is_flag=True, help="With --write: set basis to measured.")
@click.option("--date", metavar="DATE", help="With --write: the date of the evidence; the log's last day if left out.")
@click.option("--show-sql", is_flag=True, help="Print each question as SQL and stop.")
@click.option("--fail-on", type=OneOf(lambda: ["differs", "never"]), default="never", show_default=True, help="Gate.")
@click.option("--fail-if", "fail_if", multiple=True, metavar="CONDITION", help='Gate, such as "mapped < 0.9".')
@click.option("--strict", is_flag=True, help="Exit 2 if a time cannot be read.")
@log_options
def measure(
    run: Run,
    journey: str,
    events: tuple[str, ...],
    format_: str,
    output: str | None,
    sections: tuple[str, ...],
    top: int,
    write_back: bool,
    overwrite: str | None,
    basis: bool,
    date: str | None,
    show_sql: bool,
    fail_on: str,
    fail_if: tuple[str, ...],
    strict: bool,
    **options: Any,
) -> int:
    """Say how many customers reach each touchpoint, how long they wait, and which steps contacts come after.

    EVENTS are files (Parquet, CSV, TSV, JSON Lines, XES, also gzipped), patterns, or - for CSV on standard input.
    The journey file's `events:` says which columns hold what, and which events belong to which touchpoint.

    \b
    cxmap measure broadband.yaml events.csv
    cxmap measure broadband.yaml 'logs/*.parquet' --format json
    cxmap measure broadband.yaml events.csv --write
    """
    from cxmap.events.gates import condition

    _refuse_alone(write_back, {"--overwrite": overwrite, "--date": date, "--basis": basis})
    conditions = [condition(text) for text in fail_if]
    with open_log(run, journey, events, options) as opened:
        if show_sql:
            write(_sql(opened), output)
            return 0
        found = _measured(run, opened, options["names_are_teams"], strict)
    if write_back:
        _write_back(run, opened, found, overwrite, date, basis)
    write(render("measurements", format_, found, run.look(output)._replace(sections=sections, most=top)), output)
    return _gate(run, found, conditions, fail_on)


def _refuse_alone(write_back: bool, asked: dict[str, object]) -> None:
    """Say of what only writing reads that nothing is written. Raises ConfigError."""
    given = [option for option, value in asked.items() if value]
    if given and not write_back:
        raise ConfigError(f"{given[0]} changes what is written, and nothing is", hint="add --write, or leave it out")


def _measured(run: Run, opened: Measured, names_are_teams: bool, strict: bool) -> Measurement:
    from cxmap.errors import CxmapError
    from cxmap.events.ask import ask_all
    from cxmap.events.assemble import assemble

    with steps(run, opened.engine) as step:
        answers = ask_all(opened.engine, opened.settings, step, names_are_teams=names_are_teams)
        bad = answers.seen.total("bad_time")
        if strict and bad:
            column = opened.settings.log.time
            raise CxmapError(f'{bad:,} values in "{column}" are no times', hint="mend them, or leave out --strict")
        return assemble(answers, opened.settings, opened.engine, opened.file.document.text, opened.files)


def _sql(opened: Measured) -> str:
    from cxmap.events.show import all_sql

    return all_sql(opened.engine, opened.settings)


def _write_back(
    run: Run, opened: Measured, found: Measurement, overwrite: str | None, date: str | None, basis: bool
) -> None:
    from cxmap.cli._write_back import write_back
    from cxmap.events.write_back import wanted

    files = ", ".join(name for name, _ in opened.files)
    count = write_back(opened.file, run.config, found, wanted(files, found, overwrite, date, basis=basis))
    run.note(
        f"{opened.file.path}: {counted(count, 'change')} written" if count else f"{opened.file.path}: nothing to write"
    )


def _gate(run: Run, found: Measurement, conditions: list[Any], fail_on: str) -> int:
    from cxmap.events.gates import differing, hits
    from cxmap.records.measurements import measurement_facts

    said = hits(conditions, measurement_facts(found)) if conditions else []
    if fail_on == "differs":
        said += [f"map and log differ at {name}" for name in differing(found)]
    for words in said:
        run.note(words)
    return int(bool(said))


COMMAND = measure
