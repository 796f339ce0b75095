"""One input, made from its number, through every command that reads such a file."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from cxmap.cli import main
from tests.fuzz.commands import lines
from tests.fuzz.material import CONFIG, log, seeds
from tests.fuzz.mutate import mutated
from tests.lint.example import CLEAN

CODES = (0, 1, 2, 130)


class Outcome(NamedTuple):
    """How a command ended, with what it said, and the seconds of the processor that it took."""

    number: int
    part: str
    args: tuple[str, ...]
    code: int
    errors: str
    seconds: float

    @property
    def is_fault(self) -> bool:
        """Whether it ended in another way than a command may."""
        return self.code not in CODES or "internal error" in self.errors or "Traceback" in self.errors


def outcomes(number: int, folder: Path) -> Iterator[Outcome]:
    """Make the input of that number in a folder of its own, and give it to every command."""
    random = Random(number)
    part = random.choice([*seeds(), "journey", "journey"])
    ending, data = random.choice(seeds()[part])
    was, data = data, mutated(data, ending, random.choice(random.choice(list(seeds().values())))[1], random)
    for args in lines(part, f"new.{ending}", random):
        _furnish(folder, f"new.{ending}", data, was if part in ("journey", "comments") else CLEAN.encode())
        yield _run(number, part, args, folder)


def _furnish(folder: Path, name: str, data: bytes, was: bytes) -> None:
    """The same files for each command, whatever the one before has written."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in {
        "old.yaml": was,
        "was/old.yaml": was,
        "now/new.yaml": data,
        "map.mmd": b"journey\n  title A\n  section B\n    C: 4: web\n",
        "log.csv": log(),
        "rules.yaml": seeds()["rules"][0][1],
        "bare.yaml": re.sub(rb"(?m)^events:.*\n( .*\n)+", b"", seeds()["rules"][0][1]),
        "right.toml": CONFIG.encode(),
        name: data,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _run(number: int, part: str, args: tuple[str, ...], folder: Path) -> Outcome:
    """Run it in this process; ``--debug`` shows where an internal error came from."""
    out, err, before = io.StringIO(), io.StringIO(), os.getcwd()
    os.chdir(folder)
    start = time.process_time()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), _nothing_typed():
            code = main([*args, "--debug"] if args[0].isalpha() else args)
    except BaseException as error:  # `main` never raises: what does is what we are looking for
        if isinstance(error, KeyboardInterrupt):
            raise
        code, _ = -1, err.write(f"Traceback: {error!r}")
    finally:
        os.chdir(before)
    return Outcome(number, part, args, code, err.getvalue(), time.process_time() - start)


@contextlib.contextmanager
def _nothing_typed() -> Iterator[None]:
    """Standard input is empty."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
    try:
        yield
    finally:
        sys.stdin = before
