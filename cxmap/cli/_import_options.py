"""Kinds of options that only ``cxmap import`` has."""

from __future__ import annotations

import click

from cxmap.cli._choices import ParamType


class Pairs(ParamType[tuple[tuple[str, str], ...]]):
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


def kinds() -> tuple[str, ...]:
    """What a file can be."""
    from cxmap.convert.kinds import KINDS

    return KINDS


def scales() -> tuple[str, ...]:
    """The scales that scores can be on."""
    from cxmap.convert.scales import SCALES

    return tuple(SCALES)
