"""The Python API: the four verbs as functions with every option by name, and what they give, ready for a notebook.

The classes are the facts of the rooms below with a way to records and pages, which those rooms know nothing of.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cxmap.analysis import analysis
from cxmap.config import Config, default, find
from cxmap.diff import comparison, match
from cxmap.diff.version import Version
from cxmap.inputs.open import journey_of, open_file
from cxmap.journey import journey as journeys
from cxmap.journey.load import JourneyFile
from cxmap.lint import files, report
from cxmap.source.git import root

PathOrName = str | os.PathLike[str]


class Journey(journeys.Journey):
    """A journey, ``touchpoints`` in the order of the file; it remembers its ``file`` and ``config``."""

    file: JourneyFile | None = None
    config: Config = default()

    def __repr__(self) -> str:
        """``<Journey bank-travel-alert: 5 touchpoints, goal met>``."""
        return f"<Journey {self.id}: {len(self.touchpoints)} touchpoints, {_goal(self)}>"


class Analysis(analysis.Analysis):
    """The facts of one journey. Shares are 0 to 1, times are minutes, amounts are per customer who starts."""

    def to_dict(self) -> dict[str, Any]:
        """Plain records: the object that ``cxmap analyze --format json`` writes for the journey.

        Names, shapes and units are those of ``cxmap schema analysis``; what is not known is None.
        """
        from cxmap.records.analyses import analysis_facts

        return analysis_facts(self)

    def touchpoints(self) -> list[dict[str, Any]]:
        """A flat dict for each touchpoint, with the columns of ``--format csv``: ``pandas.DataFrame`` takes it.

        Unknown is None. ``supported_by``, ``signals``, ``strain``, ``causes`` and ``roots`` are lists of words.
        """
        from cxmap.records.analyses import rows

        return list(rows([self]))

    def __repr__(self) -> str:
        """``<Analysis bank-travel-alert: goal met, 4 breakdowns, help needed 100 per 100>``."""
        from cxmap.wording import counted, per_100

        broken = counted(len(self.breakdowns.ranked), "breakdown")
        needed = f"help needed {per_100(self.demand.help_needed)} per 100"
        return f"<Analysis {self.journey.id}: {_goal(self.journey)}, {broken}, {needed}>"

    def _repr_html_(self) -> str:
        """The page of ``cxmap analyze --format html``, as a part of a notebook."""
        return _html("analyses", [self])


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
        from cxmap.diff.report import Report

        return _html("comparisons", Report((self,)))


@dataclass(frozen=True, repr=False)
class Report(report.Report):
    """What lint found: ``findings``, sorted, and how many ``files`` were checked."""

    def to_dict(self) -> dict[str, Any]:
        """Plain records: ``summary`` and ``findings`` of ``cxmap lint --format json``."""
        from cxmap.present.look import Look
        from cxmap.records.findings import content

        return content(self, Look())

    def __repr__(self) -> str:
        """``<Report 12 files checked: 2 errors, 5 warnings>``."""
        return f"<Report {self.summary}>"

    def _repr_html_(self) -> str:
        """The page of ``cxmap lint --format html``, as a part of a notebook."""
        return _html("findings", self)


def load(path: PathOrName, config: Config | PathOrName | None = None) -> Journey:
    """The journey in a file, in ``REV:PATH`` or ``-``.

    ``config`` is a configuration or its file; without one, the ``cxmap.toml`` that holds in the working folder, as for
    the command line. Raises InvalidJourney with all that is wrong with the file, MissingInput, UnreadableInput,
    ConfigError.
    """
    settings, _ = _settings(config)
    file = open_file(os.fspath(path), settings)
    journey = Journey._make(journey_of(file))
    journey.file, journey.config = file, settings
    return journey


def analyze(journey: journeys.Journey, *, infer: bool = True, costs: str | None = None) -> Analysis:
    """The facts of a journey: the numbers of ``cxmap analyze``; see docs/method.md for every formula and its source.

    ``infer`` lets causes be inferred where the file names none. ``costs`` is a dated preset of prices, such as
    ``gartner-2019``; without one, the prices of the configuration hold. Raises ConfigError for an unknown preset.
    """
    from cxmap.inputs.prices import cost_book

    file = journey.file if isinstance(journey, Journey) else None
    settings = journey.config if isinstance(journey, Journey) else default()
    return Analysis(journey, file.path if file else "", infer=infer, book=cost_book(settings, costs))


def lint(
    *paths: PathOrName,
    config: Config | PathOrName | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    severity: Mapping[str, str] | None = None,
    exclude: Iterable[str] = (),
) -> Report:
    """What is found in files, in folders, in ``REV:PATH`` or ``-``; without a path, in the working folder.

    Called as ``cxmap.lint(...)``. Rules are named as on the command line, ``config`` is as for `load`. Raises
    MissingInput, UnreadableInput, ConfigError.
    """
    settings, folder = _settings(config)
    found = files.lint(
        *(os.fspath(path) for path in paths),
        config=settings,
        folder=folder,
        select=select,
        ignore=ignore,
        preset=preset,
        severity=severity,
        exclude=exclude,
    )
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})


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


def _settings(config: Config | PathOrName | None) -> tuple[Config, str]:
    """A configuration, and the folder in which its patterns start."""
    if isinstance(config, Config):
        return config, ""
    file = find(Path.cwd(), top=root(Path.cwd())) if config is None else Path(config)
    if file is None:
        return default(), ""
    from cxmap.config.file import read

    return read(file), str(file.absolute().parent)


def _goal(journey: journeys.Journey) -> str:
    return "goal met" if journey.is_met else "goal not met"


def _html(subject: str, facts: Sequence[Analysis] | Any) -> str:
    """The pages of a subject in full, for somebody else's document."""
    from cxmap.formats.drawing.html import fragment
    from cxmap.present import Subject
    from cxmap.present.look import Look
    from cxmap.registry import declaration

    told = declaration("cxmap.present", subject, Subject)
    return fragment(told.pages(facts, Look(in_full=True)))
