"""One file = one section of the analysis: its order, its title, its blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.present.look import Look
from cxmap.present.page import Section
from cxmap.registry import declarations


class SectionOf(NamedTuple):
    """A section's declaration. ``order`` is its place on the page; ``by_default`` whether the first screen has it.

    ``build`` returns None where the journey has nothing to say.
    """

    order: int
    by_default: bool
    build: Callable[[Analysis, Look], Section | None]


def sections() -> dict[str, SectionOf]:
    """All sections by name, in their order on the page."""
    found = declarations(__name__, SectionOf)
    return dict(sorted(found.items(), key=lambda item: item[1].order))
