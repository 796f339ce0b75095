"""Facts → pages of blocks: what is said, before how it looks. Nothing here knows colour, width or markup.

A module that declares a ``Subject`` is one, under its own name: every page format can show it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cxmap.present.look import Look
    from cxmap.present.page import Page


class Subject(NamedTuple):
    """How facts become pages. ``room`` is the most characters that the place takes where they are posted as text."""

    pages: Callable[[Any, Look], list[Page]]
    room: int | None = None
