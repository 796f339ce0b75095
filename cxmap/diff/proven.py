"""The new version as far as it is proven: what is only said is put back to what the old one says."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.diff.draft import Draft
from cxmap.diff.put_back import PutBack, rows
from cxmap.diff.successors import successors
from cxmap.diff.versions import Versions

_ROUNDS = 4
"""What is put back late may be what an early row would have gone by, such as the goal at a step that was redrawn."""


class Proven(NamedTuple):
    """Both versions with what is put back, and the list of it in the order in which it was done."""

    versions: Versions
    put_back: tuple[PutBack, ...]


def proven(versions: Versions) -> Proven:
    """Put back what is not proven. Where nothing is, these are the very versions that went in."""
    draft = Draft(versions)
    for old, new in successors(versions):
        draft.pair(old.id, new.id)
    draft.settle()
    found: dict[tuple[str, str | None, str | None], PutBack] = {}
    for _ in range(_ROUNDS):
        again = _put_back(draft)
        for item in again:
            found.setdefault((item.field, item.before, item.after), item)
        if not again:
            break
    return Proven(draft.now, tuple(found.values()))


def _put_back(draft: Draft) -> list[PutBack]:
    found: list[PutBack] = []
    for row in rows():
        found += row.find(draft)
        draft.settle()
    return found
