"""Check journeys like code, in an editor, before a commit and in CI."""

from __future__ import annotations

from typing import Any

import click

from cxmap.cli._choices import FILE, Listed, OneOf, ParamType, completions, preset_words, rule_words, wrong_word
from cxmap.cli._options import Run, command, format_option, output_option, stdin_option

RULES, PRESET = Listed(rule_words, many=True), Listed(preset_words)
LEVELS = ("error", "warning", "info")


class Reports(ParamType[tuple[str, str]]):
    """``FORMAT=PATH``."""

    name = "FORMAT=PATH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split it, and refuse a format that does not exist."""
        from cxmap.formats import names, renderer

        format_, separator, path = str(value).partition("=")
        if not separator or not path:
            self.fail(f"{value!r} is not FORMAT=PATH, such as sarif=lint.sarif", param, ctx)
        if path == "-":
            self.fail("--report writes files; standard output gets what --format names", param, ctx)
        if renderer(format_, "findings") is None:
            wrong_word(format_, names("findings"), param, ctx)
        return format_, path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The formats, for the shell."""
        from cxmap.formats import names

        return completions((f"{name}=" for name in names("findings")), incomplete)


class Levels(Listed):
    """``RULE=LEVEL``."""

    name = "RULE=LEVEL"

    def __init__(self) -> None:
        super().__init__(rule_words, behind=tuple(f"={level}" for level in LEVELS))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Split it, and refuse a level that does not exist."""
        rule, separator, level = str(value).partition("=")
        if not separator:
            self.fail(f"{value!r} is not RULE=LEVEL, such as no-goal=error", param, ctx)
        if level not in LEVELS:
            wrong_word(level, LEVELS, param, ctx)
        return rule, level


@command(
    epilog="Exit codes: 0 nothing at or above the gate, 1 findings at or above it, 2 could not do the job.",
)
@click.argument("paths", type=FILE, nargs=-1, metavar="[PATH...]")
@click.option(
    "--select", multiple=True, type=RULES, metavar="RULES", help="Only these: names, codes or starts of codes."
)
@click.option("--ignore", multiple=True, type=RULES, metavar="RULES", help="Not these rules.")
@click.option(
    "--preset",
    type=Listed(preset_words),
    metavar="NAME",
    help="minimal, recommended, public-sector or all; --select adds to it.",
)
@click.option("--severity", multiple=True, type=Levels(), help="Change how grave a rule is; repeatable.")
@click.option(
    "--fail-on",
    type=OneOf(lambda: (*LEVELS, "never")),
    default="error",
    show_default=True,
    help="The mildest finding that makes the exit code 1.",
)
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Exit 1 above so many warnings.")
@format_option("findings", None, "How to write the findings; full on a terminal, else concise.")
@output_option()
@click.option("--report", "reports", multiple=True, type=Reports(), help="Write one more format to a file; repeatable.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and report the rest.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Leave out findings that this file knows.")
@click.option("--write-baseline", is_flag=True, help="Write what is found now into the baseline.")
@click.option("--since", metavar="REV", help="Leave out findings that the files at this git revision have too.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out these files or folders; repeatable.")
@click.option("--force-exclude", is_flag=True, help="Leave them out even if they are named.")
@click.option("--allow-empty", is_flag=True, help="Finding nothing to check is no error.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and check none.")
@click.option("--show-settings", is_flag=True, help="Show what is set, and by which configuration; check nothing.")
@stdin_option()
def lint(run: Run, **options: Any) -> int:
    """Check journeys: the files, and what they say.

    PATH is a file, a folder, REV:PATH from git, or - for standard input; without one it is the working folder.

    \b
    cxmap lint
    cxmap lint journeys --fix
    cxmap lint journeys --since origin/main --report sarif=lint.sarif
    cxmap rules contact-without-cause
    """
    from cxmap.cli._lint import Options, execute

    return execute(run, Options(**options))


COMMAND = lint
