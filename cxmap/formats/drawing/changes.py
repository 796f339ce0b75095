"""The catalogue of changes for people: the list, and the page of one change."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from cxmap.diff.change import ChangeClass
from cxmap.diff.pages import Page
from cxmap.formats import Look
from cxmap.formats.drawing.ansi import BOLD, DIM, paint
from cxmap.formats.drawing.width import crop
from cxmap.wording import listed

_WIDEST = 100


def change_listing(pages: Iterable[Page], look: Look) -> str:
    """One line for each change, under what it usually means."""
    known = list(pages)
    parts = []
    named = max(len(page.kind.id) for page in known)
    for class_ in ChangeClass:
        rows = [_row(page, named, look) for page in known if page.kind.class_ is class_]
        parts.append("\n".join([paint(f"Usually {_USUALLY[class_]}", BOLD, look.color), *rows]))
    return "\n\n".join(parts) + "\n"


_USUALLY = {
    ChangeClass.REGRESSION: "a regression",
    ChangeClass.QUESTION: "a question",
    ChangeClass.IMPROVEMENT: "an improvement",
    ChangeClass.NEUTRAL: "neutral",
}


def _row(page: Page, named: int, look: Look) -> str:
    room = max(look.width - named - 4, 10)
    return f"  {page.kind.id:<{named}}  {crop(page.summary, room, '…' if look.unicode else '...')}".rstrip()


def change_explained(page: Page, look: Look) -> str:
    """The page of one change: what it is, when it is better or worse, how it is accepted."""
    head = (
        f"{paint(page.kind.id, BOLD, look.color)}\n{paint(f'usually {_USUALLY[page.kind.class_]}', DIM, look.color)}\n"
    )
    return head + "".join(f"\n{paragraph}\n" for paragraph in _paragraphs(page, look))


def _paragraphs(page: Page, look: Look) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", page.text):
        yield textwrap.fill(" ".join(paragraph.split()), min(look.width, _WIDEST), break_on_hyphens=False)
    if page.others:
        yield f"See also: {listed(page.others)}"
    yield f"To live with it: # cxmap: accept[{page.kind.id}] and the reason"
