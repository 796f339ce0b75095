"""Plain values and key paths: what is at a place, what is put there, what is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxmap.findings import KeyPath

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def real_path(value: Any, details: ErrorDetails) -> KeyPath:
    """An error's place without the names of union branches, which are no keys of the file."""
    path: list[str | int] = []
    for part in details["loc"]:
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and part in range(len(value)):
            value = value[int(part)]
        elif details["type"] != "missing" or part != details["loc"][-1]:
            continue
        path.append(part)
    return tuple(path)


def copy(value: Any) -> Any:
    """A copy in which nothing is shared, so that what an alias repeats can be mended in each place."""
    if isinstance(value, dict):
        return {key: copy(inner) if isinstance(inner, (dict, list)) else inner for key, inner in value.items()}
    return [copy(inner) for inner in value] if isinstance(value, list) else value


def at(value: Any, path: KeyPath) -> Any:
    """What is there."""
    for part in path:
        value = value[part]
    return value


def put(value: Any, path: KeyPath, new: Any) -> None:
    """Put something there, if there is such a place."""
    try:
        at(value, path[:-1])[path[-1]] = new
    except (KeyError, IndexError, TypeError):
        return


def remove(value: Any, path: KeyPath) -> None:
    """Take out what is at ``path``: a key, or the whole list that holds a wrong item, so that no index moves."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    try:
        del at(value, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):
        return
