"""How much service the journey needs, and what made it needed."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.demand import ServiceDemand
from cxmap.present.look import Look
from cxmap.present.page import Column, Section, Sentence, Table, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import about, number, of_100, percent_range


def _build(analysis: Analysis, look: Look) -> Section:
    demand = analysis.demand
    if not any(touchpoint.is_help_seeking for touchpoint in analysis.journey.touchpoints):
        return Section("demand", "Demand for service", (Sentence(line(_none(demand))),))
    rows = [
        ("help needed", demand.help_needed, "the experience sent them"),
        ("help repeated", demand.help_repeated, "service that failed sent them"),
        ("value demand", demand.value, "they come for something they want"),
        ("unknown", demand.unknown, "nobody said why" if demand.is_complete else "nobody said why, or from where"),
    ]
    table = Table(
        (Column("per 100 customers"), Column("requests", right=True), Column("why")),
        tuple((line(name), line(of_100(count)), line(Words(why, "muted"))) for name, count, why in rows),
    )
    return Section("demand", "Demand for service", (table, *(Sentence(line(text)) for text in _contacts(analysis))))


def _none(demand: ServiceDemand) -> str:
    if demand.is_complete:
        return "No contacts: nobody has to ask for help."
    return "No contacts are known; where a touchpoint has no channel, nobody can tell."


def _contacts(analysis: Analysis) -> list[str]:
    demand = analysis.demand
    if demand.failure_demand is None:
        return ["No contacts with a person."]
    tried, handled = of_100(demand.contacts_tried), of_100(demand.contacts_handled)
    per_100 = f"Contacts per 100 customers who start: {tried} tried, {handled} handled; service counts only those."
    words = [per_100]
    words.append(f"Failure demand is {percent_range(*demand.failure_demand)} of the contacts tried.")
    volume = analysis.journey.customers_per_month
    if volume is not None:
        words.append(
            f"That is about {about(demand.contacts_tried * volume)} contacts a month at {number(volume)} customers."
        )
    return words


SECTION = SectionOf(60, False, _build)
