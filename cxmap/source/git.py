"""What git knows: a file as it was, the files of a folder, where two branches part. Git is asked, never a shell."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterable
from typing import NamedTuple

from cxmap.errors import CxmapError, MissingInput, UnreadableInput
from cxmap.source.ask_git import Folder, ask, refusal, run
from cxmap.source.ask_git import root as root
from cxmap.source.closest import closest
from cxmap.source.decode import refuse_pointer

INDEX = ""
"""The revision of ``:PATH``: what is staged."""

_STAGED = re.compile(r":(?:0:)?(?![:/])(.+)", re.DOTALL)
_SPEC = re.compile(r"((?>\{[^}]*\}|[^:])+):(?!//)(.+)", re.DOTALL)  # braces: main@{12:30}, HEAD^{/fix: typo}
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNKNOWN = re.compile(r"Not a valid (?:object|commit) name (.*)")
_LINKS = 40  # as many as Linux follows
_GUESSES = 5_000  # names; difflib looks at each


class _Entry(NamedTuple):
    mode: str
    object: str


def split(spec: str) -> tuple[str, str] | None:
    """Revision and path of ``REV:PATH``; a file of that very name, a drive (``C:/x``) and a URL are none.

    ``:PATH`` and ``:0:PATH`` are of the revision ``INDEX``.
    """
    if ":" not in spec or os.path.lexists(spec) or _DRIVE.match(spec):
        return None
    staged = _STAGED.fullmatch(spec)
    if staged:
        return INDEX, staged[1]
    found = _SPEC.fullmatch(spec)
    return (found[1], found[2]) if found else None


def read(rev: str, path: str, *, cwd: Folder = ".") -> bytes:
    """The file at a revision, with line ends and filters as a checkout would write it; links are followed.

    ``path`` starts at the root of the repository; ``./x``, ``../x`` and absolute paths are those of ``cwd``.
    """
    asked = name = _in_tree(path, cwd)
    for _ in range(_LINKS):
        entries = _entries(rev, name, cwd)
        link = next((way for way in _ways(name) if way in entries and entries[way].mode == "120000"), None)
        if link is None:
            return _content(rev, asked, name, entries.get(name), cwd)
        target = ask(cwd, "cat-file", "blob", entries[link].object).out
        name = _checked(posixpath.join(posixpath.dirname(link), target + name[len(link) :]), cwd)
    raise UnreadableInput(f"{asked!r} {_at(rev)} is a link that leads in circles", hint="name the file itself")


def listing(rev: str, folder: str, *, cwd: Folder = ".") -> list[str]:
    """The YAML files below ``folder`` at a revision; both are relative to ``cwd``, so ``./NAME`` goes to ``read``."""
    below = _in_tree(f"./{folder}" if not os.path.isabs(folder) else folder, cwd)
    here = "/" + _prefix(cwd)
    return sorted(posixpath.relpath(f"/{name}", here) for name in _yaml_files(rev, below, cwd))


def merge_base(rev: str, *, cwd: Folder = ".") -> str:
    """The commit in which ``rev`` and HEAD part, as 40 (or 64) hexadecimal digits."""
    answer = run(cwd, "merge-base", "--end-of-options", rev, "HEAD")
    if answer.code == 1:
        hint = _shallow_hint(cwd) or "their histories are unrelated: name the revision to compare with"
        raise MissingInput(f"{rev!r} and HEAD have no commit in common", hint=hint)
    if answer.code:
        raise _unknown_revision(answer.errors, rev, cwd)
    return answer.out.strip()


def commit(rev: str, *, cwd: Folder = ".") -> str:
    """The commit that a revision names, as 40 (or 64) hexadecimal digits."""
    answer = run(cwd, "rev-parse", "--verify", "--end-of-options", f"{rev}^{{commit}}")
    if answer.code:
        raise _unknown_revision(f"Not a valid object name {rev}", rev, cwd)
    return answer.out.split()[-1]


def not_checked_out(folder: Folder) -> list[str]:
    """The files below ``folder`` that a sparse checkout leaves out, relative to it."""
    answer = ask(folder, "ls-files", "-t", "-z", ".")
    return sorted(line[2:] for line in answer.out.split("\0") if line.startswith("S "))


def submodules(rev: str, folder: Folder) -> list[str]:
    """The folders below ``folder`` that are repositories of their own, at a revision or now, relative to it."""
    below = _prefix(folder).rstrip("/")
    entries = _tree(rev, folder, ("-r",), [below] if below else [])
    there = {line.partition("\t")[2] for line in entries if line.startswith("160000 ")}
    indexed = ask(folder, "ls-files", "-s", "-z", ".").out.split("\0")
    now = {line.partition("\t")[2] for line in indexed if line.startswith("160000 ")}
    return sorted(now | {posixpath.relpath(name, below or ".") for name in there})


def is_bare(cwd: Folder = ".") -> bool:
    """Whether this is a repository without a working tree."""
    return run(cwd, "rev-parse", "--is-bare-repository").out.strip() == "true"


def tracked(folders: Iterable[str]) -> list[str] | None:
    """The files below the folders that git does not ignore, committed or not, in submodules too.

    None if one of the folders lies outside a repository, or git is not installed.
    """
    names: list[str] = []
    for folder in folders:
        below = _tracked_below(folder)
        if below is None:
            return None
        names += below
    return names


def _tracked_below(folder: str) -> list[str] | None:
    try:
        answer = run(folder, "ls-files", "-co", "--exclude-standard", "-z")
    except MissingInput:
        return None
    if answer.code:
        if root(folder) is None:
            return None
        raise refusal(answer.errors)
    names = []
    for name in sorted(set(answer.out.split("\0")) - {"", "./"}):  # a submodule may name itself
        names += _existing(os.path.join("" if folder == "." else folder, name))
    return names


def ignored(folder: str) -> list[str]:
    """The YAML files below a folder that git ignores, and whole folders with a slash behind them."""
    answer = run(folder, "ls-files", "-oi", "--exclude-standard", "--directory", "-z")
    names = [name for name in answer.out.split("\0") if name.endswith(("/", ".yaml", ".yml")) and name != "./"]
    return [os.path.join("" if folder == "." else folder, name) for name in sorted(names)]


def _existing(path: str) -> list[str]:
    """The file, if it is still there; the files of a submodule or nested repository; nothing for linked folders."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return []
    if not stat.S_ISDIR(mode):
        return [path]
    nested = os.path.exists(os.path.join(path, ".git")) and not os.path.islink(path.rstrip("/"))
    return (_tracked_below(path) or []) if nested else []


