"""Analyses as pages: the sections that were asked for, or those of the first screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present import Subject
from cxmap.present.explain import explanation
from cxmap.present.look import Look
from cxmap.present.page import Page, Section, Sentence, Tags, Words, line
from cxmap.present.portfolio import pages as portfolio_pages
from cxmap.present.sections import sections
from cxmap.present.sections.breakdowns import no_breakdown
from cxmap.present.sections.split import felt_and_starts
from cxmap.present.team import team_section
from cxmap.present.told import BASIS, fix_first


def pages(analyses: Sequence[Analysis], look: Look) -> list[Page]:
    """One page for each journey. Sections that were asked for by name are shown in full.

    A report of several begins with what they come to.
    """
    look = look._replace(in_full=look.in_full or bool(look.sections))
    if not look.report:
        return [_page(analysis, look) for analysis in analyses]
    sums = Portfolio(analyses, look.unread)
    look = look._replace(among_many=len(analyses) > 1)
    told = [_in_report(_page(analysis, look), sums, analysis) for analysis in analyses]
    if len(told) == 1 or look.sections or look.team is not None:
        return told
    return [*portfolio_pages(sums, look), *(page._replace(level=2) for page in told)]


def _page(analysis: Analysis, look: Look) -> Page:
    written = analysis.journey.written
    return Page(
        title=written.title,
        aside=f"{written.state}, {BASIS[written.basis]}",
        below=_below(analysis),
        sections=tuple(_sections(analysis, look)),
    )


def _in_report(page: Page, sums: Portfolio, analysis: Analysis) -> Page:
    """The page of a journey among others: with its file, and with what leads to it."""
    aside = " · ".join(text for text in (page.aside, analysis.path) if text)
    return page._replace(aside=aside, anchor=sums.anchors[analysis], tags=_tags(analysis))


def _tags(analysis: Analysis) -> Tags:
    journey = analysis.journey
    teams = dict.fromkeys(touchpoint.team for touchpoint in journey.touchpoints if touchpoint.team)
    stages = dict.fromkeys(journey.stage_name(id) or id for id in journey.stage_ids)
    return Tags(tuple(teams), (journey.persona,) if journey.persona else (), tuple(stages))


def _sections(analysis: Analysis, look: Look) -> Iterator[Section]:
    if look.team is not None:
        yield team_section(analysis, look.team)
        return
    for name, declared in sections().items():
        is_wanted = name in look.sections if look.sections else look.in_full or declared.by_default
        section = declared.build(analysis, _briefer(look, name)) if is_wanted else None
        if section:
            yield _first_screen(section, analysis) if look.report and name == "verdict" else section
    if look.explain:
        yield explanation(analysis)


def _briefer(look: Look, name: str) -> Look:
    """Among many journeys one splits only what belongs to a first look: the rest is on its own page."""
    return look._replace(in_full=False) if name == "split" and look.among_many else look


def _first_screen(verdict: Section, analysis: Analysis) -> Section:
    """The verdict, what to fix first, where friction is felt and starts: enough for who reads no further."""
    ranked = analysis.breakdowns.ranked
    fix = Words(fix_first(analysis), "bad") if ranked else Words(no_breakdown(analysis), "strong")
    goal, *others = verdict.blocks
    blocks = (goal._replace(leads=True) if isinstance(goal, Sentence) else goal, *others[:2], Sentence(line(fix)))
    return verdict._replace(blocks=(*blocks, felt_and_starts(analysis), *others[2:]))


def _below(analysis: Analysis) -> str:
    who, goal = analysis.journey.persona, analysis.journey.written.goal
    return ": ".join(text for text in (who, goal) if text)


SUBJECT = Subject(pages)
