"""What a cell's text has to be, as a function; and which match rules can never win."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from cxmap.journey.eventlog import Conditions, EventLog, MatchRule, Predicate

_MOST = 5_000
"""Single cases of a rule that are looked at; a rule with more is taken to win somewhere."""
_MOST_REPEATS, _LONGEST = 2, 500


def test(predicate: Predicate) -> Callable[[str], bool]:
    """A predicate as a function of a cell's text: exact and with its case."""
    match predicate.kind:
        case "in":
            return frozenset(predicate.texts).__contains__
        case "starts-with":
            return lambda text: text.startswith(predicate.texts)
        case "regex":
            pattern = re.compile(predicate.texts[0])
            return lambda text: pattern.fullmatch(text) is not None


class Beaten(NamedTuple):
    """A rule that no event ever comes to: rules before it take all that it matches, or none passes ``where``."""

    rule: MatchRule
    by: tuple[MatchRule, ...]


def beaten(log: EventLog) -> Iterator[Beaten]:
    """Rules that can never win, as far as that can be told from the rules alone."""
    for i, rule in enumerate(log.rules):
        found: dict[int, MatchRule] = {}
        for case in _cases(rule.when, log.where):
            winner = next((other for other in log.rules[:i] if _takes(other.when, case)), None)
            if winner is None:
                break
            found[winner.number] = winner
        else:
            yield Beaten(rule, tuple(found[number] for number in sorted(found)))


def _cases(when: Conditions, where: Conditions) -> Iterator[Mapping[str, Predicate]]:
    """A rule as rules of one text for each column, with what ``where`` asks of the same row."""
    asked = dict(where) | dict(when)
    if prod(len(predicate.texts) for predicate in asked.values()) > _MOST:
        yield {}
        return
    for texts in product(*(predicate.texts for predicate in asked.values())):
        case = {
            column: predicate._replace(texts=(text,))
            for (column, predicate), text in zip(asked.items(), texts, strict=True)
        }
        if all(_may_pass(predicate, case[column]) for column, predicate in where):
            yield case


def _may_pass(where: Predicate, asked: Predicate) -> bool:
    """Whether a row that a rule is about can be one that is kept; only a whole text tells that it cannot."""
    return asked.kind != "in" or not _is_quick(where, asked.texts[0]) or test(where)(asked.texts[0])


def _takes(when: Conditions, case: Mapping[str, Predicate]) -> bool:
    """Whether a rule matches every row of a case."""
    return all(column in case and _holds_for_all(predicate, case[column]) for column, predicate in when)


def _holds_for_all(predicate: Predicate, case: Predicate) -> bool:
    """Whether whatever fits the case fits the predicate; False where that cannot be told."""
    if case.kind == "in":
        return _is_quick(predicate, case.texts[0]) and test(predicate)(case.texts[0])
    if case.kind == predicate.kind == "starts-with":
        return case.texts[0].startswith(predicate.texts)
    return case.kind == predicate.kind == "regex" and case.texts == predicate.texts


def _is_quick(predicate: Predicate, text: str) -> bool:
    """Whether a pattern may be tried on a text: a file that is only linted must not be able to keep us busy."""
    if predicate.kind != "regex":
        return True
    pattern = predicate.texts[0]
    repeats = len(re.findall(r"[*+{]", pattern))
    return repeats <= _MOST_REPEATS and len(text) <= _LONGEST and not re.search(r"\)[*+?{]", pattern)
