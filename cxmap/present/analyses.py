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
from cxmap.present.told import BASIS


def pages(analyses: Sequence[Analysis], look: Look) -> list[Page]:
    """One page for each journey. Sections that were asked for by name are shown in full.

    A report of several begins with what they come to.
    """
    look = look._replace(in_full=look.in_full or bool(look.sections))
    if not look.report:
        return [_page(analysis, look) for analysis in analyses]
    from cxmap.present.report import report

    return report(analyses, look, _page)


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
        section = declared.build(analysis, _briefer(look, name)) if is_wanted else None
        if section:
            yield section
    if look.explain:
        yield explanation(analysis)


def _briefer(look: Look, name: str) -> Look:
    """Among many journeys one splits only what belongs to a first look: the rest is on its own page."""
    is_brief = name == "split" and look.among_many and not look.sections
    return look._replace(in_full=False) if is_brief else look


def _below(analysis: Analysis) -> str:
    who, goal = analysis.journey.persona, analysis.journey.written.goal
    return ": ".join(text for text in (who, goal) if text)


SUBJECT = Subject(pages)
