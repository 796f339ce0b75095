"""A file gets its new content whole or not at all, and stays what it was: its mode, owner, attributes and links."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from zlib import crc32

_LEFT_OVER = re.compile(r"\.cxmap-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp")
_OLD = 3600
"""Seconds after which a temporary file belongs to nobody, whatever its number says."""


def replace(target: str, data: bytes) -> None:
    """Put the data in place of what the file holds; if that fails, or is stopped, it holds what it held."""
    old = os.stat(target) if os.path.exists(target) else None
    if old:
        open(target, "r+b").close()  # a rename would pass over the protection of a read-only file
    _tidy(target)
    if old and old.st_nlink > 1:
        _in_place(target, data)
        return
    with _temporary(target) as name:
        _fill(name, data)
        if old:
            _take_over(old, target, name)
        os.replace(name, target)


def _in_place(target: str, data: bytes) -> None:
    """Write into the file itself, which has further names; what it held lies beside it until all is written.

    A run that is killed leaves that copy, and nobody but its reader can say which of the two is good.
    """
    with open(target, "rb") as file:
        before = file.read()
    with _temporary(target, ".bak") as name:
        _fill(name, before)
        try:
            _overwrite(target, data)
        except BaseException:
            _overwrite(target, before)
            raise
        os.unlink(name)


def _overwrite(target: str, data: bytes) -> None:
    with open(target, "r+b") as file:
        file.write(data)
        file.truncate()


def _fill(name: str, data: bytes) -> None:
    with open(name, "xb") as file:
        file.write(data)


@contextmanager
def _temporary(target: str, suffix: str = ".tmp") -> Iterator[str]:
    """The name of a file beside the target that is gone afterwards; Ctrl-C leaves nothing behind either."""
    folder, base = os.path.split(target)
    name = os.path.join(folder, f".cxmap-{_digest(base)}-{os.getpid()}-{os.urandom(4).hex()}{suffix}")
    try:
        yield name
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _take_over(old: os.stat_result, target: str, temporary: str) -> None:
    """Give the new file the owner of the old one, where we may (root in a container), its attributes and its mode."""
    new = os.stat(temporary)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for attribute in os.listxattr(target):
                with suppress(OSError):  # some are for the system alone
                    os.setxattr(temporary, attribute, os.getxattr(target, attribute))
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _tidy(target: str) -> None:
    """Delete what runs that were killed left of this file."""
    folder, base = os.path.split(target)
    for name, digest, number in _left_over(folder):
        path = os.path.join(folder, name)
        if digest == _digest(base) and _is_orphan(path, number):
            with suppress(OSError):
                os.unlink(path)


@cache
def _left_over(folder: str) -> tuple[tuple[str, str, int], ...]:
    """The temporary files in a folder when this process first wrote there: name, digest of its target, process."""
    try:
        names = os.listdir(folder)
    except OSError:
        return ()
    found = (_LEFT_OVER.fullmatch(name) for name in names)
    return tuple((match[0], match[1], int(match[2])) for match in found if match)


def _is_orphan(path: str, number: int) -> bool:
    """Whether the process that made a file is gone; in a container all have our number."""
    if number == os.getpid():
        return True
    with suppress(OSError):
        if time.time() - os.stat(path).st_mtime > _OLD:
            return True
    if os.name != "posix":
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _digest(base: str) -> str:
    return f"{crc32(os.fsencode(base)):08x}"
