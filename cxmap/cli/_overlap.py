"""Outputs that would take the place of what a command reads, or of each other: refused before anything is written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from cxmap.errors import ConfigError
from cxmap.source.discover import looks_like_journey
from cxmap.source.files import shown

Named = tuple[str, str | None]
"""What a file is to a command (``-o``, ``the baseline``), and its path, if there is one."""


def refuse_overlap(outputs: Iterable[Named], inputs: Iterable[Named] = ()) -> None:
    """Raise ConfigError for an output that is an input, another output, or a journey: no result belongs there.

    A link is what it leads to. Pipes and devices hold nothing that could be lost.
    """
    known = {key: what for what, path in inputs if path and (key := _key(path))}
    for what, path in outputs:
        key = _key(path) if path else None
        if path is None or key is None:
            continue
        if key in known:
            raise _refusal(f"{what} {shown(path)} is {known[key]} too")
        if _is_journey(path):
            raise _refusal(f"{what} {shown(path)} is a journey, and the result would take its place")
        known[key] = what


def journeys(paths: Iterable[str]) -> list[Named]:
    """Paths as inputs; what is no file on disk cannot be written over."""
    return [("a journey that is read", path) for path in paths]


def _refusal(message: str) -> ConfigError:
    return ConfigError(message, hint="name another file for the result")


def _key(path: str) -> tuple[int, int] | str | None:
    """What two names of one file have in common, also before there is one; None for pipes, devices and folders."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return os.path.realpath(path) if "\0" not in path else None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _is_journey(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return looks_like_journey(file.read(64 * 1024))
    except OSError:
        return False
