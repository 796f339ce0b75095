"""List the rules of lint, or explain one with its bad and good example."""

from __future__ import annotations

import sys

import click

from cxmap.cli._choices import Listed, OneOf, rule_words
from cxmap.cli._options import Run, command, render
from cxmap.cli._output import write


@command(short_help="List the rules, or explain one.", epilog="Exit codes: 0 done, 2 no rule of that name.")
@click.argument("name", required=False, type=Listed(rule_words), metavar="[NAME|CODE]")
@click.option(
    "--format",
    "format_",
    type=OneOf(lambda: ("text", "json")),
    default="text",
    show_default=True,
    help="How to write it.",
)
def rules(run: Run, name: str | None, format_: str) -> int:
    """List the rules of lint, or explain one: what it says, why, and what is bad and good.

    In the list, fix marks the rules that --fix can mend, and off those that have to be selected.

    \b
    cxmap rules
    cxmap rules CX4                      those whose codes start so
    cxmap rules contact-without-cause
    """
    from cxmap import rules as catalogue
    from cxmap.formats.drawing.rules import explained, listing
    from cxmap.lint.select import meant

    found = meant(name) if name else list(catalogue.rules())
    if format_ == "json":
        write(render("rules", format_, found, run.look(None)), None)
        return 0
    look = run.look(None)
    if len(found) == 1 and name:
        write(explained(found[0], look), None)
    else:
        write(listing(found, look, whole=not sys.stdout.isatty()), None)
    return 0


COMMAND = rules
