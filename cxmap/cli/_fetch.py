"""``--fetch``: get a revision that this clone does not have, and only when somebody asked for it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from typing import TypeVar

from cxmap.errors import MissingInput
from cxmap.source import git
from cxmap.source.ask_git import environment

T = TypeVar("T")
SECONDS = 600
"""How long a fetch may take: a whole history comes over a slow line."""

_NAME = re.compile(r"[\w.][\w./-]*")


def with_fetch(read: Callable[[str], T], rev: str, folder: str, *, fetch: bool) -> T:
    """What ``read`` makes of the revision, after fetching it if it is missing and ``fetch`` allows that."""
    try:
        return read(rev)
    except MissingInput:
        if not fetch:
            raise
    return read(_fetched(rev, folder))


def _fetched(rev: str, folder: str) -> str:
    """Fetch the branch, tag or commit that a revision starts from; returns the revision's name after that."""
    base = re.split(r"[~^@]", rev)[0]
    name = base.removeprefix("origin/")
    if base == "HEAD" or not _NAME.fullmatch(name):
        raise MissingInput(f"{rev!r} cannot be fetched", hint="name a branch, a tag or a commit")
    if _git(folder, "rev-parse", "--is-shallow-repository") == "true":
        _git(folder, "fetch", "--quiet", "--unshallow", "--end-of-options", "origin")
    if re.fullmatch(r"[0-9a-f]{7,64}", name):
        _git(folder, "fetch", "--quiet", "--end-of-options", "origin", name)
        return rev
    _git(folder, "fetch", "--quiet", "--end-of-options", "origin", f"+refs/heads/{name}:refs/remotes/origin/{name}")
    return f"origin/{name}{rev[len(base) :]}"


def _git(folder: str, *arguments: str) -> str:
    settings = {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes"} | environment(folder)  # nobody is there to answer
    top = git.root(folder) or folder
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(top), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=settings,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"fetching failed: git gave no answer in {SECONDS} seconds"
        raise MissingInput(message, hint=f"run `git {arguments[0]}` yourself to see why") from None
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if line.strip()), "git gave no reason")
        raise MissingInput(f"fetching failed: {said.removeprefix('fatal: ')}", hint="see `git remote -v`")
    return done.stdout.strip()
