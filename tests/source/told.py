"""What an error of reading says."""

from __future__ import annotations

from cxmap.errors import CxmapError


def told(error: CxmapError) -> tuple[str, str]:
    """What is wrong, and what to do."""
    return error.message, error.hint
