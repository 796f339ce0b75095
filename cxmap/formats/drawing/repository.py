"""Paths as services want them: from the root of the repository, POSIX, without ``./``."""

from __future__ import annotations

import posixpath

from cxmap.lint.report import Report


def from_top(path: str, report: Report) -> str:
    """A path of a finding, counted from the root of the repository."""
    return posixpath.normpath(posixpath.join(report.top, path))
