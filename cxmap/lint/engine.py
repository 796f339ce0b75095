"""The rules, run over one file: what was found, what comments silence, and what is wrong with those comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from cxmap.analysis.analysis import analyze
from cxmap.config import Config
from cxmap.findings import Finding, Problem, Rule
from cxmap.journey.load import Loaded
from cxmap.lint.place import placed
from cxmap.lint.select import Selection, of, select
from cxmap.rules import Facts
from cxmap.source.comments import speaks
from cxmap.source.document import Document


class Checked(NamedTuple):
    """The findings of one file that stand, and those that its comments silence; both sorted."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()


def check(loaded: Loaded, *, path: str, config: Config, selected: Iterable[Rule] | None = None) -> list[Finding]:
    """The findings of one file: problems of reading and of the format, else those of the selected rules.

    ``path`` is the file as shown. Without ``selected`` the configuration says which rules run.
    """
    selection = select(config) if selected is None else of(selected)
    return list(examine(loaded, path=path, config=config, selection=selection).findings)


def examine(loaded: Loaded, *, path: str, config: Config, selection: Selection) -> Checked:
    """Check one file; a file that could not be read or loaded gets nothing beyond the reasons for that."""
    selection = selection.at(path)
    if loaded.journey is None:
        found = [problem for problem in loaded.problems if problem.rule not in selection.ignored]
    else:
        found = list(_found(loaded, path, config, selection.rules))
    return _without_suppressed(loaded, found, path, selection)


def _found(loaded: Loaded, path: str, config: Config, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    journey = loaded.journey
    assert journey is not None
    if loaded.problems:
        enabled = {rule.name for rule in rules}
        yield from (problem for problem in loaded.problems if problem.rule in enabled)
    state = journey.written.state
    checks = [rule for rule in rules if rule.check and state in rule.states]
    if not checks:
        return
    facts = Facts(journey, analyze(journey, path=path), config, loaded.document.text)
    for rule in checks:
        assert rule.check
        try:
            yield from (replace(problem, rule=rule.name) for problem in rule.check(facts))
        except Exception as error:
            raise RuntimeError(f"the rule {rule.name} failed on {path}: {error!r}") from error


def _without_suppressed(loaded: Loaded, found: list[Problem], path: str, selection: Selection) -> Checked:
    document, journey = loaded.document, loaded.journey
    id = journey.id if journey else written_id(document)
    ids = [one.id for one in journey.touchpoints] if journey else ()
    in_place = placed(document, found, path=path, journey=id, ids=ids)
    if not document.readable or not speaks(document.text):
        return _checked([one.finding for one in in_place], [], selection)
    from cxmap.lint import suppress

    comments, bad = suppress.suppressions(document)
    first = suppress.split(in_place, comments, document)
    if journey is None:
        return _checked(first.stands, first.silenced, selection)
    enabled = frozenset(rule.name for rule in selection.rules)
    about = suppress.problems(document, comments, bad, first.used, enabled=enabled)
    second = suppress.split(placed(document, about, path=path, journey=id), comments, document)
    last = suppress.problems(document, comments, bad, second.used, enabled=enabled, about_comments=True)
    rest = [one.finding for one in placed(document, last, path=path, journey=id)]
    return _checked([*first.stands, *second.stands, *rest], [*first.silenced, *second.silenced], selection)


def written_id(document: Document) -> str | None:
    """The id that a file gives its journey, also where the rest of it is wrong."""
    id = document.value.get("id") if isinstance(document.value, dict) else None
    return id if isinstance(id, str) else None


def _checked(stands: list[Finding], silenced: list[Finding], selection: Selection) -> Checked:
    severities = selection.severities
    graded = [replace(one, severity=severities.get(one.rule, one.severity)) for one in stands] if severities else stands
    return Checked(tuple(sorted(graded)), tuple(sorted(silenced)))
