"""Amounts of a month over many journeys, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from cxmap.present.look import Look
from cxmap.present.page import Line, Sentence, Words, line
from cxmap.wording import half_up, number, plural

if TYPE_CHECKING:
    from cxmap.analysis.analysis import Analysis
    from cxmap.portfolio.portfolio import Portfolio

T = TypeVar("T")
MOST_ON_A_PAGE = 50
FEW = 10
"""Below so many a part of one counts."""


def amount(value: float) -> str:
    """So many a month: whole from ten on, and never 0 where there is something."""
    return f"{half_up(value):,}" if value >= FEW else number(value)


def contacts(value: float) -> str:
    """``20,800 contacts``."""
    return f"{amount(value)} {plural(value, 'contact')}"


def points(value: float) -> str:
    """``323,200 friction points``."""
    return f"{amount(value)} friction {plural(value, 'point')}"


def cell(value: float) -> str:
    """An amount in a table, in which nothing is a dash."""
    return amount(value) if value else "–"


def first(rows: Sequence[T], look: Look) -> Sequence[T]:
    """As many rows as are shown: a few on a screen, and on a page what somebody may read."""
    most = MOST_ON_A_PAGE if look.report else len(rows) if look.in_full else look.most
    return rows[:most]


def more(rows: Sequence[object], look: Look, view: str) -> list[Sentence]:
    """How many rows are not shown, and how to see them."""
    count = len(rows) - len(first(rows, look))
    how = f"cxmap portfolio --format csv --view {view}" if look.report else f"--view {view}"
    return [Sentence(line(Words(f"… and {count:,} more: {how}", "muted")))] if count else []


def journey(portfolio: Portfolio, analysis: Analysis, look: Look) -> Words:
    """The title of a journey, and the way to its page where there is one."""
    return Words(analysis.journey.written.title, "plain", portfolio.anchors[analysis] if look.among_many else "")


def titles(portfolio: Portfolio, journeys: Sequence[Analysis], look: Look, most: int) -> Line:
    """The titles of journeys, each once, up to so many; how many more there are."""
    first_with: dict[str, Analysis] = {}
    for analysis in journeys:
        first_with.setdefault(analysis.journey.written.title, analysis)
    shown = list(first_with.values())[:most]
    pieces = [piece for analysis in shown for piece in (Words(", "), journey(portfolio, analysis, look))][1:]
    more_titles = len(first_with) - len(shown)
    return (*pieces, *line(f" and {more_titles:,} more" if more_titles else ""))
