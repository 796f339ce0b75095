"""File patterns of a configuration start at its file, those of the command line where the command runs."""

from __future__ import annotations

import glob
import os


def anchored(pattern: str, folder: str) -> str:
    """A pattern of ``cxmap.toml``, made independent of the working folder.

    Without a slash it means any file or folder of that name, wherever it is, and stays as it is.
    """
    if not folder or "/" not in pattern.rstrip("/") or os.path.isabs(pattern):
        return pattern
    return f"{glob.escape(os.path.abspath(folder))}/{pattern.removeprefix('./')}"
