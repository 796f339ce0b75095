"""The verb ``cxmap.portfolio``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxmap.api.analyze import analyze
from cxmap.journey import journey as journeys
from cxmap.portfolio import portfolio as portfolios


class Portfolio(portfolios.Portfolio):
    """The sums of many journeys. Amounts are those of a month, over the journeys in ``summed``."""

    def to_dict(self) -> dict[str, Any]:
        """Plain records: the object that ``cxmap portfolio --format json`` writes, without its frame.

        Names, shapes and units are those of ``cxmap schema portfolio``; what is not known is None.
        """
        from cxmap.records.portfolio import portfolio_facts

        return portfolio_facts(self)

    def __repr__(self) -> str:
        """``<Portfolio of 18 journeys: 3 added up, 32,320 contacts a month made by failures>``."""
        from cxmap.present.monthly import contacts
        from cxmap.wording import counted

        of = counted(len(self.analyses), "journey")
        return (
            f"<Portfolio of {of}: {len(self.summed)} added up, {contacts(self.demand.caused)} a month made by failures>"
        )

    def _repr_html_(self) -> str:
        """The page of ``cxmap portfolio --format html``, as a part of a notebook."""
        from cxmap.api.page import html

        return html("portfolio", self)


def portfolio(journeys: Iterable[journeys.Journey], *, infer: bool = True, costs: str | None = None) -> Portfolio:
    """The sums of many journeys: who makes the contacts that service takes, who takes them, what to fix first.

    Called as ``cxmap.portfolio(journeys)``. Each journey is analysed as by `cxmap.analyze`, with the same options.
    Plans, journeys without a volume and journeys whose parts are there too are in no sum, see ``left_out``. Raises
    ConfigError for an unknown preset of prices.
    """
    return Portfolio(analyze(journey, infer=infer, costs=costs) for journey in journeys)
