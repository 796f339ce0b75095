"""Across journeys: who makes the demand that service takes, where most is lost, what to fix first."""

from __future__ import annotations

import click

from cxmap.cli._choices import FILE, Listed, OneOf, team_words
from cxmap.cli._options import (
    Run,
    command,
    costs_option,
    deliver,
    excel_option,
    format_option,
    infer_option,
    mark_of,
    output_option,
    stdin_option,
)
from cxmap.errors import ConfigError


def _views() -> tuple[str, ...]:
    from cxmap.registry import file_names

    return file_names("cxmap.present.views")


@command(epilog="Exit codes: 0 done, 2 a file that is no valid journey; the others are added up all the same.")
@click.argument("paths", type=FILE, nargs=-1, metavar="[PATH...]")
@format_option("portfolio", "text")
@output_option()
@click.option("--view", type=OneOf(_views), help="Only this view, in full; csv is one view, demand if none is named.")
@click.option("--team", type=Listed(team_words), metavar="NAME", help="What that team makes, takes and can fix.")
@click.option("--top", type=click.IntRange(min=1), default=5, show_default=True, help="Rows of a list in text.")
@infer_option()
@costs_option()
@excel_option()
@stdin_option()
def portfolio(
    run: Run,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    view: str | None,
    team: str | None,
    top: int,
    no_infer: bool,
    costs: str | None,
    excel: bool,
    stdin_filename: str,
) -> int:
    """Add up journeys: who makes the contacts that service takes, who takes them, what to fix first.

    PATH is a file, a folder, REV:PATH from git, or - for standard input; without one it is this folder. What happens
    today is added up, in amounts of a month; plans, journeys without a volume and journeys whose parts are there too
    are left out, and named.

    \b
    cxmap portfolio journeys
    cxmap portfolio journeys --view fixes
    cxmap portfolio journeys --team billing
    cxmap portfolio journeys --format csv --view handoffs -o handoffs.csv
    """
    from cxmap.cli._analysed import analysed, refuse_unknown_team
    from cxmap.portfolio.portfolio import Portfolio

    mark = mark_of(excel, format_)
    if view and format_ == "json":
        raise ConfigError("JSON has every view", hint="leave --view out, or write --format csv")
    read = analysed(run, paths or (".",), output, stdin_filename, infer=not no_infer, costs=costs)
    if read.analyses and team is not None:
        refuse_unknown_team(read.analyses, team)
    if read.analyses:
        found = Portfolio(read.analyses, read.unread)
        look = run.look(output)._replace(view=view or "", team=team, most=top)
        deliver("portfolio", format_, found, look, mark=mark)
        if format_ == "csv" and found.left_out:
            run.note(
                f"{len(found.left_out)} of {len(found.analyses)} journeys are not added up: --view journeys has why"
            )
    return 2 if read.failed else 0


COMMAND = portfolio
