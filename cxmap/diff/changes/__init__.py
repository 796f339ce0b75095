"""One file = one pair of opposites, with what they mean, how they are found and how they are judged.

The catalogue: docs/method.md 9.
"""

from __future__ import annotations

from functools import cache

from cxmap.declared import declarations
from cxmap.diff.change import Changes, Kind


@cache
def catalogue() -> tuple[Changes, ...]:
    """What every file declares, in the order of the files."""
    return tuple(declarations(__name__, Changes).values())


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of change by its id. Raises TypeError if two files declare the same one."""
    found: dict[str, Kind] = {}
    for one in catalogue():
        for kind in one.kinds:
            if kind.id in found:
                raise TypeError(f"two files in changes/ declare {kind.id!r}")
            found[kind.id] = kind
    return found
