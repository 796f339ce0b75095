"""Ids of what is imported, and the files that journeys go to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cxmap.journey.ids import slug, unique

_LONGEST_FILE_NAME = 120
"""Bytes; file systems take 255, and people read less."""
_LONGEST_KEY = 60
"""Characters; a key of YAML ends at 1,024."""


def journey_ids(titles: Iterable[str]) -> list[str]:
    """An id for each journey from its title, a repeat with ``-2`` behind it."""
    named = [title if _has_letters(title) else "journey" for title in titles]
    return unique([None] * len(named), named)


def touchpoint_ids(names: Iterable[str]) -> list[str]:
    """An id for each touchpoint from its name."""
    named = list(names)
    return unique([None] * len(named), named)


def stage_ids(names: Iterable[str]) -> dict[str, str]:
    """Stages by name → id. Names that differ in case or signs only have one id; those of signs only get a number."""
    ids: dict[str, str] = {}
    nameless = 0
    for name in names:
        if _has_letters(name):
            ids[name] = slug(name)
        elif name not in ids:
            nameless += 1
            ids[name] = f"stage-{nameless}"
    return ids


def extension(header: str) -> str:
    """The key for what no field takes: ``Pain points (top 3)`` is ``x-pain-points-top-3``."""
    return f"x-{slug(header)[:_LONGEST_KEY].rstrip('-')}" if _has_letters(header) else "x-column"


def file_name(id: str) -> str:
    """``claim`` is ``claim.yaml``; a very long id is cut, at a whole character."""
    short = id.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore")
    return f"{short}.yaml"


def _has_letters(name: str) -> bool:
    return any(unicodedata.category(c)[0] in "LNM" for c in unicodedata.normalize("NFKC", name))
