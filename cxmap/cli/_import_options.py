"""Kinds of options that only ``cxmap import`` has."""

from __future__ import annotations

import click


class Reader(click.ParamType[str]):
    """What a file is, where its name does not say it."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what nothing reads, with what is read."""
        if value not in _kinds():
            self.fail(f"{value!r} is not one of {', '.join(_kinds())}", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for --help."""
        return "[" + "|".join(_kinds()) + "]"


class ScaleName(click.ParamType[str]):
    """A scale that scores can be on."""

    name = "scale"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what does not exist, with what does."""
        if value not in _scales():
            self.fail(f"{value!r} is not one of {', '.join(_scales())}", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for --help."""
        return "[" + "|".join(_scales()) + "]"


class Pairs(click.ParamType[tuple[tuple[str, str], ...]]):
    """Pairs of a text and what it stands for, divided by commas: ``Frustrated=4,Curious=2``."""

    name = "pairs"

    def __init__(self, shape: str) -> None:
        self.shape = shape

    def convert(
        self, value: str | tuple[tuple[str, str], ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[tuple[str, str], ...]:
        """Refuse what has no ``=``."""
        if not isinstance(value, str):
            return value
        pairs = []
        for said in value.split(","):
            left, sign, right = said.rpartition("=")
            if not sign or not left.strip() or not right.strip():
                self.fail(f"{said.strip()!r} is not {self.shape}; write {self.shape},{self.shape},…", param, ctx)
            pairs.append((left.strip(), right.strip()))
        return tuple(pairs)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The shape, for --help."""
        return f"{self.shape},…"


def _kinds() -> tuple[str, ...]:
    from cxmap.convert.kinds import KINDS

    return KINDS


def _scales() -> tuple[str, ...]:
    from cxmap.convert.scales import SCALES

    return tuple(SCALES)
