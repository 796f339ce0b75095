"""pydantic's engine without pydantic: it checks a journey sooner than pydantic itself is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_PACKAGE, _ENGINE = "pydantic_core", "pydantic_core._pydantic_core"


@contextmanager
def _without_its_package() -> Iterator[None]:
    """The package around the engine is a thousand lines of types, which cost more than all that cxmap needs.

    Neither the stand-in nor the engine stays among the modules: who imports pydantic next, gets all of it by the usual
    way, with the same classes as here. With other threads the package is imported: one of them may be about to do so.
    """
    threading = sys.modules.get("threading")
    if _PACKAGE in sys.modules or (threading and threading.active_count() > 1):
        yield
        return
    from importlib.util import find_spec

    package = ModuleType(_PACKAGE)
    spec = find_spec(_PACKAGE)
    package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
    sys.modules[_PACKAGE] = package
    try:
        yield
    finally:
        del sys.modules[_PACKAGE]
        sys.modules.pop(_ENGINE, None)


try:
    with _without_its_package():
        from pydantic_core._pydantic_core import (
            SchemaError,
            SchemaSerializer,
            SchemaValidator,
            ValidationError,
            from_json,
        )
except ImportError:
    from pydantic_core import SchemaError, SchemaSerializer, SchemaValidator, ValidationError, from_json

__all__ = ["SchemaError", "SchemaSerializer", "SchemaValidator", "ValidationError", "from_json"]
