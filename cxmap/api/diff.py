"""The verb ``cxmap.diff``."""

from __future__ import annotations

from typing import Any

from cxmap.api.analyze import analyze
from cxmap.api.load import Journey
from cxmap.diff import comparison, match
from cxmap.diff.version import Version
from cxmap.journey import journey as journeys


class Comparison(comparison.Comparison):
    """Two versions of a journey, compared. ``changes`` are all of them, in the order in which they are shown."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain records: the object that ``cxmap diff --all --format json`` writes for the two versions."""
        from cxmap.present.look import Look
        from cxmap.records.comparisons import comparison_facts

        return comparison_facts(self, Look(everything=True))

    def __repr__(self) -> str:
        """``<Comparison bank-travel-alert: deflection, 6 regressions, 3 improvements>``."""
        from cxmap.diff.report import total

        return f"<Comparison {self.journey}: {self.verdict.name}, {total(self.changes)}>"

    def _repr_html_(self) -> str:
        """The page of ``cxmap diff --format html``, as a part of a notebook."""
        from cxmap.api.page import html
        from cxmap.diff.report import Report

        return html("comparisons", Report((self,)))


def diff(
    old: journeys.Journey,
    new: journeys.Journey,
    *,
    threshold: float = match.THRESHOLD,
    renames: bool = True,
    same_goal: bool = False,
) -> Comparison:
    """What changed from one version to the other, and whether the experience got better or only the service.

    Called as ``cxmap.diff(old, new)``. ``threshold`` is the likeness (0 to 1) from which a rename is guessed,
    ``renames`` whether any is. ``same_goal`` says that a goal in other words is the same goal. Raises NotComparable
    with all the reasons if no honest comparison can be made.
    """
    found = comparison.compare(_version(old), _version(new), threshold=threshold, renames=renames, same_goal=same_goal)
    return Comparison._make(found)


def _version(journey: journeys.Journey) -> Version:
    file = journey.file if isinstance(journey, Journey) else None
    return Version(analyze(journey), file)
