"""One page to open, print and send: what journeys come to together, then each of them as a picture."""

from __future__ import annotations

import click

from cxmap.cli._choices import FILE, Listed, price_words
from cxmap.cli._options import Run, command, deliver


@command(epilog="Exit codes: 0 done, 2 a file that is no valid journey; the page has the others all the same.")
@click.argument("paths", type=FILE, nargs=-1, metavar="[PATH...]")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the page to this file, such as journeys.html.")
@click.option("--no-infer", is_flag=True, help="Infer no causes; only what the files say counts.")
@click.option(
    "--costs",
    type=Listed(price_words),
    metavar="PRESET",
    help="Price contacts with a dated preset, such as gartner-2019.",
)
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call standard input.")
def report(
    run: Run, paths: tuple[str, ...], output: str | None, no_infer: bool, costs: str | None, stdin_filename: str
) -> int:
    """Write a web page about journeys: one file that loads nothing, for a browser, for paper and for a mail.

    It begins with what the journeys come to: who makes the demand that service takes, and what to fix first. Then each
    journey follows, as a picture and in words. PATH is a file, a folder, REV:PATH from git, or - for standard input;
    without one it is this folder.

    \b
    cxmap report journeys -o journeys.html
    """
    from cxmap.cli._analysed import analysed
    from cxmap.cli._files import named_files
    from cxmap.cli._overlap import journeys, refuse_overlap
    from cxmap.inputs.prices import cost_book

    book = cost_book(run.config, costs)
    files, refused = named_files(run, paths or (".",))
    refuse_overlap([("-o", output)], [*run.inputs, *journeys(files)])
    analyses, unread = analysed(run, files, stdin_filename, infer=not no_infer, book=book)
    if analyses:
        deliver("analyses", "html", analyses, run.look(output)._replace(unread=tuple(unread)))
    return 2 if unread or refused else 0


COMMAND = report
