"""Repositories to read from."""

from __future__ import annotations

import subprocess
from pathlib import Path

SHALLOW = "this clone is shallow: run `git fetch --unshallow` (in GitHub Actions, set `fetch-depth: 0`)"


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def commit(folder: Path, files: dict[str, str]) -> str:
    if not (folder / ".git").exists():
        folder.mkdir(exist_ok=True)
        run(folder, "init", "-q", "-b", "main")
    write(folder, files)
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "a commit")
    return run(folder, "rev-parse", "HEAD")


def shallow(repo: Path) -> Path:
    commit(repo, {"journeys/a.yaml": "newer"})
    clone = repo.parent / "clone"
    run(repo, "clone", "-q", "--depth=1", f"file://{repo}", str(clone))
    return clone
