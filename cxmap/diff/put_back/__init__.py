"""One file = one thing that a new version may say without proof, and what the old one said is read instead."""

from __future__ import annotations

from functools import cache

from cxmap.diff.put_back._row import PutBack as PutBack
from cxmap.diff.put_back._row import Row
from cxmap.registry import declarations


@cache
def rows() -> tuple[Row, ...]:
    """What every file declares, in the order in which it is put back."""
    return tuple(sorted(declarations(__name__, Row).values(), key=lambda row: row.order))
