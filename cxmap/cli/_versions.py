"""The files that a comparison reads: paths, standard input, revisions of git, and folders of any of these."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cxmap.analysis.analysis import analyze
from cxmap.analysis.costs import CostBook
from cxmap.cli._options import Run
from cxmap.cli._progress import progress
from cxmap.config import Config, default
from cxmap.diff.pair import alike, known_by
from cxmap.diff.version import Version
from cxmap.errors import ConfigError, MissingInput
from cxmap.inputs.open import journey_of, opened, read_journey
from cxmap.inputs.paths import anchored, journey_files
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile
from cxmap.source import git
from cxmap.source.discover import SUFFIXES, looks_like_journey, matches
from cxmap.source.files import STDIN, Input, read_input, shown

SHORT = 12
"""Digits of a commit that are shown."""


class File(NamedTuple):
    """One file: ``name`` as it is shown, ``path`` without revision and, in a folder, from that folder on.

    ``guessed``: it was found under another name, by the touchpoints of its journey.
    """

    name: str
    path: str
    data: bytes
    on_disk: bool = False
    guessed: bool = False


class Opener:
    """Turns files into versions. The same text under the same name is read once, whatever it is a version of."""

    def __init__(self, config: Config, book: CostBook | None = None) -> None:
        self.config = config
        self.book = book
        self._opened: dict[tuple[str, bytes], JourneyFile] = {}

    def version(self, file: File) -> Version:
        """The version that a file makes. Raises InvalidJourney with the findings."""
        return Version(analyze(self.journey(file), path=file.name, book=self.book), self._open(file))

    def journey(self, file: File) -> Journey:
        """The journey of a file. Raises InvalidJourney with the findings."""
        return journey_of(self._open(file))

    def _open(self, file: File) -> JourneyFile:
        """The file as it is shown; its journey is called after the file, not after the revision."""
        key = posixpath.basename(file.path), file.data
        found = self._opened.get(key) or opened(Input(file.path, file.data), self.config)
        self._opened[key] = found
        return found._replace(path=file.name, on_disk=file.on_disk)


def file_at(spec: str, stdin_name: str) -> File:
    """The file that a path, ``-`` or ``REV:PATH`` names."""
    found = read_journey(spec, stdin_name=stdin_name)
    revision = None if spec == STDIN else git.split(spec)
    return File(found.name, revision[1] if revision else found.name, found.data, not revision and spec != STDIN)


def file_before(path: str, rev: str, now: Callable[[], Journey]) -> File:
    """The file as it was at a revision; one that was renamed since is found by what the journey is ``now``."""
    folder, name = os.path.split(path)
    folder = folder or "."
    try:
        return File(f"{_short(rev)}:{shown(path)}", shown(path), git.read(rev, f"./{name}", cwd=folder))
    except MissingInput as error:
        renamed = list(_renamed(rev, folder, now()))
        if len(renamed) == 1:
            return renamed[0]
        if renamed:
            names = ", ".join(file.path for file in renamed)
            raise MissingInput(error.message, hint=f"name the one that you mean as {rev}:PATH: {names}") from None
        raise


def _renamed(rev: str, folder: str, now: Journey) -> Iterator[File]:
    """Files of that revision that are gone and told the same journey in the same state."""
    top = git.root(folder)
    if top is None:
        return
    for name in git.listing(rev, ".", cwd=top):
        if os.path.lexists(top / name):
            continue
        data = git.read(rev, f"./{name}", cwd=top)
        if not looks_like_journey(data):
            continue
        old = opened(Input(name, data), default()).journey
        if old is None or old.written.state != now.written.state:
            continue
        guessed = alike(known_by(old), known_by(now))
        if old.id == now.id or guessed:
            yield File(f"{_short(rev)}:{name}", name, data, guessed=guessed)


def _short(rev: str) -> str:
    """A revision as it is shown: a whole commit by its first digits."""
    return rev[:SHORT] if len(rev) >= 40 else rev


def is_folder(spec: str) -> bool:
    """Whether a path or ``REV:PATH`` names a folder."""
    if spec == STDIN or os.path.isdir(spec):
        return spec != STDIN
    revision = git.split(spec)
    return bool(revision) and not spec.lower().endswith(SUFFIXES) and bool(_listing(spec))


def folder_at(spec: str, run: Run) -> list[File]:
    """The journey files of a folder, on disk or as ``REV:FOLDER``."""
    revision = git.split(spec)
    if not revision:
        found = journey_files([spec], run.config, folder=run.config_folder)
        return [File(name, _below(name, spec), read_input(name).data, on_disk=True) for name in found]
    rev, folder = revision
    names = [_below(name, _on_disk(folder)) for name in _listing(spec)]
    return list(_files(rev, names, folder, _on_disk(folder), os.curdir, run))


def folder_before(folder: str, rev: str, run: Run) -> list[File]:
    """The journey files of a folder at a revision."""
    return list(_files(rev, git.listing(rev, ".", cwd=folder), shown(folder), ".", folder, run))


def _files(rev: str, names: list[str], called: str, folder: str, cwd: str, run: Run) -> Iterator[File]:
    """Those of the names in a folder that are journeys; ``called`` is the folder as it is shown."""
    short = _short(rev)
    include, exclude = (
        [anchored(pattern, run.config_folder) for pattern in patterns]
        for patterns in (run.config.include, run.config.exclude)
    )
    with progress(len(names), "files of git", quiet=run.quiet) as advance:
        for name in names:
            advance(1)
            path = posixpath.normpath(posixpath.join(called, name))
            if (include and not matches(path, include)) or matches(path, exclude):
                continue
            place = os.path.join(folder, name)
            data = git.read(rev, place if os.path.isabs(place) else f"./{place}", cwd=cwd)
            if looks_like_journey(data):
                yield File(f"{short}:{path}", name, data)


def _listing(spec: str) -> list[str]:
    rev, folder = git.split(spec) or ("", "")
    return git.listing(rev, _on_disk(folder))


def _on_disk(folder: str) -> str:
    """Where a folder of ``REV:FOLDER`` would lie in the working tree: from the top, or with ``./`` from here."""
    if folder.split("/")[0] in (".", ".."):
        return folder
    top = git.root(os.curdir)
    if top is None and git.is_bare():
        return folder
    if top is None:
        raise MissingInput("REV:PATH needs a git repository", hint="run this inside of one")
    return os.path.join(top, folder)


def _below(name: str, folder: str) -> str:
    return os.path.relpath(name, folder).replace(os.sep, "/")


def same_kind(old: str, new: str) -> bool:
    """Whether both are folders (True) or both are files (False). Raises ConfigError for one of each."""
    folders = is_folder(old), is_folder(new)
    if folders[0] != folders[1]:
        which = old if folders[0] else new
        raise ConfigError(f"{shown(which)!r} is a folder and the other is a file", hint="name two files or two folders")
    return folders[0]
