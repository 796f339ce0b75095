"""The page about the format names every field that a file may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cxmap.journey.schema import schema
from tests.conftest import ROOT

PAGE = next(file for file in (ROOT / "docs" / "format.md", ROOT / "journeys" / "README.md") if file.exists())


def fields(part: Any) -> Iterator[str]:
    """Every field of the format, wherever it stands."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for inner in part.values():
            yield from fields(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from fields(inner)


def test_the_page_names_every_field() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"```yaml\n.*?```|`[^`\n]+`", text, re.DOTALL))))
    assert set(fields(schema())) - named == set()
