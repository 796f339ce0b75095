"""Run a command and say what it cost: CPU seconds, wall seconds and peak memory of the child and of its children."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

_KEPT = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")
_PLAIN = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
_UNIT = 1024 if os.uname().sysname == "Linux" else 1
"""Bytes in one unit of ``ru_maxrss``."""


class Cost(NamedTuple):
    """Seconds of CPU (user and system), seconds on the clock, and the most memory that one process held, in MiB."""

    cpu: float
    wall: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, and where; ``cores`` is how many it may use (None: all), ``terminal`` gives it one to write to.

    A linter's 1 is a result; any exit code that is not in ``ends`` is a failure.
    """

    argv: tuple[str, ...]
    cwd: Path
    cores: int | None = None
    terminal: bool = False
    ends: tuple[int, ...] = (0, 1)
    env: Mapping[str, str] = field(default_factory=dict)


class CommandFailed(Exception):
    """A command ended as it must not; the text says how."""


def alternately(commands: Mapping[str, Command], rounds: int) -> dict[str, Cost]:
    """Run all commands in turns, so that whatever slows the machine slows all of them; medians of each figure."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(cost(command))
    return {name: Cost(*map(statistics.median, zip(*found, strict=True))) for name, found in costs.items()}


def cost(command: Command) -> Cost:
    """Run it once. Raises CommandFailed."""
    env = {name: os.environ[name] for name in _KEPT if name in os.environ} | _PLAIN | dict(command.env)
    with tempfile.TemporaryFile() as errors, _on(command.cores):
        start = time.perf_counter()
        process = _start(command, env, errors)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.ends:
            errors.seek(0)
            said = errors.read()[-300:].decode(errors="replace").strip()
            raise CommandFailed(f"{' '.join(command.argv[:4])} ended with {process.returncode}: {said}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _UNIT / 2**20)


def _start(command: Command, env: Mapping[str, str], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start it; with a terminal, all that it writes is read before this returns."""
    if not command.terminal:
        return subprocess.Popen(
            command.argv, cwd=command.cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
    ours, its = pty.openpty()
    termios.tcsetwinsize(ours, (40, 100))
    process = subprocess.Popen(command.argv, cwd=command.cwd, env=env, stdin=its, stdout=its, stderr=errors)
    os.close(its)
    with suppress(OSError):  # the other side was closed
        while os.read(ours, 65536):
            pass
    os.close(ours)
    return process


@contextmanager
def _on(cores: int | None) -> Iterator[None]:
    """Let children use so many cores, where the system can be told so."""
    if cores is None or not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[-cores:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
