"""``--baseline`` and ``--write-baseline``: the file, and what is said about it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from dataclasses import replace

from cxmap.cli._options import Run
from cxmap.errors import MissingInput
from cxmap.lint.baseline import Entry, as_text, counts, entries, from_text, merged, stale, without
from cxmap.lint.report import Report
from cxmap.source.files import read_input, shown, write_whole


def against_baseline(run: Run, report: Report, paths: Sequence[str], file: str, *, rewrite: bool) -> Report:
    """The report without what the baseline knows; with ``rewrite`` it learns first what is found now."""
    folder = posixpath.dirname(shown(file))
    before = _read(file, may_be_missing=rewrite)
    now = entries(report.findings, folder)
    checked = {posixpath.relpath(path, folder or ".") for path in paths}

    def is_checked(path: str) -> bool:
        return path in checked or not os.path.exists(posixpath.join(folder, path))

    old = stale(before, now, is_checked)
    known = before
    if rewrite:
        known = merged(before, now, is_checked)
        write_whole(file, as_text(known))
        run.note(_written(file, known, old))
    elif old:
        run.note(f"note: {_stale(old)} in {shown(file)}: run again with --write-baseline to drop what is mended")
    new, left_out = without(report.findings, counts(known))
    return replace(report, findings=tuple(new), known=report.known + len(left_out))


def _read(file: str, *, may_be_missing: bool) -> list[Entry]:
    if may_be_missing and not os.path.exists(file):
        return []
    try:
        data = read_input(file).data
    except MissingInput as error:
        raise MissingInput(error.message, hint="write one with --write-baseline") from error
    return from_text(data.decode("utf-8-sig", "replace"), shown(file))


def _written(file: str, known: Sequence[Entry], old: Sequence[Entry]) -> str:
    count = sum(entry.count for entry in known)
    dropped = f", {_stale(old)} dropped" if old else ""
    return f"{shown(file)}: {count:,} finding{'' if count == 1 else 's'} known from now on{dropped}"


def _stale(old: Sequence[Entry]) -> str:
    return f"{len(old):,} stale entr{'y' if len(old) == 1 else 'ies'}"
