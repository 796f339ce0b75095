"""Where results go, and what the place can show: colour, width, glyphs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Literal

from cxmap.cli._streams import give, show

if TYPE_CHECKING:
    from cxmap.findings import Finding

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
    draw = renderer("full" if out.isatty() else "concise", "findings")
    if draw:
        look = Look(width(out), wants_color("auto", out), shows_glyphs(out), quiet=True)
        show(draw(Report(tuple(findings)), look))


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
