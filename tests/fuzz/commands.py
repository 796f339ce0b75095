"""Command lines for a file, with options at random: they are read from the commands, so a new one is tried at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

import click

from cxmap.cli import cxmap
from tests.fuzz.material import words

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "journey": ("lint new.yaml", "lint --fix new.yaml", "analyze new.yaml", "diff old.yaml new.yaml",
                "diff new.yaml old.yaml", "diff --conformance old.yaml new.yaml", "diff was now", "diff now was",
                "analyze --explain new.yaml", "import new.yaml",
                "portfolio old.yaml new.yaml", "report old.yaml new.yaml"),
    "comments": ("lint new.yaml", "lint --fix new.yaml", "diff old.yaml new.yaml", "analyze new.yaml"),
    "config": ("lint old.yaml --config new.toml", "analyze old.yaml --config new.toml",
               "diff old.yaml old.yaml --config new.toml", "import map.mmd --config new.toml",
               "measure rules.yaml log.csv --config new.toml", "lint --show-settings --config new.toml",
               "rules --config new.toml", "fields --config new.toml", "lint --show-files --config new.toml"),
    "baseline": ("lint old.yaml --baseline new.json", "lint old.yaml --baseline new.json --write-baseline"),
    "map": ("import FILE", "import FILE -o out", "import --tables FILE", "lint FILE", "analyze FILE",
            "diff old.yaml FILE"),
    "log": ("match rules.yaml FILE", "measure rules.yaml FILE"),
    "match": ("match bare.yaml log.csv --match new.yaml", "measure bare.yaml log.csv --match new.yaml"),
    "rules": ("match new.yaml log.csv", "measure new.yaml log.csv", "measure --write new.yaml log.csv",
              "lint new.yaml"),
    "words": ("fields WORD", "rules WORD", "schema WORD", "init WORD", "completion WORD", "lint WORD", "analyze WORD",
              "diff WORD old.yaml", "import WORD", "match rules.yaml WORD", "measure WORD log.csv",
              "portfolio WORD", "report WORD", "WORD", "--WORD"),
}  # fmt: skip
"""What a file is given to, by the part that it plays; FILE is its name, and WORD stands for a hostile word."""

_LEFT_OUT = ("--fetch", "--config", "--spill", "--memory")
"""Options that would leave the folder of the run; what is written in a command line is enough."""


def lines(part: str, file: str, random: Random) -> Iterator[tuple[str, ...]]:
    """Every command line of a part, each with up to three options."""
    for line in COMMANDS[part]:
        given = tuple(_given(word, file, random) for word in line.split())
        yield (*given, *_options(given, random))


def _given(word: str, file: str, random: Random) -> str:
    return word.replace("FILE", file).replace("WORD", random.choice(words()))


def _options(given: tuple[str, ...], random: Random) -> Iterator[str]:
    """Options with values: most are right, some are hostile."""
    known = [option for option in options().get(given[0], ()) if not set(option.opts) & {*given, *_LEFT_OUT}]
    for option in random.sample(known, min(len(known), random.choice([0, 0, 1, 1, 2, 3]))):
        yield option.opts[-1]
        if not option.is_flag:
            yield random.choice(_values(option)) if random.random() < 0.9 else random.choice(words())


@cache
def options() -> dict[str, tuple[click.Option, ...]]:
    """The options of every command."""
    context = click.Context(cxmap)
    found = {name: cxmap.get_command(context, name) for name in cxmap.list_commands(context)}
    return {
        name: tuple(param for param in command.params if isinstance(param, click.Option))
        for name, command in found.items()
        if command
    }


@cache
def _values(option: click.Option) -> tuple[str, ...]:
    """Values that an option takes, as far as its type knows; Spark takes seconds to start and has its own tests."""
    kind: Any = option.type
    offered = kind.shell_complete(click.Context(cxmap), option, "")
    values = tuple(item.value for item in offered if item.type == "plain" and item.value != "spark")
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        return ("0", "1", "5", "0.5", "1000")
    return values or ("1d", "new.yaml", "json=out.txt", "care=4", "reach", "HEAD", "out.txt", "mapped < 0.9")
