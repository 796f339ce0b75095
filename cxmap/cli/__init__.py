"""The command line: one file = one command, imported when it is asked for. This file is the frame around them.

Exit codes: 0 done, 1 at or above the gate, 2 could not do the job, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TextIO

import click

from cxmap import __version__
from cxmap.errors import CxmapError, InvalidJourney

ISSUES = "https://github.com/cxmap/cxmap/issues"


class Commands(click.Group):
    """The commands are the files of this folder; ``--help`` reads their first lines and imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        from cxmap.registry import file_names

        return list(file_names(__name__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        from cxmap.registry import module_name

        command: click.Command = import_module(module_name(__name__, cmd_name)).COMMAND
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``--help``."""
        rows = [(name, _first_line(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows or [("", "")])


def _first_line(command: str) -> str:
    """The first line of a command's file, without importing it."""
    from cxmap.registry import data, module_name

    # without pathlib, which takes a tenth of a start
    file = module_name("", command).removeprefix(".")
    text = data(os.path.join(os.path.dirname(__file__), f"{file}.py")).decode()
    return text.partition('"""')[2].partition("\n")[0].rstrip('".')


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"Something wrong, or missing? {ISSUES}",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cxmap() -> None:
    """Says where a customer journey breaks, who caused it, and how much of it is customer service.

    \b
    cxmap init                                   write a first journey
    cxmap analyze journeys/bank-travel-alert.yaml
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code and never raises."""
    _prepare_streams()
    try:
        return _run(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _reader_went_away()


def _run(args: Sequence[str] | None) -> int:
    debug = "--debug" in (sys.argv if args is None else args)
    try:
        result = cxmap.main(args=None if args is None else list(args), prog_name="cxmap", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        show_error(CxmapError(error.format_message(), hint=_usage_hint(error)))
        return 2
    except CxmapError as error:
        show_error(error)
        return 2
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except SystemExit as stop:
        # click turns a closed pipe into exit 1, which would read as "findings".
        return _reader_went_away() if stop.code == 1 else stop.code if isinstance(stop.code, int) else 2
    except OSError as error:
        show_error(CxmapError(f"the system refused: {error}", hint="check disk space and permissions"))
        return 2
    except Exception as error:
        if debug:
            raise
        _show_internal(error)
        return 2


def _usage_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"see `{context.command_path} --help`" if context else ""


def show_error(error: CxmapError) -> None:
    """An error in one line, what to do in the next."""
    from cxmap.formats.drawing.printable import printable

    if isinstance(error, InvalidJourney) and error.findings:
        from cxmap.cli._output import show_findings

        show_findings(error.findings)
    where = f"{error.where}: " if error.where else ""
    click.echo(f"error: {printable(where + error.message)}", err=True)
    if error.hint:
        click.echo(f"hint: {printable(error.hint)}", err=True)


def _show_internal(error: Exception) -> None:
    import platform

    click.echo(f"error: internal error: {type(error).__name__}: {error}", err=True)
    click.echo(f"hint: cxmap {__version__}, Python {platform.python_version()}, {platform.platform()}", err=True)
    click.echo(f"hint: run it again with --debug and tell us: {ISSUES}", err=True)


def _prepare_streams() -> None:
    """No character may end a run: a stream that cannot show one shows its number; a closed one takes all."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    """A stream that takes all and shows nothing; it is open as long as we run."""
    return open(os.devnull, "w", encoding="utf-8")


def _reader_went_away() -> int:
    """``cxmap … | head`` is no verdict: be quiet, also when the interpreter flushes at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
