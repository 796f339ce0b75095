"""The verb ``cxmap.analyze``."""

from __future__ import annotations

from typing import Any

from cxmap.analysis import analysis
from cxmap.api.load import Journey, goal
from cxmap.config import default
from cxmap.journey import journey as journeys


class Analysis(analysis.Analysis):
    """The facts of one journey. Shares are 0 to 1, times are minutes, amounts are per customer who starts."""

    def to_dict(self) -> dict[str, Any]:
        """Plain records: the object that ``cxmap analyze --format json`` writes for the journey.

        Names, shapes and units are those of ``cxmap schema analysis``; what is not known is None.
        """
        from cxmap.records.analyses import analysis_facts

        return analysis_facts(self)

    def touchpoints(self) -> list[dict[str, Any]]:
        """A flat dict for each touchpoint, with the columns of ``--format csv``: ``pandas.DataFrame`` takes it.

        Unknown is None. ``supported_by``, ``signals``, ``strain``, ``causes`` and ``roots`` are lists of words.
        """
        from cxmap.records.analyses import rows

        return list(rows([self]))

    def __repr__(self) -> str:
        """``<Analysis bank-travel-alert: goal met, 4 breakdowns, help needed 100 per 100>``."""
        from cxmap.wording import counted, per_100

        broken = counted(len(self.breakdowns.ranked), "breakdown")
        needed = f"help needed {per_100(self.demand.help_needed)} per 100"
        return f"<Analysis {self.journey.id}: {goal(self.journey)}, {broken}, {needed}>"

    def _repr_html_(self) -> str:
        """The page of ``cxmap analyze --format html``, as a part of a notebook."""
        from cxmap.api.page import html

        return html("analyses", [self])


def analyze(journey: journeys.Journey, *, infer: bool = True, costs: str | None = None) -> Analysis:
    """The facts of a journey: the numbers of ``cxmap analyze``; see docs/method.md for every formula and its source.

    ``infer`` lets causes be inferred where the file names none. ``costs`` is a dated preset of prices, such as
    ``gartner-2019``; without one, the prices of the configuration hold. Raises ConfigError for an unknown preset.
    """
    from cxmap.inputs.prices import cost_book

    file = journey.file if isinstance(journey, Journey) else None
    settings = journey.config if isinstance(journey, Journey) else default()
    return Analysis(journey, file.path if file else "", infer=infer, book=cost_book(settings, costs))
