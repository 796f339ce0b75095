"""Where customers pass from team to team, who carries them, and what the next team knows."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.journey.vocabulary import UNKNOWN_CHANNEL
from cxmap.present.look import Look
from cxmap.present.page import Item, Listing, Section, Sentence, Words, line
from cxmap.present.sections import SectionOf
from cxmap.present.sections.map import arrival
from cxmap.present.sections.verdict import takes_every_step
from cxmap.wording import called, counted, half_up, in_words, number, of_100, sentence, times

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
        f"{_each(analysis)} handed over {_often(facts.expected_per_customer)}",
        f"the journey uses {counted(channels, 'channel')} and changes between them {times(facts.channel_switches)}",
        _teams(facts.teams_in_front, facts.teams_behind),
    ]
    return sentence("; ".join(words))


def _each(analysis: Analysis) -> str:
    return "each customer is" if takes_every_step(analysis) else "on average, a customer is"


def _often(handoffs: float) -> str:
    """``once``, ``twice``, ``2.5 times``."""
    whole = half_up(handoffs)
    return times(whole) if number(handoffs) == number(whole) else f"{number(handoffs)} times"


def _teams(front: Sequence[str], behind: Sequence[str]) -> str:
    meets = f"{counted(len(front), 'team')} {'meets' if len(front) == 1 else 'meet'} the customer"
    works = f", {len(behind)} more {'works' if len(behind) == 1 else 'work'} behind ({', '.join(behind)})"
    return meets + works if behind else meets


SECTION = SectionOf(40, True, _build)
