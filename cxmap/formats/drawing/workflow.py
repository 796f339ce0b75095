"""Workflow commands of GitHub Actions: annotations, and text that the runner must not obey."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cxmap.formats.drawing.printable import printable_lines

_MOST = 10
"""Annotations of a level that GitHub shows for one step; it drops the rest without a word."""


class Annotation(NamedTuple):
    """What stands beside a line of a file; ``level`` is error, warning or notice."""

    level: str
    properties: Mapping[str, str]
    message: str


def commands(annotations: Iterable[Annotation]) -> str:
    """The first ten of each level, errors first."""
    by_level: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
    for level, properties, message in annotations:
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        by_level[level].append(f"::{level} {listed}::{_data(message)}\n")
    return "".join(text for texts in by_level.values() for text in texts[:_MOST])


def inert(text: str) -> str:
    """Text in which the runner looks for no commands."""
    stop = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{stop}\n{text}::{stop}::\n"


def _data(text: str) -> str:
    return printable_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
