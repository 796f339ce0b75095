"""Where prices are from, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.costs import CostBook
from cxmap.wording import counted, sentence


def prices(book: CostBook) -> Iterator[str]:
    """Who published them and when, and what to know of them."""
    if book.source:
        yield f"Prices: {book.source}{f' ({book.year})' if book.year else ''}."
    if book.note:
        yield sentence(book.note)


def without_price(count: int) -> str:
    """``2 touchpoints have no price``."""
    return f"{counted(count, 'touchpoint')} {'has' if count == 1 else 'have'} no price"
