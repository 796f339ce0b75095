"""The journey as a friction map: one row for each touchpoint, handoffs between the rows."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.handoffs import Handoff
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import Initiator
from cxmap.present.look import Look
from cxmap.present.measured import beside
from cxmap.present.page import FrictionMap, Line, MapRow, Mark, Picture, Section, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.present.sections.breakdowns import removes
from cxmap.wording import in_words, percent

KNOWN: dict[str, tuple[str, Tone]] = {
    "lost": ("context lost", "bad"),
    "unknown": ("context unknown", "muted"),
    "partial": ("context partly kept", "warn"),
    "kept": ("context kept", "good"),
}


CARRIED: dict[Initiator | None, str] = {
    "customer": "carried by the customer",
    "company": "passed on by the company",
}


def happened(analysis: Analysis, touchpoint: Touchpoint) -> Line:
    """What came of it, and the times that matter."""
    moment = analysis.timing.moments[touchpoint.index]
    because = touchpoint.written.unavailable_because
    if touchpoint.is_backstage:
        return (
            *line(Words(", ".join(["backstage", *_times(touchpoint)]), "muted")),
            *beside(analysis, touchpoint.index),
        )
    tone: Tone = "bad" if touchpoint.went_wrong else "plain"
    words = [Words(f"{touchpoint.outcome}: {because.replace('-', ' ')}" if because else _outcome(touchpoint), tone)]
    words += [Words(f", {part}") for part in _times(touchpoint)]
    words += [Words(f", {part}", "bad") for part in lateness(analysis, touchpoint)]
    if moment.closed_when_needed and touchpoint.written.unavailable_because != "closed":
        words.append(Words(", outside opening hours", "bad"))
    if analysis.journey.is_met and touchpoint.index in analysis.journey.goals:
        words.append(Words(", goal met here", "good"))
    return (*words, *beside(analysis, touchpoint.index))


def lateness(analysis: Analysis, touchpoint: Touchpoint) -> list[str]:
    """By how much the deadline is missed here, and what was promised where that was not kept."""
    moment = analysis.timing.moments[touchpoint.index]
    words = []
    if moment.misses_deadline and moment.slack is not None and moment.slack < 0:
        words.append(f"{in_words(-moment.slack)} too late")
    if moment.misses_promise and touchpoint.promise is not None:
        words.append(f"promised {in_words(touchpoint.promise)}" if touchpoint.promise else "promised at once")
    return words


def _times(touchpoint: Touchpoint) -> list[str]:
    """The times that are stated, and how many get here."""
    reach = [f"{percent(touchpoint.reach)} of customers"] if touchpoint.reach < 1 else []
    return [*times(touchpoint), *reach]


def times(touchpoint: Touchpoint) -> list[str]:
    """The times that are stated."""
    more = []
    if touchpoint.after:
        more.append(f"{in_words(touchpoint.after)} later")
    if touchpoint.duration:
        more.append(f"takes {in_words(touchpoint.duration)}")
    if touchpoint.wait:
        more.append(
            f"waits {in_words(touchpoint.wait)}" if touchpoint.waited else f"would wait {in_words(touchpoint.wait)}"
        )
    return more


def _outcome(touchpoint: Touchpoint) -> str:
    if touchpoint.written.outcome is None and touchpoint.friction is None:
        return "done (assumed)"
    return "no result" if touchpoint.outcome == "none" else touchpoint.outcome


def arrival(handoff: Handoff) -> Line:
    """A handoff as one line."""
    known, tone = KNOWN[handoff.context]
    carried = CARRIED.get(handoff.carried_by, "nobody said who carries it")
    back = ", back to a team met before" if handoff.is_return else ""
    return line(f"{handoff.from_team} → {handoff.to_team}", Words(f", {carried}{back}, ", "muted"), Words(known, tone))


def _voice(touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    """The customer's side of it in words, as far as the file has any, and the teams behind the step."""
    said = touchpoint.written
    parts = (
        ("does", said.doing),
        ("thinks", said.thinking),
        ("feels", said.feeling),
        ("supported by", ", ".join(said.supported_by)),
    )
    return tuple((name, text) for name, text in parts if text)


def _mark(analysis: Analysis, index: int) -> Mark:
    if analysis.breakdowns.signals[index]:
        return "breakdown"
    return "strain" if analysis.breakdowns.strain[index] else ""


def _build(analysis: Analysis, look: Look) -> Section:
    arrivals: dict[int, list[Line]] = {}
    for handoff in analysis.handoffs.all:
        arrivals.setdefault(handoff.after, []).append(arrival(handoff))
    numbers = analysis.journey.numbers
    ids = [touchpoint.id for touchpoint in analysis.journey.touchpoints]
    rows = tuple(
        MapRow(
            number=numbers.get(touchpoint.index),
            friction=touchpoint.friction,
            name=touchpoint.name,
            team=touchpoint.owner,
            channel=touchpoint.channel,
            class_=touchpoint.class_,
            happened=happened(analysis, touchpoint),
            mark=_mark(analysis, touchpoint.index),
            moment_of_truth=touchpoint.written.moment_of_truth,
            arrivals=tuple(dict.fromkeys(arrivals.get(touchpoint.index, ()))),
            id=touchpoint.id,
            causes=tuple(ids[i] for i in analysis.causes.behind(touchpoint.index)) if look.report else (),
            voice=_voice(touchpoint) if look.report else (),
            fix=removes(analysis, touchpoint.index) if analysis.breakdowns.signals[touchpoint.index] else "",
        )
        for touchpoint in analysis.journey.touchpoints
    )
    return Section("map", "The journey", (Picture(analysis), FrictionMap(rows)))


SECTION = SectionOf(20, True, _build)
