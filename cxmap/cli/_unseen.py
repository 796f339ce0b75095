"""What cannot be compared with an older version: files that are not checked out, and other repositories within."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from cxmap.cli._options import Run
from cxmap.cli._versions import File
from cxmap.source import git
from cxmap.source.files import shown
from cxmap.wording import counted


def without_unseen(
    run: Run, folder: str, rev: str, old: Sequence[File], new: Sequence[File]
) -> tuple[list[File], list[File]]:
    """Both sides without what only one of them can see; a note says what is left out."""
    hidden = set(git.not_checked_out(folder))
    unseen = [file for file in old if file.path in hidden]
    if unseen:
        where = f"the sparse checkout does not have {_shown(unseen[0], folder)}"
        run.note(f"{counted(len(unseen), 'journey')} left out: {where}")
    nested = git.submodules(rev, folder)
    foreign = [file for file in (*old, *new) if any(_is_in(file.path, name) for name in nested)]
    if foreign:
        where = f"{_shown(foreign[0], folder)} is in a submodule with its own history"
        run.note(f"{counted(len(foreign), 'journey')} left out: {where}")
    left_out = {id(file) for file in (*unseen, *foreign)}
    return [file for file in old if id(file) not in left_out], [file for file in new if id(file) not in left_out]


def _shown(file: File, folder: str) -> str:
    return posixpath.join(shown(folder), file.path)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
