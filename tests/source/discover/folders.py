"""Files to be found."""

from __future__ import annotations

import subprocess
from pathlib import Path

JOURNEY = "cxmap: 1\nid: a\n"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def write(folder: Path, *names: str, text: str = JOURNEY) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
