"""Where customers pass from team to team, who carries them, and what the next team knows."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.journey.vocabulary import UNKNOWN_CHANNEL
from cxmap.present.look import Look
from cxmap.present.page import Item, Listing, Section, Sentence, Words, line
from cxmap.present.sections import SectionOf
from cxmap.present.sections.map import arrival
from cxmap.wording import called, counted, in_words, number, of_100, plural, times

ON_THE_FIRST_SCREEN = 5


def summary(analysis: Analysis) -> str:
    """How many there are and who carries them."""
    facts = analysis.handoffs
    count = len(facts.all)
    carried = facts.customer_carried
    by = {0: "none carried by the customer", count: "carried by the customer"}.get(
        carried, f"{carried} carried by the customer"
    )
    if carried == count and count > 1:
        by = "both carried by the customer" if count == 2 else f"all {count} carried by the customer"
    return f"{count} between teams, {by}"


def _build(analysis: Analysis, look: Look) -> Section | None:
    facts = analysis.handoffs
    if len(analysis.journey.touchpoints) < 2:
        return None
    if not facts.all:
        return Section("handoffs", "Handoffs", (Sentence(line(_none(analysis))),))
    order = sorted(range(len(facts.all)), key=lambda i: i != facts.worst)
    shown = order if look.in_full else order[:ON_THE_FIRST_SCREEN]
    items = tuple(_item(analysis, i, worst=i == facts.worst and len(order) > 1) for i in shown)
    blocks: list[Listing | Sentence] = [Listing(items)]
    if len(shown) < len(order):
        blocks.append(Sentence(line(Words(f"… and {len(order) - len(shown)} more: --section handoffs", "muted"))))
    blocks.append(Sentence(line(Words(_around(analysis), "muted"))))
    return Section("handoffs", "Handoffs", tuple(blocks), note=summary(analysis))


def _none(analysis: Analysis) -> str:
    """One team has the customer only if somebody owns every step, and it is the same team."""
    owners = {touchpoint.owner for touchpoint in analysis.journey.touchpoints}
    if len(owners) == 1 and analysis.handoffs.teams_in_front:
        return "None: one team has the customer all the way."
    return "No handoff between teams."


def _item(analysis: Analysis, index: int, *, worst: bool) -> Item:
    handoff = analysis.handoffs.all[index]
    steps = analysis.journey.touchpoints
    more = [f"from {called(steps[handoff.before])} to {called(steps[handoff.after])}"]
    if handoff.wait_minutes:
        more.append(f"{in_words(handoff.wait_minutes)} in between")
    if handoff.reach < 1:
        more.append(f"{of_100(handoff.reach)} of 100 customers")
    head = line(Words("worst: ", "bad")) if worst else ()
    return Item((*head, *arrival(handoff)), (), (line(Words(", ".join(more), "muted")),))


def _around(analysis: Analysis) -> str:
    facts = analysis.handoffs
    channels = len({touchpoint.channel for touchpoint in analysis.journey.in_front} - {UNKNOWN_CHANNEL})
    words = [
        f"{number(facts.expected_per_customer)} {plural(facts.expected_per_customer, 'handoff')} per customer",
        f"customers change the channel {times(facts.channel_switches)}, between {counted(channels, 'channel')}",
        f"{counted(len(facts.teams_in_front), 'team')} in front",
    ]
    if facts.teams_behind:
        words.append(f"{len(facts.teams_behind)} behind ({', '.join(facts.teams_behind)})")
    return "; ".join(words) + "."


SECTION = SectionOf(40, True, _build)
