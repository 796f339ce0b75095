"""One page to open, print and send: what journeys come to together, then each of them as a picture."""

from __future__ import annotations

import click

from cxmap.cli._choices import FILE
from cxmap.cli._options import Run, command, costs_option, deliver, infer_option, stdin_option


@command(epilog="Exit codes: 0 done, 2 a file that is no valid journey; the page has the others all the same.")
@click.argument("paths", type=FILE, nargs=-1, metavar="[PATH...]")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the page to this file, such as journeys.html.")
@infer_option()
@costs_option()
@stdin_option()
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

    found = analysed(run, paths or (".",), output, stdin_filename, infer=not no_infer, costs=costs)
    if found.analyses:
        deliver("analyses", "html", found.analyses, run.look(output)._replace(unread=tuple(found.unread)))
    return 2 if found.failed else 0


COMMAND = report
