"""Where journeys break, what caused it, who hands customers to whom."""

from __future__ import annotations

import click

from cxmap.cli._choices import FILE, Listed, OneOf, price_words, team_words
from cxmap.cli._options import Run, command, deliver, format_option, output_option, refuse_width, width_option
from cxmap.errors import ConfigError

TEAM, PRICES = Listed(team_words), Listed(price_words)


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
@click.option("--no-infer", is_flag=True, help="Infer no causes; only what the files say counts.")
@click.option(
    "--costs",
    type=Listed(price_words),
    metavar="PRESET",
    help="Price contacts with a dated preset, such as gartner-2019.",
)
@width_option()
@click.option("--excel", is_flag=True, help="CSV for spreadsheets: a mark at the start says that it is UTF-8.")
@click.option(
    "--fail-on", type=OneOf(lambda: ("breakdown", "never")), default="never", show_default=True, help="When to exit 1."
)
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call standard input.")
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
    from cxmap.cli._files import named_files
    from cxmap.cli._overlap import journeys, refuse_overlap
    from cxmap.inputs.prices import cost_book

    if excel and format_ != "csv":
        raise ConfigError("--excel is for CSV", hint="add --format csv")
    refuse_width(width, format_, "analyses")
    book = cost_book(run.config, costs)
    files, refused = named_files(run, paths)
    refuse_overlap([("-o", output)], [*run.inputs, *journeys(files)])
    analyses, failed = analysed(run, files, stdin_filename, infer=not no_infer, book=book)
    if analyses and team is not None:
        refuse_unknown_team(analyses, team)
        analyses = [analysis for analysis in analyses if team in {item.team for item in analysis.teams}]
    if analyses:
        look = run.look(output)._replace(sections=sections, team=team, explain=explain, picture_width=width)
        mark = "\ufeff" if excel else ""  # without it a spreadsheet shows ü and → as two or three odd characters
        deliver("analyses", format_, analyses, look, mark=mark)
    if failed or refused:
        return 2
    return int(fail_on == "breakdown" and any(analysis.breakdowns.ranked for analysis in analyses))


COMMAND = analyze
