"""From the paths of a command line to the files that are meant; a path that is not there stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cxmap.cli import show_error
from cxmap.cli._options import Run
from cxmap.errors import CxmapError, MissingInput
from cxmap.inputs.paths import journey_files


class Named(NamedTuple):
    """The files, and whether any path was refused: its error is told already."""

    names: list[str]
    failed: bool


def named_files(
    run: Run,
    paths: Sequence[str],
    *,
    exclude: Iterable[str] = (),
    force_exclude: bool = False,
    may_be_none: bool = False,
    hint: str = "journeys are YAML files with a `cxmap:` key at the top",
) -> Named:
    """The files that the paths mean. Raises MissingInput if there are none and nothing said why."""
    errors: list[CxmapError] = []
    names = journey_files(
        paths,
        run.config,
        folder=run.config_folder,
        exclude=exclude,
        force_exclude=force_exclude,
        refused=errors.append,
    )
    for error in errors:
        show_error(error)
    if not names and not errors and not may_be_none:
        where = "this folder" if list(paths) == ["."] else " ".join(paths)
        raise MissingInput(f"there is no journey in {where}", hint=hint)
    return Named(names, bool(errors))
