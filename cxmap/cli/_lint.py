"""What ``cxmap lint`` does with its options: check, leave out what is known, write, and choose the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cxmap.cli import show_error
from cxmap.cli._files import Named, named_files
from cxmap.cli._options import Run
from cxmap.cli._output import write
from cxmap.cli._overlap import journeys, refuse_overlap
from cxmap.cli._progress import progress
from cxmap.cli._streams import show
from cxmap.errors import ConfigError
from cxmap.findings import Severity
from cxmap.formats import render
from cxmap.formats.drawing.printable import printable
from cxmap.lint.report import Report
from cxmap.lint.run import Job, Mode, Outcome
from cxmap.lint.run import run as check_files
from cxmap.lint.select import select
from cxmap.present.look import Look
from cxmap.source import git
from cxmap.source.files import STDIN


class Options(NamedTuple):
    """The options of the command, as click hands them over."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preset: str | None
    severity: tuple[tuple[str, str], ...]
    fail_on: str
    max_warnings: int | None
    format_: str | None
    output: str | None
    reports: tuple[tuple[str, str], ...]
    statistics: bool
    fix: bool
    show_diff: bool
    baseline: str | None
    write_baseline: bool
    since: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    allow_empty: bool
    show_files: bool
    show_settings: bool
    stdin_filename: str

    @property
    def mode(self) -> Mode:
        """What happens to the files."""
        return "diff" if self.show_diff else "fix" if self.fix else "check"


def execute(run: Run, options: Options) -> int:
    """Do it all; returns the exit code."""
    _refuse_nonsense(options)
    job = Job(
        run.config,
        select(
            run.config,
            folder=run.config_folder,
            only=options.select,
            ignore=options.ignore,
            preset=options.preset,
            severity=dict(options.severity),
        ),
        options.mode,
        options.stdin_filename,
        options.paths or (".",),
    )
    if options.show_settings:
        from cxmap.cli._settings import settings

        write(settings(run, job.selection, options), options.output)
        return 0
    files, failed = _named(run, options)
    if options.show_files:
        write("".join(f"{printable(name)}\n" for name in files), options.output)
        return 2 if failed else 0
    _refuse_overlap(run, options, files)
    with progress(len(files), "files", quiet=run.quiet) as advance:
        outcome = check_files(files, job, advance)
    for error in outcome.errors:
        show_error(error)
    failed = failed or bool(outcome.errors)
    if failed and not outcome.paths:
        return 2  # what was not checked has no result
    if options.mode == "diff":
        code = _show_diff(run, outcome, options)
    else:
        report = _report(run, outcome, job, options)
        _write(run, report, outcome, options)
        code = gate(report, options)
    return 2 if failed else code


def gate(report: Report, options: Options) -> int:
    """1 if a finding is as grave as ``--fail-on`` says, or there are too many warnings; never by format."""
    too_many = options.max_warnings is not None and report.count(Severity.WARNING) > options.max_warnings
    worst = report.worst
    at_gate = worst is not None and options.fail_on != "never" and worst.rank <= Severity(options.fail_on).rank
    return int(too_many or at_gate)


def _refuse_nonsense(options: Options) -> None:
    if options.write_baseline and not options.baseline:
        raise ConfigError("--write-baseline needs to know where", hint="add --baseline FILE")
    fixed = options.fix and not options.show_diff
    revision = next((path for path in options.paths if path != STDIN and git.split(path)), None)
    if fixed and revision:
        raise ConfigError(f"--fix cannot change {revision}: it is history", hint="name the file itself")


def _refuse_overlap(run: Run, options: Options, files: Sequence[str]) -> None:
    baseline = ("--baseline", options.baseline)
    outputs = [baseline] if options.write_baseline else []
    outputs += [("-o", options.output), *((f"--report {name}", path) for name, path in options.reports)]
    refuse_overlap(outputs, [*run.inputs, *journeys(files), *([] if options.write_baseline else [baseline])])


def _named(run: Run, options: Options) -> Named:
    return named_files(
        run,
        options.paths or (".",),
        exclude=options.exclude,
        force_exclude=options.force_exclude,
        may_be_none=options.allow_empty,
        hint="journeys are YAML files with a `cxmap:` key at the top; --allow-empty makes this no error",
    )


def _report(run: Run, outcome: Outcome, job: Job, options: Options) -> Report:
    report = outcome.report(job.selection)
    if options.since:
        from cxmap.lint.since import new_since

        found, known = new_since(options.since, report.findings, job)
        report = replace(report, findings=tuple(found), known=known)
    if options.baseline:
        from cxmap.cli._baseline import against_baseline

        report = against_baseline(run, report, outcome.paths, options.baseline, rewrite=options.write_baseline)
    return report


def _write(run: Run, report: Report, outcome: Outcome, options: Options) -> None:
    """Other formats first: who reads the result on standard output may go away."""
    for name, path in options.reports:
        write(render("findings", name, report, Look(top=run.top)), path)
    format_ = options.format_ or ("full" if sys.stdout.isatty() and not options.output else "concise")
    if outcome.mended is not None:  # with --fix standard output is for the text that came in by standard input
        show(render("findings", format_, report, Look(quiet=run.quiet, top=run.top)))
        write(outcome.mended, options.output)
        return
    look = run.look(options.output)._replace(top=run.top)
    if options.statistics:
        from cxmap.formats.drawing.summary import statistics, summary

        if format_ in ("full", "concise"):
            write(statistics(report, look) + summary(report, look), options.output)
            return
        show(statistics(report, Look()))
    write(render("findings", format_, report, look), options.output)


def _show_diff(run: Run, outcome: Outcome, options: Options) -> int:
    from cxmap.formats.drawing.ansi import paint_diff

    write(paint_diff("".join(outcome.diffs), run.look(options.output).color), options.output)
    changed = len(outcome.diffs)
    fixes = f"{outcome.fixed:,} fix{'' if outcome.fixed == 1 else 'es'}"
    files = f"{changed:,} file{'' if changed == 1 else 's'}"
    run.note(f"{fixes} in {files}; nothing is changed yet" if changed else "nothing to fix")
    return int(bool(outcome.diffs))
