"""What exists because its file is there: rules, formats, changes, sections. Read when asked, never at import.

Everything goes through the loader that Python found us with, so it is the same in a folder and in a zip.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def file_names(package: str) -> tuple[str, ...]:
    """The names that the files of a package give: ``no_goal.py`` is ``no-goal``. Files with a leading ``_`` are not.

    What is called like a word of Python has a ``_`` behind its file's name: ``import_.py`` is ``import``.
    """
    from pkgutil import iter_modules

    found = iter_modules(importlib.import_module(package).__path__)
    names = (name for _, name, is_room in found if not is_room and name[0] != "_")
    return tuple(sorted(name.rstrip("_").replace("_", "-") for name in names))


def data(path: str) -> bytes:
    """What a file beside our modules holds; its path is made from their ``__file__``. Raises OSError."""
    loader: Any = __spec__.loader
    content: bytes = loader.get_data(path)
    return content


def module_name(package: str, name: str) -> str:
    """The module of a package whose file gives a name."""
    from keyword import iskeyword

    return f"{package}.{name.replace('-', '_')}{'_' if iskeyword(name) else ''}"


def declaration(package: str, name: str, kind: type[T]) -> T:
    """The one value of ``kind`` that a file declares. Raises TypeError, naming the file, if it has none or two."""
    module = importlib.import_module(module_name(package, name))
    found: list[Any] = list({id(value): value for value in vars(module).values() if isinstance(value, kind)}.values())
    if len(found) != 1:
        raise TypeError(f"{module.__name__} has to declare exactly one {kind.__name__}, and it declares {len(found)}")
    item: T = found[0]
    return item


@cache
def declarations(package: str, kind: type[T]) -> dict[str, T]:
    """Every file's declaration, by the name that the file gives."""
    return {name: declaration(package, name, kind) for name in file_names(package)}
