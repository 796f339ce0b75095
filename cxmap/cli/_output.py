"""Where results go, and what the place can show: colour, width, glyphs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Literal

from cxmap.cli._streams import give, give_bytes, say
from cxmap.errors import ConfigError

if TYPE_CHECKING:
    from cxmap.findings import Finding
    from cxmap.formats import File

ColorChoice = Literal["auto", "always", "never"]
WIDTH_OFF_TERMINAL = 100


def wants_color(choice: ColorChoice, stream: IO[str], env: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream gets colour: the option, then NO_COLOR, FORCE_COLOR and their kin, then the terminal itself."""
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if any(env.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if env.get("CLICOLOR") == "0" or env.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width(stream: IO[str], env: Mapping[str, str] = os.environ) -> int:
    """Columns: the terminal's, else ``COLUMNS``, else 100."""
    columns = env.get("COLUMNS", "")
    if stream.isatty():
        try:
            return os.get_terminal_size(stream.fileno()).columns or WIDTH_OFF_TERMINAL
        except OSError:
            pass
    return int(columns) if columns.isdigit() and int(columns) > 0 else WIDTH_OFF_TERMINAL


def shows_glyphs(stream: IO[str]) -> bool:
    """Whether a stream's encoding has our glyphs."""
    from cxmap.formats.drawing.printable import PLAINER

    try:
        "".join(PLAINER).encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def show_findings(findings: Sequence[Finding]) -> None:
    """Findings on standard error, exactly as ``cxmap lint`` prints them."""
    from cxmap.formats import renderer
    from cxmap.lint.report import Report
    from cxmap.present.look import Look

    out = sys.stderr
    show = renderer("full" if out.isatty() else "concise", "findings")
    if show:
        look = Look(width(out), wants_color("auto", out), shows_glyphs(out), quiet=True)
        say(show(Report(tuple(findings)), look), end="")


def write(text: str, file: str | None) -> None:
    """Write a whole result to standard output, or to a file: whole or not at all.

    A reader that went away, of a pipe by name too, is no failure and no verdict.
    """
    if not file:
        give(text)
        return
    from cxmap.source.files import write_whole

    with suppress(BrokenPipeError):
        write_whole(file, text)


def write_files(files: Sequence[File], place: str | None, *, is_binary: bool) -> None:
    """Write one file where it is wanted, or each into the folder that is named; all are made before one is written.

    Raises ConfigError for several without a folder, and for one that a screen cannot show.
    """
    from cxmap.source.files import write_whole_bytes

    if place and os.path.isdir(place):
        for file in files:
            write_whole_bytes(os.path.join(place, file.name), file.content)
    elif len(files) > 1:
        raise _no_folder(files, place)
    elif files and place:
        with suppress(BrokenPipeError):
            write_whole_bytes(place, files[0].content)
    elif files and is_binary and sys.stdout.isatty():
        raise ConfigError("a screen cannot show this format", hint=f"write it to a file: -o {files[0].name}")
    elif files:
        give_bytes(files[0].content)


def _no_folder(files: Sequence[File], place: str | None) -> ConfigError:
    folder = place or "pictures"
    message = f"each picture is a file of its own, and there are {len(files)}"
    where = f"{place} is no folder" if place else "name a folder for them"
    return ConfigError(message, hint=f"{where}: mkdir -p {folder}, then -o {folder}")
