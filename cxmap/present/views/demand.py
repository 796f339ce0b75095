"""Who makes the contacts that service takes."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.demand import Demand
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present._prices import prices
from cxmap.present.look import Look
from cxmap.present.monthly import amount, contacts
from cxmap.present.page import Block, Matrix, MatrixRow, Section, Sentence, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import money, percent

UNKNOWN_CAUSE = "unknown cause"


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    demand = portfolio.demand
    if not portfolio.customers:
        return None
    blocks: list[Block] = [] if demand.cells else [Sentence(line(_nothing(demand)))]
    if demand.cells or demand.unknown:
        blocks.append(_matrix(demand, look))
    blocks += _costs(portfolio)
    return Section("demand", "Who makes the demand that service takes", tuple(blocks), note="contacts a month")


def _nothing(demand: Demand) -> str:
    return "No contact is known to be caused by anything." if demand.tried else "Nobody contacts service."


def _matrix(demand: Demand, look: Look) -> Matrix:
    shown = [column for column in demand.columns if column.caused or column.unknown]
    columns = tuple(column.team for column in shown)
    made = {(cell.from_team, cell.to_team): cell.contacts for cell in demand.cells}
    rows = [MatrixRow(maker, tuple(made.get((maker, to), 0.0) for to in columns)) for maker in demand.makers]
    rows = _folded(rows, look)
    if demand.unknown:
        rows.append(MatrixRow(UNKNOWN_CAUSE, tuple(column.unknown for column in shown), plain=True))
    caption = "Contacts a month: the row caused them, the column takes them"
    return Matrix("caused by", columns, tuple(rows), "contacts", caption)


def _folded(rows: list[MatrixRow], look: Look) -> list[MatrixRow]:
    """On a first screen the teams that make most; the others as one row, which is none of its columns' own."""
    most = 2 * look.most
    if look.in_full or len(rows) <= most + 1:
        return rows
    rest = rows[most:]
    sums = tuple(sum(amounts) for amounts in zip(*(row.amounts for row in rest), strict=True))
    return [*rows[:most], MatrixRow(f"{len(rest)} more teams", sums, plain=True)]


def _costs(portfolio: Portfolio) -> list[Sentence]:
    """What the demand costs, where there are prices, by who makes it."""
    priced = [cell for cell in portfolio.demand.cells if cell.cost is not None]
    book = next((analysis.costs.book for analysis, _ in portfolio.summed if analysis.costs), None)
    if not priced or book is None:
        return []
    parts = [
        f"{maker} {money(sum(cell.cost or 0.0 for cell in priced if cell.from_team == maker), book.currency)}"
        for maker in portfolio.demand.makers
    ]
    told = list(prices(book))
    if any(_has_contact_without_price(analysis) for analysis, _ in portfolio.summed):
        told.append("Contacts without a price count as 0, so these are the least that it costs.")
    muted = Words("".join(f" {words}" for words in told), "muted")
    return [Sentence(line("What it costs a month, by who makes it: ", "; ".join(parts), ".", muted))]


def _has_contact_without_price(analysis: Analysis) -> bool:
    unpriced = analysis.costs.unpriced if analysis.costs else range(len(analysis.journey.touchpoints))
    return any(analysis.journey.touchpoints[i].is_contact for i in unpriced)


def beside(demand: Demand) -> str:
    """What else comes to service and is in no row of a team."""
    known = (
        (demand.repeated, "came again because help had failed"),
        (demand.value, "came for something they wanted"),
        (demand.unknown, "came, and nobody said why"),
    )
    parts = [f"{amount(count)} more {why}" for count, why in known if count]
    if demand.unknown_share:
        parts[-1] += f" ({percent(demand.unknown_share)} of all {contacts(demand.tried)})"
    return "; ".join(parts) + "." if parts else ""


VIEW = ViewOf(10, True, _build)
