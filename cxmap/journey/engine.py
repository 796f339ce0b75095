"""pydantic's engine without pydantic: it checks a journey sooner than pydantic itself is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def _without_its_package() -> Iterator[None]:
    """The package around the engine is a thousand lines of types, which cost more than all that cxmap needs.

    With other threads the package stays in its place: one of them may be about to import it.
    """
    threading = sys.modules.get("threading")
    if "pydantic_core" in sys.modules or (threading and threading.active_count() > 1):
        yield
        return
    from importlib.util import find_spec

    package = ModuleType("pydantic_core")
    spec = find_spec("pydantic_core")
    package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
    sys.modules[package.__name__] = package
    try:
        yield
    finally:
        del sys.modules[package.__name__]


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
