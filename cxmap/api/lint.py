"""The verb ``cxmap.lint``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from cxmap.api.load import PathOrName, settings_of
from cxmap.config import Config
from cxmap.lint import files, report


class Report(report.Report):
    """What lint found: ``findings``, sorted, and how many ``files`` were checked."""

    def to_dict(self) -> dict[str, Any]:
        """Plain records: ``summary`` and ``findings`` of ``cxmap lint --format json``."""
        from cxmap.present.look import Look
        from cxmap.records.findings import content

        return content(self, Look())

    def __repr__(self) -> str:
        """``<Report 12 files checked: 2 errors, 5 warnings>``."""
        return f"<Report {self.summary}>"

    def _repr_html_(self) -> str:
        """The page of ``cxmap lint --format html``, as a part of a notebook."""
        from cxmap.api.page import html

        return html("findings", self)


def lint(
    *paths: PathOrName,
    config: Config | PathOrName | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    severity: Mapping[str, str] | None = None,
    exclude: Iterable[str] = (),
) -> Report:
    """What is found in files, in folders, in ``REV:PATH`` or ``-``; without a path, in the working folder.

    Called as ``cxmap.lint(...)``. Rules are named as on the command line, ``config`` is as for `load`. Raises
    MissingInput, UnreadableInput, ConfigError.
    """
    settings, folder = settings_of(config)
    found = files.lint(
        *(os.fspath(path) for path in paths),
        config=settings,
        folder=folder,
        select=select,
        ignore=ignore,
        preset=preset,
        severity=severity,
        exclude=exclude,
    )
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})
