"""List the rules of lint, or explain one with its bad and good example."""

from __future__ import annotations

import sys

import click

from cxmap.cli._choices import Listed, OneOf, rule_words
from cxmap.cli._options import Run, command
from cxmap.cli._output import write
from cxmap.errors import ConfigError
from cxmap.formats import render


@command(epilog="Exit codes: 0 done, 2 no rule of that name.")
@click.argument("name", required=False, type=Listed(rule_words), metavar="[NAME|CODE]")
@click.option(
    "--format",
    "format_",
    type=OneOf(lambda: ("text", "json")),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--changes", "changes", is_flag=True, help="List the changes that diff finds instead.")
def rules(run: Run, name: str | None, format_: str, changes: bool) -> int:
    """List the rules of lint, or explain one: what it says, why, and what is bad and good.

    In the list, fix marks the rules that --fix can mend, and off those that have to be selected. The changes that diff
    finds have pages too.

    \b
    cxmap rules
    cxmap rules CX4                      those whose codes start so
    cxmap rules contact-without-cause
    cxmap rules --changes
    cxmap rules handoff-shifted
    """
    if changes or _is_change(name):
        from cxmap.diff.pages import pages
        from cxmap.formats.drawing.changes import change_explained, change_listing

        look = run.look(None)
        if name and not _is_change(name):
            raise ConfigError(f"there is no change {name!r}", hint="cxmap rules --changes lists them")
        write(change_explained(pages()[name], look) if name else change_listing(pages().values(), look), None)
        return 0
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


def _is_change(name: str | None) -> bool:
    """Whether a change of diff is called so and no rule is."""
    from cxmap.diff.changes import kinds
    from cxmap.rules import rule_named

    return name is not None and rule_named(name) is None and name in kinds()


COMMAND = rules
