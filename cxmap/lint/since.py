"""What was found in the files at a revision, so that only what is new since then counts."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from cxmap.errors import MissingInput
from cxmap.findings import Finding
from cxmap.lint.baseline import without
from cxmap.lint.run import Job, checked
from cxmap.source import git
from cxmap.source.discover import looks_like_journey
from cxmap.source.files import Input


def new_since(revision: str, findings: Sequence[Finding], job: Job) -> tuple[list[Finding], int]:
    """The findings that the files at the revision did not have, and how many they had.

    Only files with findings are looked at. A file that is not in the revision may have been renamed, so it is held
    against the files that are gone. Raises MissingInput for a revision that does not exist.
    """
    top = git.root(".")
    names = {posixpath.normpath(name) for name in git.listing(revision, os.path.relpath(top) if top else ".")}
    new: list[Finding] = []
    homeless: list[Finding] = []
    for path, found in groupby(sorted(findings), key=lambda finding: finding.path):
        if _relative(path) in names:
            new += without(found, _counts(_at(revision, [path], job)))[0]
        else:
            homeless += found
    if homeless:
        gone = sorted(name for name in names if not os.path.lexists(name))
        new += without(homeless, _counts(_at(revision, gone, job)))[0]
    return sorted(new), len(findings) - len(new)


def _at(revision: str, paths: Iterable[str], job: Job) -> Iterable[Finding]:
    for path in paths:
        try:
            data = git.read(revision, f"./{_relative(path)}")
        except MissingInput:
            continue
        if looks_like_journey(data):
            yield from checked(Input(path, data), job).findings


def _relative(path: str) -> str:
    return posixpath.normpath(os.path.relpath(path).replace(os.sep, "/"))


def _counts(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.fingerprint for finding in findings)
