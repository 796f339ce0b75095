"""What only commands that draw have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cxmap.errors import ConfigError
from cxmap.formats import files_of, names
from cxmap.picture.columns import LARGEST, NARROWEST


def width_option() -> Callable[..., Any]:
    """``--width``, for pictures."""
    return click.option(
        "--width",
        type=click.IntRange(NARROWEST, LARGEST),
        metavar="N",
        help=f"Pixels of a picture from side to side, {NARROWEST} to {LARGEST}.",
    )


def refuse_width(width: int | None, name: str, subject: str) -> None:
    """Raise ConfigError for a width where there is no picture."""
    if width is not None and files_of(name, subject) is None:
        pictures = [known for known in names(subject) if files_of(known, subject)]
        raise ConfigError("--width is for pictures", hint=f"add --format {' or '.join(pictures)}")
