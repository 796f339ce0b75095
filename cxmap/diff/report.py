"""What one run of a comparison found, in one or many journeys, and how much of it is to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison, Refused

NO_CHANGES = "no changes"


class Lone(NamedTuple):
    """A journey that only one of two folders has."""

    journey: str
    state: str
    path: str


class Report(NamedTuple):
    """All comparisons of a run. ``added`` and ``removed`` are journeys that only one of two folders has, ``moved`` the
    paths of files that have another one now.

    ``everything`` also shows order, names and texts; ``only`` shows the changes of one class. ``max_length`` is the
    most characters that the reader takes, ``top`` the way from the root of the repository to the working folder.
    """

    results: tuple[Comparison | Refused, ...]
    added: tuple[Lone, ...] = ()
    removed: tuple[Lone, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    is_folder: bool = False
    everything: bool = False
    only: ChangeClass | None = None
    max_length: int | None = None
    top: str = ""

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Those that could be made."""
        return tuple(comparison for comparison in self.results if isinstance(comparison, Comparison))

    @property
    def refusals(self) -> tuple[Refused, ...]:
        """Those that could not."""
        return tuple(refused for refused in self.results if isinstance(refused, Refused))

    def shown(self, comparison: Comparison) -> tuple[Change, ...]:
        """The changes to show, in their order."""
        return tuple(change for change in comparison.changes if self._is_shown(change))

    def _is_shown(self, change: Change) -> bool:
        if self.only is not None and change.class_ is not self.only:
            return False
        return self.everything or not change.hidden

    @property
    def hidden(self) -> int:
        """How many changes of order, names and texts are not shown."""
        if self.everything or self.only is not None:
            return 0
        return sum(change.hidden for comparison in self.comparisons for change in comparison.changes)

    @property
    def total(self) -> str:
        """The last line: what is shown, in numbers."""
        said = total(change for comparison in self.comparisons for change in self.shown(comparison))
        return f"no {self.only.value}s" if self.only and said == NO_CHANGES else said


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
        f"{count:,} {_plural(class_, count)}"
        + (f" ({accepted:,} accepted)" if accepted and class_ is ChangeClass.REGRESSION else "")
        for class_, count in found.items()
        if count
    ]
    return ", ".join(parts) or NO_CHANGES


def _plural(class_: ChangeClass, count: int) -> str:
    return class_.value if count == 1 or class_ is ChangeClass.NEUTRAL else f"{class_.value}s"
