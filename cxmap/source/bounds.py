"""Where a file that is changed may lie: no link leads a change out of what somebody named, or out of its repository."""

from __future__ import annotations

import os
from collections.abc import Iterable


def way_out(name: str, named: Iterable[str]) -> str | None:
    """Where a link leads that leaves the folder it is in, its repository and every folder named; None if it stays."""
    real = os.path.realpath(name)
    here = os.path.dirname(os.path.abspath(name))
    folders = [here, *filter(None, [_top(here)]), *(path for path in named if os.path.isdir(path))]
    return None if any(_is_below(real, os.path.realpath(folder)) for folder in folders) else real


def _top(folder: str) -> str | None:
    """The repository in which a folder lies by its name, whatever links the name goes through."""
    ways = [folder]
    while (above := os.path.dirname(ways[-1])) != ways[-1]:
        ways.append(above)
    return next((way for way in ways if os.path.lexists(os.path.join(way, ".git"))), None)


def _is_below(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:
        return False  # another drive
