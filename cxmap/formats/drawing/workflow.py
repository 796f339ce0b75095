"""Workflow commands of GitHub Actions: annotations, and text that the runner must not obey."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

MOST = 10
"""Annotations of a level that GitHub shows for one step; it drops the rest without a word."""


def annotation(level: str, properties: Mapping[str, str], message: str) -> str:
    """One annotation; ``level`` is error, warning or notice."""
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}\n"


def inert(text: str) -> str:
    """Text in which the runner looks for no commands."""
    stop = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{stop}\n{text}::{stop}::\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
