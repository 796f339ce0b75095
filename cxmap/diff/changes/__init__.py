"""One file = one pair of opposites, with what they mean, how they are found and how they are judged.

The catalogue: docs/method.md 9.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

from cxmap.diff.change import Changes, Kind
from cxmap.diff.put_back import rows
from cxmap.registry import declarations


@cache
def catalogue() -> tuple[Changes, ...]:
    """What every file declares, in the order of the files."""
    return tuple(declarations(__name__, Changes).values())


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of change by its id, and the questions about what was put back.

    Raises TypeError if two files declare the same one.
    """
    declared = chain(*(changes.kinds for changes in catalogue()), *(row.questions for row in rows()))
    found: dict[str, Kind] = {}
    for kind in declared:
        if kind.id in found:
            raise TypeError(f"two files in changes/ and put_back/ declare {kind.id!r}")
        found[kind.id] = kind
    return found
