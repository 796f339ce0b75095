"""One team's share of a journey: what it causes, what it feels, what it receives."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.present.page import Item, Listing, Section, Sentence, Words, line
from cxmap.present.sections.breakdowns import contacts, removes, why
from cxmap.wording import number, percent


def team_section(analysis: Analysis, team: str) -> Section:
    """The share of a team that the journey has."""
    found = next(item for item in analysis.teams if item.team == team)
    sentences = [_friction(analysis, found.friction_caused, found.friction_felt)]
    causes, handles = (contacts(analysis, count) for count in (found.contacts_caused, found.contacts_handled))
    sentences.append(f"It causes {causes} and handles {handles}.")
    broken = [i for i in analysis.breakdowns.ranked if analysis.journey.touchpoints[i].owner == team]
    items = tuple(
        Item(
            line(Words(analysis.journey.touchpoints[i].name, "strong")),
            (),
            (line(Words(why(analysis, analysis.journey.touchpoints[i]), "bad")), line(removes(analysis, i))),
        )
        for i in broken
    )
    blocks: list[Sentence | Listing] = [Sentence(line(text)) for text in sentences]
    blocks.append(Listing(items) if items else Sentence(line("None of its touchpoints is a breakdown.")))
    return Section("team", f"The share of {team}", tuple(blocks))


def _friction(analysis: Analysis, caused: float | None, felt: float | None) -> str:
    load = analysis.friction.load
    if caused is None or felt is None or not load:
        return "No touchpoint with a score has any friction."
    return (
        f"It causes {percent(caused / load)} of the friction ({number(caused)} of {number(load)} points)"
        f" and feels {percent(felt / load)} of it ({number(felt)})."
    )
