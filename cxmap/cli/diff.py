"""What changed between two versions, and whether the experience got better or only the service."""

from __future__ import annotations

from typing import Any

import click

from cxmap.cli._choices import FILE, OneOf
from cxmap.cli._options import Run, command, costs_option, format_option, output_option, stdin_option
from cxmap.cli._picture import width_option
from cxmap.diff.gate import GATES


@command(
    epilog="Exit codes: 0 compared, and the gate is passed; 1 a gate of --fail-on is hit; 2 could not compare.",
)
@click.argument("paths", type=FILE, nargs=-1, metavar="OLD NEW")
@click.option("--against", metavar="REV", help="Compare one PATH with itself at a git revision.")
@click.option(
    "--fail-on",
    multiple=True,
    type=OneOf(lambda: GATES),
    help="What makes the exit code 1; repeatable. never if missing.",
)
@click.option(
    "--gate",
    type=OneOf(lambda: ("all", "plans")),
    default="all",
    show_default=True,
    help="Which new versions --fail-on holds for: all, or only plans (to-be).",
)
@click.option(
    "--time-tolerance",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="By how much a time may change unjudged, 0 to 1. 0.1 if missing.",
)
@costs_option("Add the business case, with prices of a dated preset, such as gartner-2019.")
@click.option("--only", type=OneOf(lambda: ("regressions", "improvements")), help="List only these changes.")
@click.option("--all", "everything", is_flag=True, help="Also list changes of order, names and texts.")
@click.option("--conformance", is_flag=True, help="Hold a plan (to-be, first) against what happens (as-is).")
@click.option(
    "--rename-threshold",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Likeness from which a rename is guessed, 0 to 1. 0.55 if missing.",
)
@click.option("--no-renames", is_flag=True, help="Guess no renames; ids, names and renamed_from still count.")
@click.option("--same-goal", is_flag=True, help="The goal is worded differently and is the same.")
@format_option("comparisons", "text")
@output_option()
@width_option()
@click.option("--max-length", type=click.IntRange(min=1000), metavar="N", help="Cut Markdown to so many characters.")
@click.option("--artifact", default="", metavar="TEXT", help="Where a reader of cut Markdown finds the rest.")
@click.option("--fetch", is_flag=True, help="Fetch a revision that this clone does not have.")
@stdin_option()
def diff(run: Run, **options: Any) -> int:
    """Compare two versions of a journey, or two folders of journeys.

    OLD and NEW are files, folders, REV:PATH from git, or - for standard input. With --against name one PATH: a file
    or a folder is compared with itself where REV and this branch part. With one folder and nothing else, every plan in
    it is compared with what happens in the same journey.

    \b
    cxmap diff journeys/bank-travel-alert.yaml journeys/bank-travel-alert.to-be-service.yaml
    cxmap diff as-is.yaml to-be.yaml --costs gartner-2019
    cxmap diff journeys --against origin/main --fail-on regression
    cxmap diff journeys
    cxmap diff v1.0:journeys/return.yaml journeys/return.yaml --format markdown
    """
    from cxmap.cli._diff import execute
    from cxmap.cli._diff_options import Options

    return execute(run, Options(**options))


COMMAND = diff
