"""One file = one view of a portfolio: its order, its title, its blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.page import Section
from cxmap.registry import declarations


class ViewOf(NamedTuple):
    """A view's declaration. ``order`` is its place on the page; ``by_default`` whether the first screen has it.

    ``build`` returns None where there is nothing to say.
    """

    order: int
    by_default: bool
    build: Callable[[Portfolio, Look], Section | None]


def views() -> dict[str, ViewOf]:
    """All views by name, in their order on the page."""
    found = declarations(__name__, ViewOf)
    return dict(sorted(found.items(), key=lambda item: item[1].order))
