"""One file = edits of one kind, each with what it has to come to."""

from __future__ import annotations

import importlib
from pkgutil import iter_modules

from tests.diff.edits._edit import Expected


def edits() -> dict[str, Expected]:
    """Every edit by its name, whichever file it stands in."""
    files = (importlib.import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return {
        name.replace("_", " "): value
        for file in files
        for name, value in vars(file).items()
        if isinstance(value, Expected)
    }
