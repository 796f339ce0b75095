"""The JSON Schemas of our outputs, one file each."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_FOLDER = files(__name__)


def names() -> tuple[str, ...]:
    """The outputs that have a schema here."""
    return tuple(sorted(file.name.removesuffix(".json") for file in _FOLDER.iterdir() if file.name.endswith(".json")))


def output_schema(name: str) -> dict[str, Any]:
    """The schema of an output. Raises FileNotFoundError."""
    schema: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema
