"""Bring Mermaid diagrams, Markdown tables, CSV and Excel into journey files."""

from __future__ import annotations

import click

from cxmap.cli import _import
from cxmap.cli._choices import OneOf
from cxmap.cli._import_options import Pairs, kinds, scales
from cxmap.cli._options import Run, command, stdin_option
from cxmap.convert.wishes import Actors, Wishes


@command(
    epilog="Exit codes: 0 read, 1 something was guessed or left out and --strict, 2 something was refused.",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o", "--output", "folder", metavar="DIR", help="Write a file for each journey there; else to the screen."
)
@click.option("--from", "kind", type=OneOf(kinds), help="What the files are; else their names say it.")
@click.option("--tables", is_flag=True, help="Read the tables of Markdown files, also beside diagrams.")
@click.option("--scale", type=OneOf(scales), help="What the numbers of the score column mean.")
@click.option("--words", type=Pairs("WORD=SCORE"), default=(), help="Friction for words or faces: Frustrated=4,😟=4.")
@click.option(
    "--actors-are",
    "actors",
    type=OneOf(lambda: ["persona", "team", "neither"]),
    default="persona",
    show_default=True,
    help="What the actors of a Mermaid diagram are.",
)
@click.option("--map", "headers", type=Pairs("HEADER=FIELD"), default=(), help="What columns hold: Phase=stage.")
@click.option("--split", is_flag=True, help="A touchpoint for each item of a cell that lists several.")
@click.option("--sheet", metavar="NAME", default="", help="Only this sheet of a workbook, also if it is hidden.")
@click.option("--encoding", metavar="NAME", default="", help="How text is encoded, such as cp1250 or utf-16.")
@click.option("--title", metavar="TEXT", default="", help="The title of a journey that has none.")
@click.option("--basis", type=OneOf(lambda: ["case", "typical", "measured"]), help="What the journeys rest on.")
@click.option("--state", type=OneOf(lambda: ["as-is", "to-be"]), help="Whether they tell what is or what is planned.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--strict", is_flag=True, help="Exit 1 if anything was guessed, converted with loss or left out.")
@click.option(
    "--format",
    "format_",
    type=OneOf(lambda: ["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="What to print.",
)
@stdin_option()
def import_(
    run: Run,
    files: tuple[str, ...],
    folder: str | None,
    kind: str | None,
    tables: bool,
    scale: str | None,
    words: tuple[tuple[str, str], ...],
    actors: Actors,
    headers: tuple[tuple[str, str], ...],
    split: bool,
    sheet: str,
    encoding: str,
    title: str,
    basis: str | None,
    state: str | None,
    force: bool,
    strict: bool,
    format_: str,
    stdin_filename: str,
) -> int:
    """Bring the maps that you have into journey files: Mermaid, Markdown, CSV and Excel.

    Without -o the YAML goes to the screen and nothing is written. No score is guessed: numbers need a scale that the
    table or --scale declares, and words are feelings unless --words says more.

    \b
    cxmap import README.md
    cxmap import docs/*.md maps.xlsx -o journeys
    cxmap import survey.csv --scale ces7 --map "Team-Owner=team"
    """
    wishes = Wishes(
        kind=kind or "",
        scale=scale or "",
        words=_import.scores(words),
        actors=actors,
        headers=_import.fields(headers),
        split=split,
        sheet=sheet,
        encoding=encoding,
        title=" ".join(title.split()),
        basis=basis or "",
        state=state or "",
        tables=tables,
    )
    drafts = [_import.drafted(file, wishes, stdin_filename) for file in files]
    result = _import.Result(run, drafts, wishes)
    return result.finish(folder, force=force, strict=strict, as_json=format_ == "json")


COMMAND = import_
