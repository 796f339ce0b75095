"""Options that every command has, and the frame in which a command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxmap.cli import _output
from cxmap.cli._choices import FILE, Listed, OneOf, price_words
from cxmap.cli._choices import ParamType as ParamType
from cxmap.cli._streams import say
from cxmap.errors import ConfigError
from cxmap.formats import can_show, declared, files_of, names, render
from cxmap.present.look import Look
from cxmap.source.aloud import listen, tell

if TYPE_CHECKING:
    from cxmap.config import Config


@dataclass(frozen=True)
class Run:
    """How this command was called: colour, how much to say, which configuration."""

    color: _output.ColorChoice
    quiet: bool
    verbose: bool
    config_file: str | None
    isolated: bool

    @cached_property
    def config_path(self) -> Path | None:
        """The configuration file that holds: the named one, or the first one found upwards; with --isolated none."""
        from cxmap.config import find
        from cxmap.source.git import root

        if self.config_file:
            return Path(self.config_file)
        return None if self.isolated else find(Path.cwd(), top=root(Path.cwd()))

    @cached_property
    def config(self) -> Config:
        """What it says."""
        from cxmap.config import default

        tell(f"configuration: {self.config_path or ('none, with --isolated' if self.isolated else 'none found')}")
        if not self.config_path:
            return default()
        from cxmap.config.file import read

        return read(self.config_path)

    @property
    def config_folder(self) -> str:
        """Where the file patterns of the configuration start."""
        return str(self.config_path.absolute().parent) if self.config_path else ""

    @cached_property
    def top(self) -> str:
        """The way from the root of the repository to the working folder."""
        from cxmap.source.git import root

        here = Path.cwd()
        found = root(here)
        way = here.resolve().relative_to(found).as_posix() if found else ""
        return "" if way == "." else way

    @contextmanager
    def settings_in_place(self) -> Iterator[None]:
        """Give an error about a setting of the configuration its file and line."""
        try:
            yield
        except ConfigError as error:
            if error.setting and self.config_path:
                from cxmap.config.file import place

                error.where = place(self.config_path, error.setting)
            raise

    @property
    def inputs(self) -> list[tuple[str, str | None]]:
        """The files that every command reads."""
        return [("the configuration", str(self.config_path))] if self.config_path else []

    def look(self, file: str | None) -> Look:
        """What the place that gets the result can show. A file has no colour and all glyphs."""
        if file:
            return Look(_output.WIDTH_OFF_TERMINAL, self.color == "always", quiet=self.quiet, file=file)
        out = sys.stdout
        color = _output.wants_color(self.color, out)
        return Look(_output.width(out), color, _output.shows_glyphs(out), quiet=self.quiet)

    def note(self, message: str) -> None:
        """Something to know that is no result."""
        if not self.quiet:
            say(message)


class FormatName(OneOf):
    """The name of a format that can show a subject."""

    name = "format"

    def __init__(self, subject: str) -> None:
        super().__init__(lambda: names(subject))
        self.subject = subject

    def has(self, value: str) -> bool:
        """Whether it is one: of a right name only its own file is imported."""
        return can_show(value, self.subject)


class Command(click.Command):
    """A command to which nothing is said with nothing: a variable that a script forgot to set is no wish."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the command line. Raises UsageError for a value that is empty."""
        context = super().make_context(*args, **more)
        for param in () if context.resilient_parsing else self.params:
            name = param.name or ""
            value = context.params.get(name)
            if context.get_parameter_source(name) is click.core.ParameterSource.DEFAULT:
                continue
            if value == "" or (isinstance(value, tuple) and "" in value):
                called = param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(context)
                raise click.UsageError(f"{called} is empty", context)
        return context


def command(**settings: Any) -> Callable[[Callable[..., int]], click.Command]:
    """Declare a command: the function gets a `Run` first, then its own options, and returns the exit code."""

    def declare(function: Callable[..., int]) -> click.Command:
        def call(
            color: _output.ColorChoice,
            quiet: bool,
            verbose: bool,
            debug: bool,  # read in cxmap.cli, where exceptions end
            config: str | None,
            isolated: bool,
            **own: Any,
        ) -> int:
            run = Run(color, quiet, verbose, config, isolated)
            listen(say if verbose else None)
            with run.settings_in_place():
                return function(run, **own)

        call.__doc__ = function.__doc__
        own_options = getattr(function, "__click_params__", [])
        for option in reversed(_COMMON):
            call = option(call)
        made: click.Command = click.command(cls=Command, **settings)(call)
        made.params[:0] = reversed(own_options)  # click collects them from the last to the first
        return made

    return declare


_COMMON = [
    click.option("--color", type=OneOf(lambda: ("auto", "always", "never")), default="auto", help="Colour the output."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what was asked for."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is read, asked and left out."),
    click.option("--debug", is_flag=True, help="Show the traceback of an internal error."),
    click.option("--config", type=FILE, metavar="FILE", help="Use this configuration file."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
]


def format_option(subject: str, default: str | None, help: str = "How to write the result.") -> Callable[..., Any]:
    """``--format``, with the formats that can show the subject."""
    return click.option("--format", "format_", type=FormatName(subject), default=default, help=help, show_default=True)


def output_option() -> Callable[..., Any]:
    """``-o``: a file that is written whole or not at all."""
    return click.option("-o", "--output", "output", type=FILE, metavar="FILE", help="Write to this file instead.")


def deliver(subject: str, name: str, facts: Any, look: Look, *, mark: str = "") -> None:
    """Write a result where it belongs: as one text, or in a file for each thing that there is.

    ``mark`` is what a text begins with. Raises ConfigError if there are several files and no folder for them.
    """
    make = files_of(name, subject)
    if make is None:
        _output.write(mark + render(subject, name, facts, look), look.file or None)
        return
    _output.write_files(make(facts, look), look.file or None, is_binary=declared(name).is_binary)


def infer_option() -> Callable[..., Any]:
    """``--no-infer``."""
    return click.option("--no-infer", is_flag=True, help="Infer no causes; only what the files say counts.")


def costs_option(help: str = "Price contacts with a dated preset, such as gartner-2019.") -> Callable[..., Any]:
    """``--costs``."""
    return click.option("--costs", type=Listed(price_words), metavar="PRESET", help=help)


def excel_option() -> Callable[..., Any]:
    """``--excel``, for CSV."""
    return click.option(
        "--excel", is_flag=True, help="CSV for spreadsheets: a mark at the start says that it is UTF-8."
    )


def mark_of(excel: bool, format_: str) -> str:
    """What a text begins with: without it a spreadsheet shows ü and → as two or three odd characters.

    Raises ConfigError for another format than CSV.
    """
    if excel and format_ != "csv":
        raise ConfigError("--excel is for CSV", hint="add --format csv")
    return "\ufeff" if excel else ""


def stdin_option() -> Callable[..., Any]:
    """``--stdin-filename``."""
    return click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call standard input.")
