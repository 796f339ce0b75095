"""Git, asked: one command in one folder, its answer, and what it says when it gives none."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import NamedTuple

from cxmap.errors import CxmapError, MissingInput, UnreadableInput
from cxmap.source.aloud import is_heard, tell

Folder = str | os.PathLike[str]

SECONDS = 60
"""How long git may take for an answer."""


class Answer(NamedTuple):
    code: int
    out: str
    data: bytes
    errors: str


def root(folder: Folder) -> Path | None:
    """The top of the working tree that ``folder`` lies in; needs no git, so that looking for it costs nothing."""
    here = Path(folder).resolve()
    return next((top for top in (here, *here.parents) if _is_top(top / ".git")), None)


def _is_top(git: Path) -> bool:
    return os.path.isfile(git) or os.path.isfile(git / "HEAD")  # a file in worktrees and submodules


def ask(cwd: Folder, *arguments: str) -> Answer:
    answer = run(cwd, *arguments)
    if answer.code:
        raise refusal(answer.errors)
    return answer


def run(cwd: Folder, *arguments: str, seconds: int | None = None) -> Answer:
    import subprocess

    seconds = seconds or SECONDS
    command = ["git", "-C", os.fspath(cwd), "--literal-pathspecs", *arguments]
    if is_heard():
        tell(f"asked: {shlex.join(command)}")
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=environment(cwd), timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        hint = f"see what hangs: git -C {shlex.quote(os.fspath(cwd))} {shlex.join(arguments[:1])}"
        raise UnreadableInput(f"git gave no answer in {seconds} seconds", hint=hint) from None
    except ValueError:
        raise MissingInput("a NUL character is in no name that git knows", hint="take it out") from None
    except OSError as error:
        hint = "install git, or save the older version to a file and name that"
        raise MissingInput(f"git cannot be run: {error.strerror}", hint=hint) from None
    errors = done.stderr.decode("utf-8", errors="replace")
    return Answer(done.returncode, os.fsdecode(done.stdout), done.stdout, errors)


def environment(cwd: Folder = ".") -> dict[str, str]:
    """Ours, in plain English, and without what git tells its hooks: it would be wrong for any other folder.

    Of its own repository a hook is told which index is about to be committed, and that is the one that is meant.
    """
    of_hooks = () if "GIT_WORK_TREE" in os.environ else ("GIT_DIR", "GIT_INDEX_FILE")
    kept = {name: value for name, value in os.environ.items() if name not in of_hooks}
    index, top = os.environ.get("GIT_INDEX_FILE"), root(cwd)
    if index and top and top == root("."):
        kept["GIT_INDEX_FILE"] = os.path.join(top, index)  # hooks run at the top
    return kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def refusal(errors: str) -> CxmapError:
    """Git's own words: the first line is the message, what follows (such as ``safe.directory``) is the hint."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()] or ["git failed and gave no reason"]
    first = next((at for at, line in enumerate(lines) if line.startswith(("fatal:", "error:"))), 0)
    words = lines[first].removeprefix("fatal: ").removeprefix("error: ")
    if words.startswith("not a git repository"):
        return MissingInput(f"git: {words}", hint="REV:PATH needs a git repository: run this inside of one")
    hint = " ".join(lines[first + 1 :]) or "`git status` and `git fsck` may say more"
    return UnreadableInput(f"git: {words}", hint=hint)
