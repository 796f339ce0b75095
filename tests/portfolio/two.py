"""Two small journeys that are worked out by hand in the tests, and whatever else they are mixed with."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.costs import CostBook
from cxmap.journey.load import load
from cxmap.portfolio.portfolio import Portfolio
from cxmap.source.reader import read

BILL = """\
cxmap: 1
id: bill
title: Pay the bill
volume: {count: 1000, per: month}
touchpoints:
  - {id: open, name: Open the bill, team: billing, channel: invoice, friction: 3}
  - {id: call, name: Call about it, team: care, channel: phone, friction: 2, reach: 0.4, context: lost,
     caused_by: [open]}
  - {id: again, name: Call again, team: care, channel: phone, friction: 5, reach: 0.1, outcome: unavailable,
     caused_by: [call]}
"""
PARCEL = """\
cxmap: 1
id: parcel
title: Get the parcel
volume: {count: 1200, per: year}
touchpoints:
  - {id: order, name: Order, team: web, channel: web, friction: 1}
  - {id: wait, name: Wait for it, team: courier, control: partner, channel: doorstep, friction: 5, outcome: failed,
     reach: 0.5}
  - {id: ask, name: Ask the courier, team: courier, control: partner, channel: phone, friction: 2, reach: 0.2,
     caused_by: [wait]}
  - {id: chat, name: Chat with the shop, team: care, channel: chat, friction: 3, reach: 0.3, follows: [wait],
     caused_by: [wait], demand: {failure: 0.5, value: 0.25}}
"""


def analysis_of(text: str, path: str = "", *, book: CostBook | None = None) -> Analysis:
    """The facts of a journey file."""
    loaded = load(read(text.encode()), path=path or "try.yaml")
    assert loaded.journey is not None, loaded.problems
    return analyze(loaded.journey, path=path, book=book)


def portfolio_of(*texts: str, book: CostBook | None = None) -> Portfolio:
    """The sums of journey files, which are called 0.yaml, 1.yaml and so on."""
    return Portfolio(analysis_of(text, f"{i}.yaml", book=book) for i, text in enumerate(texts))
