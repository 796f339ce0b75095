"""Which part of being a customer is mapped, for whom, and what journeys leave open."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.coverage import LIFECYCLE, Persona
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import first, more, titles
from cxmap.present.page import Block, Column, Line, Section, Sentence, Table, Words, line
from cxmap.present.views import ViewOf
from cxmap.wording import counted


def _build(portfolio: Portfolio, look: Look) -> Section | None:
    found = portfolio.coverage
    if not found.journeys:
        return None
    blocks: list[Block] = []
    if len(found.without_lifecycle) < found.journeys:
        columns = (Column("persona"), *(Column(part, right=True) for part in LIFECYCLE), Column("loop"))
        rows = tuple(map(_row, first(found.personas, look)))
        blocks += [Table(columns, rows, "Journeys of today that touch a part of the lifecycle")]
        blocks += more(found.personas, look, "coverage")
    blocks += [Sentence(words) for words in _open(portfolio, look)]
    note = f"{counted(found.journeys, 'journey')} of today"
    return Section("coverage", "What is mapped, and what is not", tuple(blocks), note)


def _row(persona: Persona) -> tuple[Line, ...]:
    return (
        line(persona.persona or Words("(no persona)", "muted")),
        *(line(str(persona.mapped[part]) if persona.mapped[part] else Words("none", "warn")) for part in LIFECYCLE),
        line(Words("closed", "good") if persona.loop_closed else Words("open", "warn")),
    )


def _open(portfolio: Portfolio, look: Look) -> list[Line]:
    found = portfolio.coverage
    facts = (
        ("Nothing says which part of the lifecycle they are about", found.without_lifecycle),
        ("Nobody answers for the whole", found.without_owner),
        ("No goal is written down", found.without_goal),
        ("Nothing says what the scores rest on", found.without_evidence),
    )
    said = [_named(portfolio, words, journeys, look) for words, journeys in facts if journeys]
    return said or [line(Words("Every journey has an owner, a goal, evidence and a part of the lifecycle.", "good"))]


def _named(portfolio: Portfolio, words: str, journeys: Sequence[Analysis], look: Look) -> Line:
    """Which journeys; where they are all of them, that."""
    if len(journeys) == portfolio.coverage.journeys and len(journeys) > 1:
        return line(f"{words}: all {len(journeys)}.")
    return (
        *line(f"{words}: "),
        *titles(portfolio, journeys, look, len(journeys) if look.in_full else look.most),
        Words("."),
    )


VIEW = ViewOf(70, False, _build)
