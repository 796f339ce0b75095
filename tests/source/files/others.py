"""Other users, and other processes, to try files with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tests.conftest import ROOT


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions mean nothing to root, so that root becomes somebody else for a test of them."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def with_package() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}
