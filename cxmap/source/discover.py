"""From what a person names to the files that are meant: a folder means the journey files below it.

Patterns, of ``include`` and ``exclude`` alike, are those of ``fnmatch`` (``*``, ``?``, ``[abc]``), one folder at a
time: ``*`` does not cross a slash, ``**`` stands for any number of folders, none included.

- Without a slash a pattern means any file or folder of that name: ``old``, ``*.draft.yaml``.
- With a slash it starts at the working folder: ``journeys/old``, ``journeys/**/2019-*.yaml``.
- An absolute pattern starts at the root of the disk.

A pattern that fits a folder fits all that is in it. Upper and lower case differ. A closing slash changes nothing.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePath, PurePosixPath

from cxmap.errors import CxmapError, UnreadableInput
from cxmap.source import git
from cxmap.source.aloud import is_heard, tell
from cxmap.source.decode import LFS_POINTER
from cxmap.source.files import STDIN, head, missing, shown

SUFFIXES = (".yaml", ".yml")
NEVER = frozenset({".git", ".venv", "venv", "node_modules", "dist", "build", "__pycache__"})
"""Folders that are not walked outside of git, besides the hidden ones."""

_BOM = rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
_KEY = rb"""["']?cxmap["']?[ \t]*:"""
# Not `cxmap:` with a block of keys below: that is a GitLab job or another tool's table, and no journey starts so.
_BLOCK = re.compile(
    rb"(?:%b|[\r\n])%b(?![ \t]*(?:#[^\r\n]*)?(?:[\r\n][ \t]*)+(?<=[ \t])[^\s#][^\r\n]*:)" % (_BOM, _KEY)
)
_FLOW = re.compile(rb"%b(?>\s+|#[^\r\n]*|---)*+\{(?s:.*?)(?<=[{,\r\n])[ \t]*%b" % (_BOM, _KEY))


def discover(
    paths: Iterable[str],
    *,
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    force_exclude: bool = False,
    refused: Callable[[CxmapError], None] | None = None,
) -> list[str]:
    """The files that are meant, sorted, each once, under its plainest name, whatever the order of the paths.

    A file that is named is always meant, unless ``force_exclude`` lets ``exclude`` count for it too; ``-`` and
    ``REV:PATH`` are handed on as they are. Of the journey files below a folder, ``exclude`` takes out what fits one
    of its patterns and ``include``, if given, what fits none. A path of which nothing can be found is ``refused`` and
    stops no other; without that its error is raised.
    """
    wanted, unwanted = tuple(include), tuple(exclude)
    found: dict[str, str] = {}
    for path in paths:
        try:
            for key, name in _meant(path, wanted, unwanted, force_exclude=force_exclude):
                found[key] = min(found[key], name, key=_plainness) if key in found else name
        except CxmapError as error:
            if refused is None:
                raise
            refused(error)
    return sorted(found.values())


def _plainness(name: str) -> tuple[bool, bool, str]:
    """Names sort from the plainest on: without links on the way, and without detours."""
    return os.path.abspath(name) != os.path.realpath(name), ".." in name.split("/"), name


def _meant(
    path: str, include: tuple[str, ...], exclude: tuple[str, ...], *, force_exclude: bool
) -> Iterator[tuple[str, str]]:
    """What one path means: something that two names of one file have in common, and the name."""
    if path == STDIN or git.split(path):
        yield f"\0{path}", path
    elif _is_folder(path):
        for name in _journeys(path, include, exclude):
            yield os.path.realpath(name), name
    elif force_exclude and matches(shown(path), exclude):
        tell(f"left out: {shown(path)}: excluded, and --force-exclude counts for named files too")
    else:
        yield os.path.realpath(path), shown(path)


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether a path (POSIX, as ``shown`` spells it) or a folder it lies in fits one of the patterns."""
    return any(_fits(name, PurePosixPath(pattern)) for pattern in patterns)


def looks_like_journey(data: bytes) -> bool:
    """Whether the bytes have a top-level key ``cxmap``, at a glance: broken YAML with such a line is one too.

    A pointer of Git LFS may stand for one: better an error than a file that is passed over in silence.
    """
    if data.startswith(LFS_POINTER):
        return True
    if b"\0" in data[:4]:  # UTF-16 is not readable, and a finding must say so
        data = data.replace(b"\0", b"")
    return b"cxmap" in data and bool(_BLOCK.search(data) or _FLOW.match(data))


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise missing(path) from None
    except OSError:
        return False  # reading it says what is wrong


def _journeys(folder: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Iterator[str]:
    """The journey files below; a link comes after the files, so that a file keeps its own name."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise _closed(folder, error, "change its permissions, or name another") from error
    tracked = git.tracked([folder])
    names = _walk(folder, exclude) if tracked is None else tracked
    for path in sorted(filter(_is_yaml, names), key=lambda name: (os.path.islink(name), name)):
        name = shown(path)
        why = _why_not(name, include, exclude)
        if why is None:
            yield name
        elif is_heard():
            tell(f"left out: {name}: {why}")
    if tracked is not None and is_heard():
        for path in git.ignored(folder):
            tell(f"left out: {shown(path)}{'/' * path.endswith('/')}: git ignores it")


def _why_not(name: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> str | None:
    """Why a file of a folder is not meant; None if it is."""
    pattern = next((pattern for pattern in exclude if matches(name, [pattern])), None)
    if pattern is not None:
        return f"excluded by {pattern!r}"
    if include and not matches(name, include):
        return "none of the patterns of `include` fits"
    return None if _is_journey(name) else "no `cxmap:` key at the top"


def _walk(folder: str, exclude: tuple[str, ...]) -> Iterator[str]:
    """The files below a folder outside of git; a repository on the way is asked for its own.

    A folder that cannot be read is an error, unless it is left out: it may be full of journeys.
    """

    def refuse(error: OSError) -> None:
        if not matches(shown(error.filename), exclude):
            raise _closed(error.filename, error, "change its permissions, or leave it out with --exclude") from error

    for here, folders, files in os.walk(folder, onerror=refuse):
        inside = git.tracked([here]) if ".git" in folders + files else None
        folders[:] = [] if inside is not None else _entered(here, folders)
        yield from inside if inside is not None else (os.path.join(here, name) for name in files)


def _entered(here: str, folders: list[str]) -> list[str]:
    entered = [name for name in folders if name not in NEVER and name[0] != "."]
    for name in sorted({*folders} - {*entered}):
        tell(f"left out: {shown(os.path.join(here, name))}/: folders of this name are not looked into")
    return entered


def _closed(folder: str, error: OSError, hint: str) -> UnreadableInput:
    return UnreadableInput(f"the folder {shown(folder)!r} cannot be read: {error.strerror}", hint=hint)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _is_journey(path: str) -> bool:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False  # opening a pipe would wait for ever
        with open(path, "rb") as file:
            return looks_like_journey(head(file))
    except PermissionError:
        return True  # it may be one: better an error than a file that is passed over in silence
    except OSError:
        return False


def _fits(name: str, pattern: PurePosixPath) -> bool:
    path = PurePath(os.path.abspath(name)).as_posix() if pattern.is_absolute() else name
    parts = PurePosixPath(path).parts
    if len(pattern.parts) == 1:
        return any(fnmatchcase(part, pattern.parts[0]) for part in parts)
    return _fit(parts, pattern.parts)


def _fit(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether a pattern fits a path or a folder that it lies in; each part is held against each part once."""
    reached = {0}  # how many parts of the path the pattern so far can stand for
    for piece in pattern:
        if piece == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], piece)}
    return bool(reached - {0})
