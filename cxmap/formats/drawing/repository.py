"""Paths as services want them: from the root of the repository, POSIX, without ``./``."""

from __future__ import annotations

import posixpath

from cxmap.present.look import Look


def from_top(path: str, look: Look) -> str:
    """A path of a finding, counted from the root of the repository."""
    return posixpath.normpath(posixpath.join(look.top, path))
