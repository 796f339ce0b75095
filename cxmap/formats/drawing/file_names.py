"""Names of files that are made from ids: safe on every system, and each one once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"(?:[^\w.-]|\.\.+|^\.)+")
_LONGEST = 100


def file_names(ids: Iterable[str], ending: str) -> list[str]:
    """``ID.svg`` for each; a repeat is ``ID-2.svg``. Capital letters make no other file."""
    taken: set[str] = set()
    found = []
    for id in ids:
        base = _UNSAFE.sub("-", id)[:_LONGEST]
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        found.append(f"{name}.{ending}")
    return found
