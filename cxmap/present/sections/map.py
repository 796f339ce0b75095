"""The journey as a friction map: one row for each touchpoint, handoffs between the rows."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.handoffs import Handoff
from cxmap.journey.touchpoint import Touchpoint
from cxmap.present.look import Look
from cxmap.present.page import FrictionMap, Line, MapRow, Mark, Section, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import in_words, percent

KNOWN: dict[str, tuple[str, Tone]] = {
    "lost": ("context lost", "bad"),
    "unknown": ("context unknown", "muted"),
    "partial": ("context partly kept", "warn"),
    "kept": ("context kept", "good"),
}


def happened(analysis: Analysis, one: Touchpoint) -> Line:
    """What came of it, and the times that matter."""
    moment = analysis.timing.moments[one.index]
    because = one.written.unavailable_because
    tone: Tone = "bad" if one.went_wrong else "plain"
    words = [Words(f"{one.outcome}: {because.replace('-', ' ')}" if because else _outcome(one), tone)]
    more = []
    if one.after:
        more.append(f"{in_words(one.after)} later")
    if one.duration:
        more.append(f"takes {in_words(one.duration)}")
    if one.wait:
        more.append(f"waits {in_words(one.wait)}" if one.waited else f"would wait {in_words(one.wait)}")
    if one.reach < 1:
        more.append(f"{percent(one.reach)} of customers")
    words += [Words(f", {part}") for part in more]
    if moment.misses_deadline and moment.slack is not None:
        words.append(Words(f", {in_words(-moment.slack)} too late", "bad"))
    if moment.misses_promise and one.promise is not None:
        words.append(Words(f", promised {in_words(one.promise)}", "bad"))
    if moment.closed_when_needed and one.written.unavailable_because != "closed":
        words.append(Words(", outside opening hours", "bad"))
    if one.index == analysis.journey.goal_at:
        words.append(Words(", goal met here", "good"))
    return tuple(words)


def _outcome(one: Touchpoint) -> str:
    if one.written.outcome is None and one.friction is None:
        return "done (assumed)"
    return "no result" if one.outcome == "none" else one.outcome


def arrival(one: Handoff) -> Line:
    """A handoff as one line."""
    known, tone = KNOWN[one.context]
    carried = "carried by the customer" if one.customer_carried else "passed on by the company"
    back = ", back to a team met before" if one.is_return else ""
    return line(f"{one.from_team} → {one.to_team}", Words(f", {carried}{back}, ", "muted"), Words(known, tone))


def _mark(analysis: Analysis, index: int) -> Mark:
    if analysis.breakdowns.signals[index]:
        return "breakdown"
    return "strain" if analysis.breakdowns.strain[index] else ""


def _build(analysis: Analysis, look: Look) -> Section:
    arrivals: dict[int, list[Line]] = {}
    for one in analysis.handoffs.all:
        arrivals.setdefault(one.after, []).append(arrival(one))
    rows = tuple(
        MapRow(
            number=one.index + 1,
            friction=one.friction,
            name=one.name,
            team=one.owner,
            channel=one.channel,
            class_=one.class_,
            happened=happened(analysis, one),
            mark=_mark(analysis, one.index),
            moment_of_truth=one.written.moment_of_truth,
            arrivals=tuple(dict.fromkeys(arrivals.get(one.index, ()))),
        )
        for one in analysis.journey.touchpoints
    )
    return Section("map", "The journey", (FrictionMap(rows),))


SECTION = SectionOf(20, True, _build)
