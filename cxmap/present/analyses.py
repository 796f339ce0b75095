"""Analyses as pages: the sections that were asked for, or those of the first screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.present import Subject
from cxmap.present.explain import explanation
from cxmap.present.look import Look
from cxmap.present.page import Page, Section
from cxmap.present.sections import sections
from cxmap.present.team import team_section

BASIS = {"case": "one case", "typical": "typical", "measured": "measured"}


def pages(analyses: Sequence[Analysis], look: Look) -> list[Page]:
    """One page for each journey. Sections that were asked for by name are shown in full."""
    return [_page(analysis, look._replace(in_full=look.in_full or bool(look.sections))) for analysis in analyses]


def _page(analysis: Analysis, look: Look) -> Page:
    written = analysis.journey.written
    return Page(
        title=written.title,
        aside=f"{written.state}, {BASIS[written.basis]}",
        below=_below(analysis),
        sections=tuple(_sections(analysis, look)),
    )


def _sections(analysis: Analysis, look: Look) -> Iterator[Section]:
    if look.team is not None:
        yield team_section(analysis, look.team)
        return
    for name, declared in sections().items():
        is_wanted = name in look.sections if look.sections else look.in_full or declared.by_default
        section = declared.build(analysis, look) if is_wanted else None
        if section:
            yield section
    if look.explain:
        yield explanation(analysis)


def _below(analysis: Analysis) -> str:
    who, goal = analysis.journey.persona, analysis.journey.written.goal
    return ": ".join(text for text in (who, goal) if text)


SUBJECT = Subject(pages)
