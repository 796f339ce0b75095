"""One analysis as a page: the sections that were asked for, or those of the first screen."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.present.explain import explanation
from cxmap.present.page import Page, Section
from cxmap.present.sections import View, sections
from cxmap.present.team import team_section

BASIS = {"case": "one case", "typical": "typical", "measured": "measured"}


def page(
    analysis: Analysis,
    names: Sequence[str] = (),
    *,
    in_full: bool = False,
    explain: bool = False,
    team: str | None = None,
) -> Page:
    """The page of one journey. ``names`` are sections, shown in full; ``in_full`` shows all of them so."""
    written = analysis.journey.written
    return Page(
        title=written.title,
        aside=f"{written.state}, {BASIS[written.basis]}",
        below=_below(analysis),
        sections=tuple(_sections(analysis, names, in_full, explain, team)),
    )


def _sections(
    analysis: Analysis, names: Sequence[str], in_full: bool, explain: bool, team: str | None
) -> list[Section]:
    if team is not None:
        return [team_section(analysis, team)]
    view = View(in_full=in_full or bool(names))
    wanted = [part for name, part in sections().items() if (name in names if names else in_full or part.by_default)]
    built = [section for part in wanted if (section := part.build(analysis, view))]
    return [*built, explanation(analysis)] if explain else built


def _below(analysis: Analysis) -> str:
    who, goal = analysis.journey.persona, analysis.journey.written.goal
    return ": ".join(text for text in (who, goal) if text)
