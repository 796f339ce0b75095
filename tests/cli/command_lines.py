"""Command lines and how they end, as `runs/COMMAND.yaml` says it; `cxmap.yaml` has what names no command.

A file may bring `files` of its own; its first run that ends with 0 is what the command cannot do without.
"""

from __future__ import annotations

import shlex
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.conftest import ROOT

FOLDER = Path(__file__).parent / "runs"
NO_COMMAND = "cxmap"


class Run(NamedTuple):
    """What is typed behind a command, and the exit code that it has to have."""

    command: str
    words: tuple[str, ...]
    exit: int

    @property
    def line(self) -> list[str]:
        """All that is typed behind the name of the program."""
        return [*([] if self.command == NO_COMMAND else [self.command]), *self.words]


@cache
def written() -> dict[str, dict[str, Any]]:
    """What each file says, by the command that it is about."""
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yaml"))}


def runs() -> dict[str, Run]:
    """Every run by its command and what happens."""
    return {
        f"{command}: {what}": Run(command, tuple(shlex.split(run["words"].format(root=ROOT))), run["exit"])
        for command, said in written().items()
        for what, run in said["runs"].items()
    }


def files() -> dict[str, str]:
    """The texts that the runs read besides those that all have."""
    return {name: text for said in written().values() for name, text in said.get("files", {}).items()}


def needed(command: str) -> tuple[str, ...]:
    """What a command cannot do without, as its file says, or else the words of its first run that ends well."""
    if said := written().get(command, {}).get("needs"):
        return tuple(shlex.split(said))
    return next(run.words for run in runs().values() if run.command == command and run.exit == 0)
