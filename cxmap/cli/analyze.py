"""Where journeys break, what caused it, who hands customers to whom."""

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
from cxmap.cli._picture import refuse_width, width_option


def _sections() -> tuple[str, ...]:
    from cxmap.registry import file_names

    return file_names("cxmap.present.sections")


@command(
    epilog="Exit codes: 0 done, 1 a breakdown and --fail-on breakdown, 2 a file that is no valid journey.",
)
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH...")
@format_option("analyses", "text")
@output_option()
@click.option(
    "--section", "sections", multiple=True, type=OneOf(_sections), help="Only this section, in full; repeatable."
)
@click.option(
    "--team", type=Listed(team_words), metavar="NAME", help="Only journeys with that team; for people, its share."
)
@click.option("--explain", is_flag=True, help="Say what classed each touchpoint and what was inferred or assumed.")
@infer_option()
@costs_option()
@width_option()
@excel_option()
@click.option(
    "--fail-on", type=OneOf(lambda: ("breakdown", "never")), default="never", show_default=True, help="When to exit 1."
)
@stdin_option()
def analyze(
    run: Run,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    sections: tuple[str, ...],
    team: str | None,
    explain: bool,
    no_infer: bool,
    costs: str | None,
    width: int | None,
    excel: bool,
    fail_on: str,
    stdin_filename: str,
) -> int:
    """Say where journeys break, what caused it, and how much of them is customer service.

    PATH is a file, a folder, REV:PATH from git, or - for standard input.

    \b
    cxmap analyze journeys/bank-travel-alert.yaml
    cxmap analyze journeys --section breakdowns --section handoffs
    cxmap analyze main:journeys/bank-travel-alert.yaml --format json
    """
    from cxmap.cli._analysed import analysed, refuse_unknown_team

    mark = mark_of(excel, format_)
    refuse_width(width, format_, "analyses")
    found = analysed(run, paths, output, stdin_filename, infer=not no_infer, costs=costs)
    analyses = found.analyses
    if analyses and team is not None:
        refuse_unknown_team(analyses, team)
        analyses = [analysis for analysis in analyses if team in {item.team for item in analysis.teams}]
    if analyses:
        look = run.look(output)._replace(sections=sections, team=team, explain=explain, picture_width=width)
        deliver("analyses", format_, analyses, look, mark=mark)
    if found.failed:
        return 2
    return int(fail_on == "breakdown" and any(analysis.breakdowns.ranked for analysis in analyses))


COMMAND = analyze
