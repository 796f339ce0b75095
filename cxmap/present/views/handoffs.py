"""Between which teams most is lost."""

from __future__ import annotations

from cxmap.portfolio.handoffs import Pair
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, first, more
from cxmap.present.page import Block, Column, Line, Section, Table, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import percent


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.handoffs
    if not found:
        return None
    columns = (
        Column("from"),
        Column("to"),
        Column("handoffs", right=True),
        Column("context lost", right=True),
        Column("unknown", right=True),
        Column("carried by customers", right=True),
    )
    table = Table(columns, tuple(map(_row, first(found, look))), "Handoffs a month, by what the next team knew")
    blocks: tuple[Block, ...] = (table, *more(found, look, "handoffs"))
    return Section("handoffs", "Where most is lost between teams", blocks, note="handoffs a month")


def _row(pair: Pair) -> tuple[Line, ...]:
    return (
        line(pair.from_team),
        line(pair.to_team),
        line(amount(pair.handoffs)),
        line(Words(_of(pair.lost, pair.handoffs), "bad" if pair.lost else "plain")),
        line(_of(pair.unknown, pair.handoffs)),
        line(_of(pair.carried, pair.handoffs)),
    )


def _of(some: float, all_: float) -> str:
    return percent(some / all_) if some and all_ else "–"


VIEW = ViewOf(40, True, _build)
