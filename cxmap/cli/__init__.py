"""The command line: one file = one command, imported when it is asked for. This file is the frame around them.

Exit codes: 0 done, 1 at or above the gate, 2 could not do the job, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from cxmap import __version__
from cxmap.cli import _streams as streams
from cxmap.errors import ConfigError, CxmapError, InvalidJourney

COMPLETE = "_CXMAP_COMPLETE"
ISSUES = "https://github.com/cxmap/cxmap/issues"


class Commands(click.Group):
    """The commands are the files of this folder; ``--help`` reads their first lines and imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        from cxmap.registry import file_names

        return list(file_names(__name__))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the one that is meant. Raises ConfigError for a word that is none, with the one that is near."""
        known = self.list_commands(ctx)
        if args[0] not in known and args[0][:1] != "-" and not ctx.resilient_parsing:
            from cxmap.journey.ids import did_you_mean

            hint = did_you_mean(args[0], known) or f"there are {', '.join(known)}"
            raise ConfigError(f"there is no command {args[0]!r}", hint=hint)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        from cxmap.registry import module_name

        module = import_module(module_name(__name__, cmd_name))
        command: click.Command = module.COMMAND
        command.short_help = _opening(module.__doc__ or "")  # what the completion of a shell shows
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the command line; ``--help`` and ``--version`` are answered here."""
        with _past_click():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with _past_click():
            return super().invoke(ctx)

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
    return _opening(text.partition('"""')[2])


def _opening(docstring: str) -> str:
    return docstring.partition("\n")[0].rstrip('".')


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
    streams.prepare()
    try:
        return _run(args)
    except KeyboardInterrupt:
        return 130


def _run(args: Sequence[str] | None) -> int:
    try:
        result = cxmap.main(args=None if args is None else list(args), prog_name="cxmap", standalone_mode=False)
        streams.give("")
        return result if isinstance(result, int) else 0
    except click.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        streams.show(f"{error.format_message()}\n")
    except click.ClickException as error:
        show_error(CxmapError(error.format_message(), hint=_usage_hint(error)))
    except CxmapError as error:
        show_error(error)
    except (_ReaderGone, BrokenPipeError):
        streams.silence()
        return 0
    except SystemExit as stop:
        return _after_completion(stop)
    except OSError as error:
        streams.silence()
        show_error(CxmapError(f"the system refused: {error}", hint="check disk space and permissions"))
    except Exception as error:
        _show_internal(error, debug="--debug" in (sys.argv if args is None else args))
    return 2


class _ReaderGone(Exception):
    """Nobody reads standard output any more: no verdict, and no ``OSError``, of which click would make exit 1."""


@contextmanager
def _past_click() -> Iterator[None]:
    """Ctrl-C and a reader that goes away, in a form that click hands on: it would write, or choose an exit code."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.Abort from None
    except BrokenPipeError:
        raise _ReaderGone from None


def _after_completion(stop: SystemExit) -> int:
    """The end of what the shell asks for while somebody types; nothing else ends this way."""
    if not stop.code:
        return 0
    asked = os.environ.get(COMPLETE, "")
    show_error(CxmapError(f"{COMPLETE}={asked} is no completion that there is", hint="unset it"))
    return 2


def _usage_hint(error: click.ClickException) -> str:
    meant: str = getattr(error, "meant", "")  # of a wrong word
    if meant:
        return meant
    context = getattr(error, "ctx", None)
    return f"see `{context.command_path} --help`" if context else ""


def show_error(error: CxmapError) -> None:
    """An error in one line, what to do in the next."""
    if isinstance(error, InvalidJourney) and error.findings:
        from cxmap.cli._output import show_findings

        show_findings(error.findings)
    where = f"{error.where}: " if error.where else ""
    streams.say(f"error: {where + error.message}")
    if error.hint:
        streams.say(f"hint: {error.hint}")


def _show_internal(error: Exception, *, debug: bool) -> None:
    import platform

    if debug:
        from traceback import format_exception

        for line in "".join(format_exception(error)).splitlines():
            streams.say(line)
    streams.say(f"error: internal error: {type(error).__name__}: {error}")
    streams.say(f"hint: cxmap {__version__}, Python {platform.python_version()}, {platform.platform()}")
    streams.say(f"hint: run it again with --debug and tell us: {ISSUES}" if not debug else f"hint: tell us: {ISSUES}")
