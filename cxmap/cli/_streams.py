"""Standard output and standard error: whatever becomes of them, the exit code stays the verdict.

Who reads a result may go away, which is no failure. What cannot be told on standard error is lost and changes nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from cxmap.errors import CannotWrite

_PART = 2**15


def prepare() -> None:
    """No character may end a run: a stream that cannot show one shows its number; a closed one takes all."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def say(text: str, end: str = "\n") -> None:
    """Write to standard error, now."""
    with suppress(OSError, ValueError):
        sys.stderr.write(text + end)
        sys.stderr.flush()


def give(text: str) -> None:
    """Write to standard output, now. Raises CannotWrite, but not for a reader that went away."""
    # In parts: unbuffered (PYTHONUNBUFFERED), one write does not notice that the reader went away in the middle.
    _give((text[at : at + _PART] for at in range(0, len(text), _PART)), sys.stdout)


def give_bytes(data: bytes) -> None:
    """The same for what is bytes already: the file is the same whatever the stream's encoding."""
    sys.stdout.flush()
    stream: Any = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a stream that somebody put in place of ours, such as a test's
        give(data.decode("utf-8", errors="replace"))
        return
    _give((data[at : at + _PART] for at in range(0, len(data), _PART)), stream)


def _give(parts: Iterable[Any], stream: Any) -> None:
    try:
        for part in parts:
            stream.write(part)
        stream.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        hint = "choose another place, or free some space"
        raise CannotWrite(f"standard output cannot be written: {error.strerror}", hint=hint) from error


def silence() -> None:
    """Let standard output take all and show nothing, also what the interpreter flushes at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _nowhere() -> TextIO:
    """A stream that takes all and shows nothing; it is open as long as we run."""
    return open(os.devnull, "w", encoding="utf-8")
