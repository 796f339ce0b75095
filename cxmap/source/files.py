"""Reading one input and writing one result: a path, standard input or a file in git; whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shlex
import stat
import sys
from contextlib import suppress
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from cxmap.errors import CannotWrite, MissingInput, UnreadableInput
from cxmap.source import git
from cxmap.source.closest import closest
from cxmap.source.decode import SIZE_LIMIT, refuse_pointer
from cxmap.source.replace import replace

STDIN = "-"
_SMALL = 64 * 1024

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_STREAM = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_PIPE = "name a file, or pipe one in: cxmap lint - < journey.yaml"


class Input(NamedTuple):
    """One input: ``name`` as it is shown (POSIX, relative to the working folder if it can be), and its bytes."""

    name: str
    data: bytes


def shown(path: str) -> str:
    """The path as every output spells it: POSIX, relative to the working folder if it lies below."""
    pure = PurePath(path)
    if pure.is_absolute():
        with suppress(OSError, ValueError):
            pure = pure.relative_to(os.getcwd())
    name = pure.as_posix()
    return "./-" if name == STDIN else name


def read_input(
    spec: str, *, stdin_name: str = "<stdin>", stdin: BinaryIO | None = None, limit: int = SIZE_LIMIT
) -> Input:
    """What ``spec`` names: a path, ``-`` for standard input, or ``REV:PATH``.

    Of endless inputs (and of files beyond the limit) it reads one byte more than ``limit``.
    """
    if spec == STDIN:
        return Input(stdin_name, refuse_pointer(stdin_name, _piped(stdin, limit)))
    revision = git.split(spec)
    if revision:
        return Input(spec, git.read(*revision))
    return Input(shown(spec), refuse_pointer(shown(spec), _content(spec, limit)))


def missing(path: str) -> MissingInput:
    """The error for a path that is not there, with the nearest name that is."""
    name = shown(path)
    if os.path.islink(path):
        lost = f"{name!r} is a link to {os.readlink(path)!r}, which is not there"
        return MissingInput(lost, hint="mend the link, or name the file itself")
    near = _nearest(Path(path))
    hint = f"did you mean {shown(str(near))}?" if near else "check the spelling, and the folder you are in"
    return MissingInput(f"there is no file or folder {name!r}", hint=hint)


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write the text as UTF-8, line ends as they are; see ``write_whole_bytes``."""
    # A file name that is not UTF-8 may stand in a report as a lone surrogate; it must not end the report.
    write_whole_bytes(path, text.encode("utf-8", errors="backslashreplace"))


def write_whole_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write all of it or leave the old file as it was; keeps what it is, writes through links, pipes and devices.

    A reader that went away is no failure of ours: ``BrokenPipeError`` passes through, all else is ``CannotWrite``.
    """
    path = os.fspath(path)
    try:
        stream = _stream(path)
        if stream is None:
            replace(os.path.realpath(path), data)
        else:
            with open(stream, "wb", closefd=isinstance(stream, str)) as file:
                file.write(data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error


def _piped(stdin: BinaryIO | None, limit: int) -> bytes:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        raise MissingInput("standard input is closed", hint=_PIPE)
    if stream.isatty():
        raise MissingInput("nothing is piped in", hint=_PIPE)
    try:
        return stream.read(limit + 1) or b""
    except OSError as error:
        raise UnreadableInput(f"standard input cannot be read: {error.strerror or error}", hint=_PIPE) from error


def _content(path: str, limit: int) -> bytes:
    try:
        with open(path, "rb") as file:
            return head(file, limit)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise missing(path) from None
    except (IsADirectoryError, PermissionError):
        if os.path.isdir(path):
            message = f"{shown(path)!r} is a folder, and a file is needed"
            raise UnreadableInput(message, hint="name a file in it") from None
        hint = f"`ls -l {shlex.quote(path)}` shows who may read it"
        raise UnreadableInput(f"no permission to read {shown(path)!r}", hint=hint) from None
    except OSError as error:
        hint = "copy it to a plain file and name that"
        raise UnreadableInput(f"{shown(path)!r} cannot be read: {error.strerror}", hint=hint) from error


def head(file: BinaryIO, limit: int = SIZE_LIMIT) -> bytes:
    """A file up to one byte more than the limit. Most are small, and asking for the limit at once would clear so much
    memory for each of them.
    """
    data = file.read(_SMALL)
    return data if len(data) < _SMALL else data + file.read(limit + 1 - _SMALL)


def _nearest(path: Path) -> Path | None:
    """What stands closest to where the path goes wrong: its first part that is not there."""
    for part in (path, *path.parents):
        if os.path.isdir(part.parent):
            near = _closest(part)
            guess = near / path.relative_to(part) if near else None
            return guess if guess and os.path.exists(guess) else near
    return None


def _closest(path: Path) -> Path | None:
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(path.parent)
    name = closest(path.name, names)
    return path.parent / name if name else None


def _stream(path: str) -> int | str | None:
    """What to write to as it is: an open stream of this process, a device or a pipe. None for ordinary files."""
    number = _STREAM.fullmatch(path)
    if number or path in _STREAMS:
        return int(number[1]) if number else _STREAMS[path]
    if path.endswith(("/", os.sep)) or os.path.isdir(path or "."):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    try:
        return None if stat.S_ISREG(os.stat(path).st_mode) else path
    except FileNotFoundError:
        return None


def _cannot_write(path: str, error: OSError | ValueError) -> CannotWrite:
    name, folder = shown(path), shown(os.path.dirname(path))
    match error:
        case IsADirectoryError():
            return CannotWrite(f"{name!r} is a folder", hint="name a file in it")
        case FileNotFoundError():
            return CannotWrite(f"there is no folder {folder!r}", hint=f"run `mkdir -p {shlex.quote(folder)}`")
        case NotADirectoryError():
            return CannotWrite(f"{folder!r} is not a folder", hint="choose another place")
        case PermissionError():
            hint = "choose another place, or make the file and its folder writable"
            return CannotWrite(f"no permission to write {name!r}", hint=hint)
    words = getattr(error, "strerror", None) or str(error)
    return CannotWrite(f"{name!r} cannot be written: {words}", hint="choose another place, or free some space")
