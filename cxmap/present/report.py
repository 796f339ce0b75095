"""Journeys as one document: what they come to, then each with the way to it. Loaded only for a place that can lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.page import Page, Section, Sentence, Tags, Words, line
from cxmap.present.portfolio import pages as portfolio_pages
from cxmap.present.sections.breakdowns import no_breakdown
from cxmap.present.sections.split import felt_and_starts
from cxmap.present.told import fix_first


def report(analyses: Sequence[Analysis], look: Look, page: Callable[[Analysis, Look], Page]) -> list[Page]:
    """The pages of a document, of which ``page`` makes each journey's; several journeys begin with their sums."""
    sums = Portfolio(analyses, look.unread)
    look = look._replace(among_many=len(analyses) > 1)
    told = [_in_report(page(analysis, look), sums, analysis) for analysis in analyses]
    if len(told) == 1 or look.sections or look.team is not None:
        return told
    return [*portfolio_pages(sums, look), *(journey._replace(level=2) for journey in told)]


def _in_report(page: Page, sums: Portfolio, analysis: Analysis) -> Page:
    """The page of a journey with its file and what leads to it; its verdict is enough for who reads no further."""
    aside = " · ".join(text for text in (page.aside, analysis.path) if text)
    sections = tuple(_first_screen(part, analysis) if part.name == "verdict" else part for part in page.sections)
    return page._replace(aside=aside, sections=sections, anchor=sums.anchors[analysis], tags=_tags(analysis))


def _tags(analysis: Analysis) -> Tags:
    journey = analysis.journey
    teams = dict.fromkeys(touchpoint.team for touchpoint in journey.touchpoints if touchpoint.team)
    stages = dict.fromkeys(journey.stage_name(id) or id for id in journey.stage_ids)
    return Tags(tuple(teams), (journey.persona,) if journey.persona else (), tuple(stages))


def _first_screen(verdict: Section, analysis: Analysis) -> Section:
    """The verdict with what to fix first, and where friction is felt and starts."""
    ranked = analysis.breakdowns.ranked
    fix = Words(fix_first(analysis), "bad") if ranked else Words(no_breakdown(analysis), "strong")
    goal, *others = verdict.blocks
    blocks = (goal._replace(leads=True) if isinstance(goal, Sentence) else goal, *others[:2], Sentence(line(fix)))
    return verdict._replace(blocks=(*blocks, felt_and_starts(analysis), *others[2:]))
