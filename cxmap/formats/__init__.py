"""One file = one format. A file's name is the format's name; what it can show are the fields of its ``Format``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxmap.registry import declaration, declarations, file_names

if TYPE_CHECKING:
    from cxmap.analysis.analysis import Analysis
    from cxmap.diff.conformance import Conformance
    from cxmap.diff.report import Report as DiffReport
    from cxmap.events.facts import Measurement
    from cxmap.events.preview import Preview
    from cxmap.lint.report import Report

Subject = Literal["analyses", "findings", "comparisons", "conformances", "measurements", "matches"]


class Look(NamedTuple):
    """What a reader's screen or file can show. Machine formats ignore it. ``file`` is empty for a screen."""

    width: int = 100
    color: bool = False
    unicode: bool = True
    sections: tuple[str, ...] = ()
    team: str | None = None
    explain: bool = False
    file: str = ""
    top: int = 5


class Format(NamedTuple):
    """What a format can show: each field turns facts into the whole text of one output."""

    analyses: Callable[[Sequence[Analysis], Look], str] | None = None
    findings: Callable[[Report, Look], str] | None = None
    comparisons: Callable[[DiffReport, Look], str] | None = None
    conformances: Callable[[Conformance, Look], str] | None = None
    measurements: Callable[[Measurement, Look], str] | None = None
    matches: Callable[[Preview, Look], str] | None = None


def renderer(name: str, subject: Subject) -> Callable[..., str] | None:
    """The function of a format for a subject; None if there is no such format, or it cannot show that."""
    if name not in file_names(__name__):
        return None
    found: Callable[..., str] | None = getattr(declaration(__name__, name, Format), subject)
    return found


def names(subject: Subject) -> tuple[str, ...]:
    """The formats that can show a subject. Imports every format, so ask for it in help and errors only."""
    return tuple(name for name, declaration in declarations(__name__, Format).items() if getattr(declaration, subject))
