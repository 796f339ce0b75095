"""List the rules of lint, or explain one with its bad and good example."""

from __future__ import annotations

import sys

import click

from cxmap.cli._choices import Listed, rule_words
from cxmap.cli._options import Run, command
from cxmap.cli._output import write


@command(short_help="List the rules, or explain one.", epilog="Exit codes: 0 done, 2 no rule of that name.")
@click.argument("name", required=False, type=Listed(rule_words), metavar="[NAME|CODE]")
def rules(run: Run, name: str | None) -> int:
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
    look = run.look(None)
    if len(found) == 1 and name:
        write(explained(found[0], look), None)
    else:
        write(listing(found, look, whole=not sys.stdout.isatty()), None)
    return 0


COMMAND = rules
