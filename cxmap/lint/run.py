"""Many files → one report: each is read, checked and, if wanted, mended; a file that cannot be read stops no other."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

from cxmap.config import Config
from cxmap.errors import CannotWrite, CxmapError
from cxmap.findings import Finding, Problem
from cxmap.inputs.open import opened, read_journey
from cxmap.lint.duplicates import RULE, duplicates, told_id
from cxmap.lint.engine import Checked, examine
from cxmap.lint.parallel import spread
from cxmap.lint.report import Report
from cxmap.lint.select import Selection
from cxmap.source import git
from cxmap.source.bounds import way_out
from cxmap.source.files import STDIN, Input, write_whole_bytes

Mode = Literal["check", "fix", "diff"]


class Job(NamedTuple):
    """What is done with each file; ``diff`` shows what ``fix`` would write. ``named`` are the paths they come from."""

    config: Config
    selection: Selection
    mode: Mode = "check"
    stdin_name: str = "<stdin>"
    named: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What came of all files: findings, errors of files that could not be read or written, and what fixes changed.

    ``mended`` is the text of standard input after its fixes; None if it was no input.
    """

    findings: list[Finding] = field(default_factory=list)
    suppressed: int = 0
    fixed: int = 0
    paths: list[str] = field(default_factory=list)
    errors: list[CxmapError] = field(default_factory=list)
    diffs: list[str] = field(default_factory=list)
    mended: str | None = None

    def report(self, selection: Selection) -> Report:
        """The findings with their numbers."""
        return Report(
            findings=tuple(sorted(self.findings)),
            rules=selection.rules,
            files=len(self.paths),
            suppressed=self.suppressed,
            fixed=self.fixed,
        )


class _Result(NamedTuple):
    path: str
    checked: Checked = Checked(())
    fixed: int = 0
    error: CxmapError | None = None
    diff: str = ""
    mended: str | None = None
    name: str = ""
    told_id: str | None = None


def run(names: Sequence[str], job: Job, advance: Callable[[int], None] = lambda _: None) -> Outcome:
    """Check all files. ``advance`` hears how many more are done."""
    outcome = Outcome()
    results = list(spread(partial(_one, job=job), names, advance))
    for result in _with_duplicates(results, job):
        if result.error:
            outcome.errors.append(result.error)
        if result.path:
            outcome.paths.append(result.path)
        outcome.findings += result.checked.findings
        outcome.suppressed += len(result.checked.suppressed)
        outcome.fixed += result.fixed
        if result.diff:
            outcome.diffs.append(result.diff)
        if result.mended is not None:
            outcome.mended = result.mended
    return outcome


def _with_duplicates(results: list[_Result], job: Job) -> Iterator[_Result]:
    """The results with what only several files together show; those files are looked at once more."""
    found = duplicates({result.path: result.told_id for result in results if result.told_id})
    for result in results:
        problem = found.get(result.path)
        is_there = problem and result.name != STDIN and job.mode != "diff"
        yield result._replace(checked=_once_more(result, job, problem)) if problem and is_there else result


def _once_more(result: _Result, job: Job, problem: Problem) -> Checked:
    """What was found, what the problem adds, and without what it settles, such as a comment that silences nothing."""
    file = opened(read_journey(result.name), job.config)
    again = examine(file, config=job.config, selection=job.selection, more=[problem])
    stands = [finding for finding in result.checked.findings if finding in again.findings]
    stands += [finding for finding in again.findings if finding.rule == RULE]
    return Checked(tuple(sorted(stands)), again.suppressed)


def _one(name: str, job: Job) -> _Result:
    try:
        source = read_journey(name, stdin_name=job.stdin_name)
    except CxmapError as error:
        return _Result("", error=error)
    if job.mode == "check":
        file = opened(source, job.config)
        found = examine(file, config=job.config, selection=job.selection)
        return _Result(source.name, found, name=name, told_id=told_id(file))
    try:
        return _mended(name, source, job)
    except CxmapError as error:
        return _Result(source.name, checked(source, job), error=error)


def checked(source: Input, job: Job) -> Checked:
    """What is found in one input."""
    return examine(opened(source, job.config), config=job.config, selection=job.selection)


def _mended(name: str, source: Input, job: Job) -> _Result:
    from cxmap.lint.fix import mend

    _refuse_way_out(name, job)
    mended = mend(source, job.config, job.selection)
    new = mended.source.data
    diff = ""
    if job.mode == "diff":
        from cxmap.lint.unified_diff import unified

        diff = unified(source.name, source.data, new)
    elif name != STDIN and new != source.data:
        write_whole_bytes(name, new)
    text = new.decode("utf-8", "replace") if name == STDIN and job.mode == "fix" else None
    id = told_id(opened(mended.source, job.config))
    return _Result(source.name, mended.checked, mended.fixed, diff=diff, mended=text, name=name, told_id=id)


def _refuse_way_out(name: str, job: Job) -> None:
    """Raise CannotWrite for a link to a file that nobody named and that lies outside."""
    target = None if name == STDIN or git.split(name) else way_out(name, job.named)
    if target:
        message = f"{name} is a link to {target}, and fixes do not leave the folder or repository that was named"
        raise CannotWrite(message, hint=f"name the file itself: cxmap lint --fix {shlex.quote(target)}")
