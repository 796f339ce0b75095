"""cxmap says where a customer journey breaks, who caused it, and how much of it is customer service.

Four verbs, each imported when it is first used: ``load``, ``analyze``, ``lint``, ``diff``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.analysis.analysis import Analysis
    from cxmap.diff.comparison import Comparison
    from cxmap.journey.journey import Journey
    from cxmap.lint.report import Report

__version__ = "0.1.0"


def load(path: str) -> Journey:
    """The journey in a file, in ``REV:PATH`` or ``-``. Raises InvalidJourney with all that is wrong with it."""
    from cxmap.config import default
    from cxmap.inputs.open import journey_of, open_file

    return journey_of(open_file(path, default()))


def analyze(journey: Journey, **options: Any) -> Analysis:
    """The facts of a journey; see `cxmap.analysis.analysis.analyze` for the options."""
    from cxmap.analysis.analysis import analyze

    return analyze(journey, **options)


def lint(*paths: str, **options: Any) -> Report:
    """What is found in files and folders; see `cxmap.lint.files.lint` for the options."""
    from cxmap.lint.files import lint

    return lint(*paths, **options)


def diff(old: Journey, new: Journey, **options: Any) -> Comparison:
    """What changed from one version to the other; see `cxmap.diff.comparison.compare` for the options."""
    from cxmap.diff.comparison import diff

    return diff(old, new, **options)
