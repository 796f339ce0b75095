"""The JSON Schemas of our outputs, one file each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The outputs that have a schema here."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.json")))


def output_schema(name: str) -> dict[str, Any]:
    """The schema of an output. Raises FileNotFoundError."""
    schema: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema
