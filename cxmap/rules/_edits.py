"""Writing a field that is missing, or that stands there with nothing in it."""

from __future__ import annotations

from cxmap.findings import Edit
from cxmap.journey.touchpoint import Touchpoint


def write(touchpoint: Touchpoint, key: str, text: str, *, after: str = "") -> Edit:
    """Give a touchpoint ``key: text``; without ``after`` as its first entry."""
    if key in touchpoint.written.model_fields_set:
        return Edit("replace", (*touchpoint.path, key), text)
    return Edit("insert", touchpoint.path, text, key=key, after=after)
