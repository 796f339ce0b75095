"""One difference between two versions, before anybody judges it."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.findings import KeyPath

Value = str | float | bool | tuple[str, ...] | None
"""What stood there before and what stands there now; numbers in the unit that the message names."""


class Fact(NamedTuple):
    """One difference between the versions, named as one of the opposites of its file, before anybody judges it.

    ``before`` and ``after`` are the indices of the touchpoint, None on the side that has none; both are None for a
    fact about the whole journey. ``field`` is where it is written, below the touchpoint or the journey. ``about``
    tells facts of one kind at one touchpoint apart. ``implied`` ones follow from another fact that is shown.
    """

    kind: str
    message: str
    before: int | None = None
    after: int | None = None
    old: Value = None
    new: Value = None
    field: KeyPath = ()
    about: str = ""
    implied: bool = False