def _content(rev: str, asked: str, name: str, entry: _Entry | None, cwd: Folder) -> bytes:
    if entry is None and name != ".":
        raise _not_in_revision(rev, asked, cwd)
    if entry is None or not entry.mode.startswith("100"):
        what = "a submodule" if entry and entry.mode == "160000" else "a folder"
        raise UnreadableInput(f"{asked!r} is {what} {_at(rev)}, not a file", hint="name a file in it")
    data = ask(cwd, "cat-file", "--filters", f"--path={name}", entry.object).data
    return refuse_pointer(f"{rev}:{asked}", data)


def _in_tree(path: str, cwd: Folder) -> str:
    """The path from the root of the repository."""
    path = path.replace(os.sep, "/")
    if os.path.isabs(path):
        path = "./" + os.path.relpath(path, cwd).replace(os.sep, "/")
    if path.split("/")[0] in {".", ".."}:
        path = posixpath.join(_prefix(cwd), path)
    return _checked(path, cwd)


def _checked(path: str, cwd: Folder) -> str:
    name = posixpath.normpath(path)
    if name.startswith("/") or name.split("/")[0] == "..":
        _prefix(cwd)  # says so if this is no repository at all
        raise MissingInput(f"{name!r} lies outside the repository", hint="name a file that git knows")
    return name


def _prefix(cwd: Folder) -> str:
    """The way from the root of the repository to ``cwd``."""
    return ask(cwd, "rev-parse", "--show-prefix").out.removesuffix("\n")


def _ways(name: str) -> list[str]:
    """``a``, ``a/b`` and ``a/b/c`` for ``a/b/c``: each of them may be a link."""
    parts = name.split("/")
    return ["/".join(parts[: length + 1]) for length in range(len(parts))]


