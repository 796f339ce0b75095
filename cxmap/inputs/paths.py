"""From paths to the files that are meant.

File patterns of a configuration start at its file, those of the command line where the command runs.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable

from cxmap.config import Config
from cxmap.errors import CxmapError
from cxmap.source.discover import discover


def journey_files(
    paths: Iterable[str],
    config: Config,
    *,
    folder: str = "",
    exclude: Iterable[str] = (),
    force_exclude: bool = False,
    refused: Callable[[CxmapError], None] | None = None,
) -> list[str]:
    """The files that the paths mean; ``folder`` is where the patterns of the configuration start.

    A path of which nothing can be found is ``refused`` and stops no other; without that its error is raised.
    """
    return discover(
        paths,
        include=[anchored(pattern, folder) for pattern in config.include],
        exclude=[*(anchored(pattern, folder) for pattern in config.exclude), *exclude],
        force_exclude=force_exclude,
        refused=refused,
    )


def anchored(pattern: str, folder: str) -> str:
    """A pattern of ``cxmap.toml``, made independent of the working folder.

    Without a slash it means any file or folder of that name, wherever it is, and stays as it is.
    """
    if not folder or "/" not in pattern.rstrip("/") or os.path.isabs(pattern):
        return pattern
    return f"{glob.escape(os.path.abspath(folder))}/{pattern.removeprefix('./')}"
