"""Facts → plain records under the names that other programs rely on. Not a dump: internals may change, these not.

A module that declares ``Records`` is a subject, under its own name; JSON, CSV and ``to_dict`` read the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cxmap.present.look import Look

Json = dict[str, Any]
SCHEMA_VERSION = 1


class View(NamedTuple):
    """One of several tables that a subject fits into."""

    columns: tuple[str, ...]
    rows: Callable[[Any, Look], Iterable[Json]]


class Records(NamedTuple):
    """What a JSON document says of a subject, and for subjects that fit into a table, its columns and rows.

    ``views`` are the tables of a subject that needs several, by name; a look says which one, else it is the first.
    """

    content: Callable[[Any, Look], Json]
    columns: tuple[str, ...] = ()
    rows: Callable[[Any], Iterable[Json]] | None = None
    views: Mapping[str, View] = {}


def number(value: float | None) -> float | int | None:
    """A number to six decimals, whole ones without a point; unknown is null."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
