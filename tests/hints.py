"""Whether a value is what its annotation says, as far as a running program can tell."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from cxmap.findings import Check


def holds(hint: Any, value: Any) -> bool:
    """Whether a value is of a type; what only a type checker knows is taken to be right."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if hint is float:
        return isinstance(value, (int, float))
    if hint is Check:  # a protocol, which `isinstance` does not take
        return callable(value)
    if origin is typing.Literal:
        return value in arguments
    if not arguments:
        return isinstance(value, hint)
    if isinstance(origin, type) and issubclass(origin, (tuple, Mapping)):
        return isinstance(value, origin) and _all_hold(arguments, value)
    if isinstance(origin, type) and origin is not type(int | str):
        return isinstance(value, origin)
    return any(holds(inner, value) for inner in arguments)


def _all_hold(hints: tuple[Any, ...], value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(holds(hints[0], key) and holds(hints[1], item) for key, item in value.items())
    of_each = hints[:1] * len(value) if hints[1:] == (...,) else hints
    return len(of_each) == len(value) and all(map(holds, of_each, value))
