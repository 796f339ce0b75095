"""What of an event log would be counted as which touchpoint."""

from __future__ import annotations

from typing import Any

import click

from cxmap.cli._events import log_options, open_log, steps
from cxmap.cli._options import Run, command, format_option, output_option
from cxmap.cli._output import write
from cxmap.formats import render


@command(epilog="Exit codes: 0 done, 2 could not.")
@click.argument("journey")
@click.argument("events", nargs=-1, required=True, metavar="EVENTS...")
@format_option("matches", "text")
@output_option()
@log_options
def match(run: Run, journey: str, events: tuple[str, ...], format_: str, output: str | None, **options: Any) -> int:
    """Say for each distinct event which touchpoint it is counted at, and by which rule, before anything is counted.

    EVENTS are files (Parquet, CSV, TSV, JSON Lines, XES, also gzipped), patterns, or - for CSV on standard input.

    \b
    cxmap match broadband.yaml events.csv
    cxmap match broadband.yaml 'logs/*.parquet' --format yaml
    """
    from cxmap.events.preview import preview
    from cxmap.events.seen import look

    with open_log(run, journey, events, options) as opened, steps(run, opened.engine) as step:
        step("reading events")
        found = preview(look(opened.engine, opened.settings), opened.settings)
    write(render("matches", format_, found, run.look(output)), output)
    return 0


COMMAND = match
