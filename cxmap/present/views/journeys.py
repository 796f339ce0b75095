"""Every journey on a line: whether it is met, what it costs customers, whether it counts in the sums."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.chosen import LeftOut
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, first, journey, more
from cxmap.present.page import Block, Column, Line, Section, Table, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import number, of_100, per_100, percent, score

WHY = {
    "to-be": "a plan",
    "parent": "has parts",
    "no-volume": "no volume",
    "per-event": "volume per event",
    "told-twice": "told twice",
}
"""Why a journey is left out of sums, as short as it can be said."""


def _build(portfolio: Portfolio, look: Look) -> Section:
    columns = (
        Column("journey"),
        Column("curve"),
        Column("customers", right=True),
        Column("goal met by", right=True),
        Column("help needed", right=True),
        Column("friction points", right=True),
        Column("starts in service", right=True),
        Column("breakdowns", right=True),
        Column("handoffs", right=True),
    )
    left_out = {item.analysis: item for item in portfolio.left_out}
    shown = portfolio.analyses if look.among_many else first(portfolio.analyses, look)  # a page leads to each of them
    rows = tuple(_row(portfolio, analysis, left_out.get(analysis), look) for analysis in shown)
    caption = "Customers a month; goal met and help needed per 100 of them; points and handoffs for each"
    blocks: tuple[Block, ...] = (
        Table(columns, rows, caption),
        *([] if look.among_many else more(portfolio.analyses, look, "journeys")),
    )
    return Section("journeys", "How each journey goes", blocks)


def _row(portfolio: Portfolio, analysis: Analysis, left_out: LeftOut | None, look: Look) -> tuple[Line, ...]:
    customers = analysis.journey.customers_per_month
    is_plan = analysis.journey.written.state == "to-be"
    counts = Words(WHY[left_out.reason], "muted") if left_out else amount(customers or 0.0)
    caused, load = analysis.split.friction_caused, analysis.friction.load
    starts = caused.share(caused.service) if caused else None
    return (
        line(journey(portfolio, analysis, look), Words(" (to-be)" if is_plan else "", "muted")),
        curve(analysis),
        line(counts),
        line(of_100(analysis.goal.share)),
        line(per_100(analysis.demand.help_needed) if analysis.demand.is_known else "unknown"),
        line("not scored" if load is None else number(load)),
        line("–" if starts is None else percent(starts)),
        line(str(len(analysis.breakdowns.ranked))),
        line(str(len(analysis.handoffs.all))),
    )


def curve(analysis: Analysis) -> Line:
    """Friction from step to step."""
    signals = analysis.breakdowns.signals
    return tuple(
        Words("?" if step.friction is None else score(step.friction), "broken" if signals[step.index] else "step")
        for step in analysis.journey.in_front
    )


VIEW = ViewOf(50, False, _build)
