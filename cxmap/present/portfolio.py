"""A portfolio as a page: the sums in four sentences, then a view for each question."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.portfolio.portfolio import Portfolio
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import Page, Section, Sentence, Words, line
from cxmap.present.portfolio_team import team_sections
from cxmap.present.portfolio_verdict import verdict_section
from cxmap.present.views import views
from cxmap.wording import counted


def pages(portfolio: Portfolio, look: Look) -> list[Page]:
    """One page. A view that was asked for by name is shown in full."""
    look = look._replace(in_full=look.in_full or bool(look.view))
    title = counted(len(portfolio.analyses), "customer journey")
    return [Page(title, "sums of a month", "", tuple(_sections(portfolio, look)))]


def _sections(portfolio: Portfolio, look: Look) -> Iterator[Section]:
    yield verdict_section(portfolio, look)
    if look.team is not None:
        yield from team_sections(portfolio, look.team, look)
        return
    for name, declared in views().items():
        is_wanted = name == look.view if look.view else look.in_full or declared.by_default
        section = declared.build(portfolio, look) if is_wanted else None
        if section:
            yield section
    if not look.in_full:
        others = [name for name, declared in views().items() if not declared.by_default]
        words = f"There is more: --view {', --view '.join(others)}, --team NAME."
        yield Section("more", "", (Sentence(line(Words(words, "muted"))),))


SUBJECT = Subject(pages)