def _entries(rev: str, name: str, cwd: Folder) -> dict[str, _Entry]:
    if rev == INDEX:
        return _staged(name, cwd)
    entries = {}
    for line in _tree(rev, cwd, (), _ways(name)):
        facts, _, path = line.partition("\t")
        mode, _, identity = facts.split(" ")
        entries[path] = _Entry(mode, identity)
    return entries


def _staged(name: str, cwd: Folder) -> dict[str, _Entry]:
    """What the index has of a file, the links on the way to it, and the folder if it is one."""
    entries = {}
    for line in _index(_ways(name), cwd):
        facts, _, path = line.partition("\t")
        mode, identity, stage = facts.split(" ")
        if stage == "0" and path in _ways(name):
            entries[path] = _Entry(mode, identity)
        elif path.startswith(f"{name}/"):
            entries.setdefault(name, _Entry("040000", ""))
    return entries


def _index(paths: list[str], cwd: Folder) -> list[str]:
    top = "/" + _prefix(cwd)
    below = [posixpath.relpath(f"/{path}", top) for path in paths]
    answer = ask(cwd, "ls-files", "-s", "-z", "--full-name", "--", *below)
    return [line for line in answer.out.split("\0") if line]


def _at(rev: str) -> str:
    return f"at {rev!r}" if rev != INDEX else "among what is staged"


def _yaml_files(rev: str, below: str, cwd: Folder) -> list[str]:
    if rev == INDEX:
        names = [line.partition("\t")[2] for line in _index([below], cwd)]
        return [name for name in dict.fromkeys(names) if name.lower().endswith((".yaml", ".yml"))]
    names = _tree(rev, cwd, ("-r", "--name-only"), [] if below == "." else [below])
    return [name for name in names if name.lower().endswith((".yaml", ".yml"))]


def _tree(rev: str, cwd: Folder, options: tuple[str, ...], paths: list[str]) -> list[str]:
    answer = run(cwd, "ls-tree", "-z", "--full-tree", *options, "--end-of-options", rev, *paths)
    if answer.code:
        raise _unknown_revision(answer.errors, rev, cwd)
    return [line for line in answer.out.split("\0") if line]


def _unknown_revision(errors: str, rev: str, cwd: Folder) -> CxmapError:
    unknown = _UNKNOWN.search(errors)
    if not unknown:
        return refusal(errors)
    rev = unknown[1] or rev
    return MissingInput(f"there is no revision {rev!r} in this clone", hint=_fetch_hint(rev, cwd))


def _fetch_hint(rev: str, cwd: Folder) -> str:
    if run(cwd, "rev-parse", "--verify", "--quiet", "HEAD").code and not run(cwd, "rev-list", "-1", "--all").out:
        return "this repository has no commit yet: make one first"
    if os.path.isfile(os.path.join(cwd, rev)):
        return f"{rev!r} is a file: leave out the colon and what follows"
    base = re.split(r"[~^@]", rev)[0]
    if base == "HEAD" or not re.fullmatch(r"\w[\w./-]*", base):
        hint = "`git log --oneline` lists the commits there are"
    else:
        hint = f"run `git fetch origin {base.removeprefix('origin/')}`"
        if run(cwd, "cat-file", "-e", f"refs/remotes/origin/{base}").code == 0:
            hint = f"name origin/{base}, which is there, or {hint}"
        elif not base.startswith("origin/") and not re.fullmatch(r"[0-9a-f]{7,}", base):
            hint += f" and name origin/{base}"  # fetching alone makes no branch of that name
    return "; ".join(filter(None, (hint, _shallow_hint(cwd))))


def _shallow_hint(cwd: Folder) -> str:
    shallow = run(cwd, "rev-parse", "--is-shallow-repository").out.strip() == "true"
    advice = "this clone is shallow: run `git fetch --unshallow` (in GitHub Actions, set `fetch-depth: 0`)"
    return advice if shallow else ""


def _not_in_revision(rev: str, name: str, cwd: Folder) -> MissingInput:
    guess = closest(name, _yaml_files(rev, ".", cwd)[:_GUESSES])
    advice = "a path starts at the root of the repository (./ is here), and a renamed file has its old name there"
    hint = f"did you mean {rev}:{guess}?" if guess else advice
    return MissingInput(f"there is no file {name!r} {_at(rev)}", hint=hint)
