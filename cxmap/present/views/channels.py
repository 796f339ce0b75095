"""How each channel holds."""

from __future__ import annotations

from cxmap.portfolio.channels import Channel
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, cell, first, more
from cxmap.present.page import Column, Line, Section, Table, line
from cxmap.present.views import ViewOf


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.channels
    if not found:
        return None
    columns = (
        Column("channel"),
        Column("encounters", right=True),
        Column("at a breakdown", right=True),
        Column("did not get through", right=True),
        Column("again, help had failed", right=True),
        Column("breakdowns", right=True),
    )
    table = Table(columns, tuple(map(_row, first(found, look))), "Encounters a month by channel, and what breaks there")
    return Section("channels", "Which channels break", (table, *more(found, look, "channels")), "encounters a month")


def _row(channel: Channel) -> tuple[Line, ...]:
    figures = (channel.broken, channel.unavailable, channel.repeated)
    return (
        line(channel.channel),
        line(amount(channel.encounters)),
        *(line(cell(figure)) for figure in figures),
        line(str(channel.breakdowns) if channel.breakdowns else "–"),
    )


VIEW = ViewOf(60, False, _build)
