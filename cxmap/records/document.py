"""What every JSON document of ours has in common."""

from __future__ import annotations

import json
from typing import Any

from cxmap import __version__

SCHEMA_VERSION = 1


def document(**content: Any) -> str:
    """The envelope with its content, as text."""
    envelope = {"schema_version": SCHEMA_VERSION, "tool": {"name": "cxmap", "version": __version__}, **content}
    return json.dumps(envelope, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def number(value: float | None) -> float | int | None:
    """A number to six decimals, whole ones without a point; unknown is null."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
