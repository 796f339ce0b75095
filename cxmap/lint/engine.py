"""The rules, run over one file: what was found, what comments silence, and what is wrong with those comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxmap.analysis.analysis import analyze
from cxmap.config import Config
from cxmap.findings import Finding, Problem, Rule
from cxmap.inputs.placed import findings, placed
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile
from cxmap.lint.select import Selection, of, select
from cxmap.rules import Facts
from cxmap.source.comments import speaks


class Checked(NamedTuple):
    """The findings of one file that stand, and those that its comments silence; both sorted."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()


def check(file: JourneyFile, *, config: Config, selected: Iterable[Rule] | None = None) -> list[Finding]:
    """The findings of one file: problems of reading and of the format, else those of the selected rules.

    Without ``selected`` the configuration says which rules run.
    """
    selection = select(config) if selected is None else of(selected)
    return list(examine(file, config=config, selection=selection).findings)


def examine(file: JourneyFile, *, config: Config, selection: Selection, more: Sequence[Problem] = ()) -> Checked:
    """Check one file; a file that could not be read or loaded gets nothing beyond the reasons for that.

    ``more`` is what was found about it elsewhere, by rules that look at several files.
    """
    selection = selection.at(file.path)
    if file.journey is None:
        found = [problem for problem in file.problems if problem.rule not in selection.ignored]
    else:
        found = list(_found(file, file.journey, config, selection.rules))
        enabled = {rule.name for rule in selection.rules}
        found += [problem for problem in more if problem.rule in enabled]
    return _without_suppressed(file, found, selection)


def _found(file: JourneyFile, journey: Journey, config: Config, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    if file.problems:
        enabled = {rule.name for rule in rules}
        yield from (problem for problem in file.problems if problem.rule in enabled)
    state = journey.written.state
    checks = [rule for rule in rules if rule.check and state in rule.states]
    if not checks:
        return
    facts = Facts(file, analyze(journey, path=file.path), config)
    for rule in checks:
        assert rule.check
        try:
            yield from (replace(problem, rule=rule.name) for problem in rule.check(facts))
        except Exception as error:
            raise RuntimeError(f"the rule {rule.name} failed on {file.path}: {error!r}") from error


def _without_suppressed(file: JourneyFile, found: list[Problem], selection: Selection) -> Checked:
    document = file.document
    in_place = placed(file, found)
    if not document.readable or not speaks(document.text):
        return _checked([found.finding for found in in_place], [], selection)
    from cxmap.lint import suppress

    comments, bad = suppress.suppressions(document)
    first = suppress.split(in_place, comments, document)
    if file.journey is None:
        return _checked(first.stands, first.silenced, selection)
    enabled = frozenset(rule.name for rule in selection.rules)
    about = suppress.problems(document, comments, bad, first.used, enabled=enabled)
    second = suppress.split(placed(file, about), comments, document)
    last = suppress.problems(document, comments, bad, second.used, enabled=enabled, about_comments=True)
    return _checked(
        [*first.stands, *second.stands, *findings(file, last)], [*first.silenced, *second.silenced], selection
    )


def _checked(stands: list[Finding], silenced: list[Finding], selection: Selection) -> Checked:
    severities = selection.severities
    graded = (
        [replace(finding, severity=severities.get(finding.rule, finding.severity)) for finding in stands]
        if severities
        else stands
    )
    return Checked(tuple(sorted(graded)), tuple(sorted(silenced)))
