"""List the rules of lint, or explain one with its bad and good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cxmap.cli._choices import Listed, rule_words
from cxmap.cli._options import Run, command, format_option
from cxmap.cli._output import write
from cxmap.errors import ConfigError
from cxmap.formats import render
from cxmap.wording import listed

if TYPE_CHECKING:
    from cxmap.diff.pages import Page


@command(epilog="Exit codes: 0 done, 2 no rule of that name.")
@click.argument("name", required=False, type=Listed(rule_words), metavar="[NAME|CODE]")
@format_option("rules", "text")
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
    look = run.look(None)
    if changes or _is_change(name):
        write(render("change-pages", _for_people(format_), _changes(name), look), None)
        return 0
    from cxmap import rules as catalogue
    from cxmap.lint.select import meant

    write(render("rules", format_, meant(name) if name else list(catalogue.rules()), look), None)
    return 0


def _for_people(format_: str) -> str:
    """A format of pages. Raises ConfigError for one of records, of which there are none about changes."""
    from cxmap.formats import names

    if format_ not in names("change-pages"):
        raise ConfigError(
            f"--format {format_} is for rules", hint=f"of changes there is {listed(names('change-pages'))}"
        )
    return format_


def _changes(name: str | None) -> list[Page]:
    """The pages that are asked for. Raises ConfigError if there is no change of that name."""
    from cxmap.diff.pages import pages

    found = pages()
    if name and name not in found:
        raise ConfigError(f"there is no change {name!r}", hint="cxmap rules --changes lists them")
    return [found[name]] if name else list(found.values())


def _is_change(name: str | None) -> bool:
    """Whether a change of diff is called so and no rule is."""
    from cxmap.diff.changes import kinds
    from cxmap.rules import rule_named

    return name is not None and rule_named(name) is None and name in kinds()


COMMAND = rules
