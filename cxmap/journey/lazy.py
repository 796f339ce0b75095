"""Classes that look up in the model what they are, when somebody asks: docstring, annotations, signature."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any


def subclass(base: type, name: str) -> type[Any]:
    """A class with the name of a class of the model and what that one says of itself."""
    said = {"__doc__": Described("docstring"), "__annotations__": Annotations(name)}
    return type(name, (base,), {"__module__": base.__module__, "__slots__": (), **said})


class Described:
    """An attribute of a class that a function of `cxmap.journey.described` works out."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __get__(self, written: object, owner: type) -> Any:
        """What the function says of that class."""
        from cxmap.journey import described

        return getattr(described, self.what)(owner.__name__)


class Annotations(dict[str, str]):
    """Annotations of a class. `typing` reads them from the namespace of the class, where only a dict can be lazy."""

    def __init__(self, name: str) -> None:
        self.name = name


def _read_first(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method of a dict, once the dict is filled."""

    @wraps(method)
    def read(said: Annotations, *arguments: Any) -> Any:
        if not dict.__len__(said):
            from cxmap.journey import described

            dict.update(said, described.field_types(said.name))
        return method(said, *arguments)

    return read


for _name in (
    *("__contains__", "__eq__", "__ne__", "__getitem__", "__iter__", "__len__", "__or__", "__repr__", "__reversed__"),
    *("copy", "get", "items", "keys", "values"),
):
    setattr(Annotations, _name, _read_first(getattr(dict, _name)))
