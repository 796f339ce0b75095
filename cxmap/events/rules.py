"""Which touchpoint an event belongs to: worked out once for each distinct combination of what the rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from cxmap.journey.eventlog import EVENT, IGNORE, Conditions, EventLog, MatchRule
from cxmap.journey.predicates import test

UNMAPPED, IGNORED, LEFT_OUT = -1, -2, -3
"""Positions of events that belong to no touchpoint: nobody knows them, known noise, not asked for."""
MEANINGS = {"": 0, "value": 1, "failure": 2, "failed": 2}
"""The strongest of a visit's events says what the visit means."""


class Decision(NamedTuple):
    """What becomes of an event: a position in the file or one of the three above, its meaning, the rule that said so.

    ``overlaps`` are the touchpoints of all rules that match, if they are several.
    """

    position: int
    means: int = 0
    rule: MatchRule | None = None
    overlaps: tuple[str, ...] = ()


class Decider:
    """The rules of a log, ready to be asked about combinations of cells."""

    def __init__(self, log: EventLog, position: Mapping[str, int]) -> None:
        self.columns = (EVENT, *log.rule_columns)
        self._position = position
        self._where = self._compiled(log.where)
        self._rules = [(rule, self._compiled(rule.when)) for rule in log.rules]

    def decide(self, cells: Sequence[str | None]) -> Decision:
        """The decision about an event with these cells, in the order of ``columns``. An empty cell matches nothing."""
        if not _holds(self._where, cells):
            return Decision(LEFT_OUT)
        matching = [rule for rule, conditions in self._rules if _holds(conditions, cells)]
        if not matching:
            return Decision(UNMAPPED)
        first = matching[0]
        touchpoints = tuple(dict.fromkeys(rule.touchpoint for rule in matching))
        position = IGNORED if first.touchpoint == IGNORE else self._position[first.touchpoint]
        return Decision(position, MEANINGS[first.means], first, touchpoints if len(touchpoints) > 1 else ())

    def _compiled(self, conditions: Conditions) -> list[tuple[int, Callable[[str], bool]]]:
        return [(self.columns.index(column), _asked_once(test(predicate))) for column, predicate in conditions]


def _holds(conditions: Iterable[tuple[int, Callable[[str], bool]]], cells: Sequence[str | None]) -> bool:
    return all((text := cells[column] or "") and matches(text) for column, matches in conditions)


def _asked_once(matches: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same test, run once for each distinct text."""
    known: dict[str, bool] = {}

    def ask(text: str) -> bool:
        if text not in known:
            known[text] = matches(text)
        return known[text]

    return ask
