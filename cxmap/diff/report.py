"""What one run of a comparison found, in one or many journeys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison, Refused
from cxmap.wording import plural

NO_CHANGES = "no changes"


class Lone(NamedTuple):
    """A journey that only one of two folders has."""

    journey: str
    state: str
    path: str


class Report(NamedTuple):
    """All comparisons of a run. ``added`` and ``removed`` are journeys that only one of two folders has, ``moved`` the
    paths of files that have another one now.
    """

    results: tuple[Comparison | Refused, ...]
    added: tuple[Lone, ...] = ()
    removed: tuple[Lone, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    is_folder: bool = False

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Those that could be made."""
        return tuple(comparison for comparison in self.results if isinstance(comparison, Comparison))

    @property
    def refusals(self) -> tuple[Refused, ...]:
        """Those that could not."""
        return tuple(refused for refused in self.results if isinstance(refused, Refused))


def counts(changes: Iterable[Change]) -> dict[ChangeClass, int]:
    """How many changes there are of each class."""
    found = Counter(change.class_ for change in changes)
    return {class_: found[class_] for class_ in ChangeClass}


def total(changes: Iterable[Change]) -> str:
    """``3 regressions (1 accepted), 1 improvement, 4 neutral``."""
    listed = list(changes)
    found = counts(listed)
    accepted = sum(change.accepted is not None and change.class_ is ChangeClass.REGRESSION for change in listed)
    parts = [
        f"{count:,} {class_.value if class_ is ChangeClass.NEUTRAL else plural(count, class_.value)}"
        + (f" ({accepted:,} accepted)" if accepted and class_ is ChangeClass.REGRESSION else "")
        for class_, count in found.items()
        if count
    ]
    return ", ".join(parts) or NO_CHANGES
