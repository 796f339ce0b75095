"""What ``cxmap diff`` does with its options: read, compare, write, and choose the exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cxmap.cli import _versions as versions
from cxmap.cli._diff_options import Options, is_plans_alone, refuse_nonsense
from cxmap.cli._options import Run, deliver
from cxmap.cli._output import show_findings
from cxmap.cli._overlap import journeys, refuse_overlap
from cxmap.cli._streams import say
from cxmap.cli._versions import File, Opener
from cxmap.diff.accept import misuse
from cxmap.diff.comparison import Comparison, Refused, compare
from cxmap.diff.gate import hit
from cxmap.diff.report import Report
from cxmap.errors import ConfigError, InvalidJourney, NotComparable
from cxmap.inputs.prices import cost_book
from cxmap.present.look import Look
from cxmap.source import git
from cxmap.source.files import STDIN


def execute(run: Run, options: Options) -> int:
    """Do it all; returns the exit code."""
    refuse_nonsense(options)
    refuse_overlap([("-o", options.output)], [*run.inputs, *journeys(options.paths)])
    opener = Opener(run.config, cost_book(run.config, options.costs))
    if is_plans_alone(options):
        return _finish(run, options, _plans(run, options, opener))
    old, new = options.paths[0], options.paths[-1]
    folder = versions.is_folder(new) if options.against else versions.same_kind(old, new)
    if folder and options.conformance:
        raise ConfigError("--conformance holds one plan against what happens", hint="name two files")
    if folder:
        return _finish(run, options, _folders(run, options, opener))
    files = _files(run, options, opener)
    if options.conformance:
        return _conformance(run, options, opener, *files)
    result = compare_files(opener, *files, options)
    return _finish(run, options, Report((result,)))


def _files(run: Run, options: Options, opener: Opener) -> tuple[File, File]:
    new = _fetching(options, options.paths[-1])
    if options.against is None:
        return _fetching(options, options.paths[0]), new
    from cxmap.cli._fetch import with_fetch

    path = options.paths[0]
    folder = os.path.dirname(path) or os.curdir

    def before(rev: str) -> File:
        base = _base(run, rev, folder)
        return versions.file_before(path, base, lambda: opener.journey(new))

    return with_fetch(before, options.against, folder, fetch=options.fetch), new


def _base(run: Run, rev: str, folder: str) -> str:
    """Where a revision and this branch part: the base of a file and of a folder alike."""
    base = git.merge_base(rev, cwd=folder)
    if git.commit(rev, cwd=folder) == base:
        return rev
    short = base[: versions.SHORT]
    run.note(f"{rev} has moved on: the old version is that of {short}, where it and this branch part")
    return base


def _fetching(options: Options, spec: str) -> File:
    revision = None if spec == STDIN else git.split(spec)
    if revision is None:
        return versions.file_at(spec, options.stdin_filename)
    from cxmap.cli._fetch import with_fetch

    rev, path = revision
    return with_fetch(
        lambda name: versions.file_at(f"{name}:{path}", options.stdin_filename), rev, os.curdir, fetch=options.fetch
    )


def compare_files(
    opener: Opener, old: File, new: File, options: Options, *, guessed: bool = False
) -> Comparison | Refused:
    """The comparison of two files, or why it cannot be made; findings of invalid ones go to standard error."""
    sides, whys = [], []
    for file in (old, new):
        try:
            sides.append(opener.version(file))
        except InvalidJourney as error:
            show_findings(error.findings)
            whys.append(error.message)
    if len(sides) < 2:
        return Refused(_name_of(new), old.name, new.name, "; ".join(whys), "mend what is listed above")
    try:
        same_journey = guessed or old.guessed
        return compare(*sides, **options.matching, tolerance=options.tolerance, same_journey=same_journey)
    except NotComparable as error:
        return Refused(sides[1].journey.id, old.name, new.name, error.message, error.hint)


def _name_of(file: File) -> str:
    return Path(file.path).name.partition(".")[0]


def _folders(run: Run, options: Options, opener: Opener) -> Report:
    from cxmap.cli._fetch import with_fetch
    from cxmap.cli._folders import compare_folders
    from cxmap.cli._unseen import without_unseen

    new = versions.folder_at(options.paths[-1], run)
    if options.against is None:
        old = versions.folder_at(options.paths[0], run)
    else:
        folder = options.paths[0]
        base = with_fetch(lambda rev: _base(run, rev, folder), options.against, folder, fetch=options.fetch)
        old = versions.folder_before(folder, base, run)
        old, new = without_unseen(run, folder, base, old, new)
    return compare_folders(
        opener, old, new, lambda a, b, guessed: compare_files(opener, a, b, options, guessed=guessed)
    )


def _plans(run: Run, options: Options, opener: Opener) -> Report:
    from cxmap.cli._folders import compare_plans

    files = versions.folder_at(options.paths[0], run)
    report, alone = compare_plans(opener, files, lambda a, b, guessed: compare_files(opener, a, b, options))
    for file in alone:
        run.note(f"{file.name}: this plan has nothing to be compared with, no as-is journey here has its id")
    return report


def _conformance(run: Run, options: Options, opener: Opener, planned: File, actual: File) -> int:
    from cxmap.diff.conformance import conformance

    found = conformance(opener.version(planned), opener.version(actual), **options.matching)
    deliver("conformances", options.format_, found, _look(run, options))
    is_hit = "deviation" in options.fail_on and found.deviations
    return _gated(run, options, [("deviation", found.journey)] if is_hit else [])


def _finish(run: Run, options: Options, report: Report) -> int:
    """Write the result, then say on standard error what is wrong and what the gate does."""
    deliver("comparisons", options.format_, report, _look(run, options))
    for comparison in report.comparisons:
        for note in misuse(comparison.new.document):
            run.note(f"{comparison.new.path}: {note}")
    gated = [compared for compared in report.comparisons if options.gates(compared.new.journey.written.state)]
    hits = [(gate, compared.journey) for compared in gated for gate in hit(compared, options.fail_on)]
    code = _gated(run, options, hits)
    if not report.results and _is_gating(options):
        run.note("nothing was compared, so nothing was gated")
        if report.added and report.removed:
            return 2
    if report.refusals:
        _say_refused(report)
        return 2
    return code


def _look(run: Run, options: Options) -> Look:
    return run.look(options.output)._replace(
        everything=options.everything,
        only=options.only_class,
        max_length=options.max_length,
        artifact=options.artifact,
        top=run.top,
        picture_width=options.width,
    )


def _is_gating(options: Options) -> bool:
    return any(gate != "never" for gate in options.fail_on)


def _gated(run: Run, options: Options, hits: Sequence[tuple[str, str]]) -> int:
    for gate, journey in hits:
        run.note(f"--fail-on {gate}: {journey} does not pass")
    if not options.fail_on and os.environ.get("CI"):
        run.note("nothing was gated: add --fail-on regression to let a regression fail the job")
    return int(bool(hits))


def _say_refused(report: Report) -> None:
    refused = report.refusals
    what = "the versions cannot be compared" if len(refused) == 1 else f"{len(refused)} journeys cannot be compared"
    named = f"{refused[0].journey}: {refused[0].why}" if len(refused) == 1 else ""
    say(f"error: {named or what}")
    for hint in dict.fromkeys(item.hint for item in refused):
        say(f"hint: {hint}")
