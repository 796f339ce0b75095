"""``compiled.json``: the model as pydantic's engine runs it, for as long as it is what the files of the model say."""

from __future__ import annotations

from binascii import crc32
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cxmap.journey.engine import from_json
from cxmap.registry import data

PACKAGE = Path(__file__).parent.parent
FILE = "journey/compiled.json"


def stored() -> Any:
    """The core schema that was written down. Raises OSError, ValueError, LookupError or TypeError if it is no good."""
    found = from_json(data(str(PACKAGE / FILE)))
    if found["checksum"] != checksum(found["files"]):
        raise ValueError(f"{FILE} is older than the model")
    return found["schema"]


def checksum(files: Iterable[str]) -> int:
    """Of the text of files of this package, whatever their line ends. Raises OSError if one is missing."""
    found = 0
    for file in files:
        found = crc32(data(str(PACKAGE / file)).replace(b"\r\n", b"\n"), found)
    return found
