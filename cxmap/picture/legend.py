"""What the marks mean: only those that are in this picture, and below them how sure all of it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.handoffs import Handoffs
from cxmap.journey.touchpoint import Touchpoint
from cxmap.picture.clock import breaks, deadline
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.handoffs import DASHES, look_of
from cxmap.picture.heading import Drawn
from cxmap.picture.letters import clean, lines, width
from cxmap.picture.marks import Line, Look, Mark, Sign, Text, group, path
from cxmap.present.sections.map import KNOWN
from cxmap.present.told import footnote

_SIZE, _ROW, _BETWEEN = 12, 23, 18


class Entry(NamedTuple):
    """What a mark means, how much room the mark takes, and the mark around the middle of that room."""

    words: str
    room: float
    marks: Callable[[float, float], tuple[Mark, ...]]


def sign_of(name: str, room: float, look: Look | None = None) -> Callable[[float, float], tuple[Mark, ...]]:
    """A sign in the middle of its room."""
    return lambda x, y: group([Sign(name, x + room / 2, y)], look)


def _line(look: Look, end: str = "", role: Look | None = None) -> Callable[[float, float], tuple[Mark, ...]]:
    def marks(x: float, y: float) -> tuple[Mark, ...]:
        way = group([Line(path("M", x, y, "H", x + (32 if end else 36)))], look)
        return (*way, *group([Sign(end, x + 38, y)], role or Look(fill=look.stroke))) if end else way

    return marks


def entries(analysis: Analysis) -> Iterator[Entry]:
    """What there is in the picture of a journey, in the order in which a reader meets it."""
    yield from _touchpoints(analysis)
    yield from _ways(analysis)
    yield from _causes(analysis)
    yield from _handoffs(analysis.handoffs)
    yield from _rest(analysis)


def _touchpoints(analysis: Analysis) -> Iterator[Entry]:
    journey, found = analysis.journey, analysis.breakdowns
    front = journey.in_front
    known = (
        ("experience", "experience"),
        ("self-service", "help used alone"),
        ("assisted", "help from a person"),
        ("unknown", "not known whether it is help"),
    )
    for class_, words in known:
        if any(step.class_ == class_ for step in front):
            yield Entry(words, 26, sign_of(class_, 26))
    marks: tuple[tuple[str, str, Callable[[Touchpoint], bool]], ...] = (
        ("experience-broken", "breakdown (ringed)", lambda step: bool(found.signals[step.index])),
        ("strain", "strain", lambda step: bool(found.strain[step.index] and not found.signals[step.index])),
        ("experience-unscored", "friction not known", lambda step: step.friction is None),
        ("truth", "moment of truth", lambda step: step.written.moment_of_truth),
    )
    for sign, words, holds in marks:
        if any(holds(step) for step in front):
            yield Entry(words, 34 if sign == "experience-broken" else 26, sign_of(sign, 34 if "-b" in sign else 26))
    if journey.is_met and journey.goal_at is not None:
        yield Entry("goal met here", 24, sign_of("met", 24))
    if not journey.is_met:
        yield Entry("goal not met", 24, sign_of("not-met", 24))


def _ways(analysis: Analysis) -> Iterator[Entry]:
    if len(analysis.journey.in_front) < 2:
        return
    some = any(step.reach < 1 for step in analysis.journey.in_front)
    words = "the way customers go: all, few" if some else "the way customers go"

    def marks(x: float, y: float) -> tuple[Mark, ...]:
        thick = group([Line(path("M", x, y - 3 * some, "H", x + 34))], Look(fill="none", stroke="flow", width=5.5))
        thin = group([Line(path("M", x, y + 5, "H", x + 34))], Look(fill="none", stroke="flow", width=1.6))
        return (*thick, *(thin if some else ()))

    yield Entry(words, 36, marks)


def _causes(analysis: Analysis) -> Iterator[Entry]:
    found = [(cause, step) for step in analysis.journey.touchpoints for cause in analysis.causes.direct[step.index]]
    line = Look(fill="none", stroke="broken", width=2)

    def arrow(sign: str, look: Look, way: Look) -> Callable[[float, float], tuple[Mark, ...]]:
        def marks(x: float, y: float) -> tuple[Mark, ...]:
            bus = group([Line(path("M", x, y - 6, "V", y + 2, "q", 0, 4, 4, 4, "H", x + 28, "V", y - 1))], way)
            return (*bus, *group([Sign(sign, x + 28, y - 4)], look))

        return marks

    filled = Look(fill="broken")
    hollow = Look(fill="none", stroke="broken", width=1.8)
    if any(step.is_help_seeking for _, step in found):
        yield Entry("sends customers to service", 36, arrow("cause", filled, line))
    if any(not step.is_help_seeking for _, step in found):
        yield Entry("causes what comes later", 36, arrow("cause-open", hollow, line))
    if any(cause.inferred for cause, _ in found):
        yield Entry("inferred cause", 36, _line(line._replace(dash="4 3")))


def _handoffs(handoffs: Handoffs) -> Iterator[Entry]:
    found = handoffs.all
    for context in DASHES:
        if any(handoff.context == context for handoff in found):
            yield Entry(f"handoff, {KNOWN[context][0]}", 42, _line(look_of(context), "arrow"))
    if handoffs.worst is not None and len(found) > 1:
        worst = look_of(found[handoffs.worst].context, is_worst=True)
        yield Entry("worst handoff (thick)", 36, _line(worst))
    if any(handoff.customer_carried for handoff in found):
        yield Entry("carried by the customer", 16, sign_of("person", 16, Look(fill="ground", stroke="ink", width=1.5)))
    if any(handoff.is_return for handoff in found):
        yield Entry("back to a team met before", 18, sign_of("back", 18, Look(fill="none", stroke="ink", width=1.5)))


def _rest(analysis: Analysis) -> Iterator[Entry]:
    steps = analysis.journey.touchpoints
    if any(step.is_backstage for step in steps):
        yield Entry("backstage, customers never see it", 18, sign_of("backstage", 18))
    if any(step.written.supported_by for step in steps):
        yield Entry("a team behind supports this", 14, sign_of("dot", 14, Look(fill="muted")))
    if any(gap.label for gap in breaks(analysis).values()):
        zigzag = ("v", 4, "l", 3, 3, "l", -6, 4, "l", 3, 3, "v", 4)
        yield Entry("time passes", 14, _upright(zigzag, Look(fill="none", stroke="muted", width=1, dash="2 2")))
    if deadline(analysis):
        look = Look(fill="none", stroke="broken", width=2, dash="7 4")
        yield Entry("the customer's deadline", 14, _upright(("v", 18), look))


def _upright(way: tuple[str | float, ...], look: Look) -> Callable[[float, float], tuple[Mark, ...]]:
    return lambda x, y: group([Line(path("M", x + 7, y - 9, *way))], look)


def legend(analyses: list[Analysis], more: list[Entry], right: float, top: float) -> Drawn:
    """The entries in rows, below a line; what several journeys have in common is said once."""
    found = {entry.words: entry for analysis in analyses for entry in entries(analysis)}
    found |= {entry.words: entry for entry in more}
    marks: list[Mark] = list(group([Line(path("M", MARGIN_LEFT, top, "H", right))], Look(stroke="rule", width=1)))
    words: list[Text] = []
    x, y = float(MARGIN_LEFT), top + 19
    for entry in found.values():
        long = entry.room + 6 + ceil(width(entry.words, _SIZE))
        if x > MARGIN_LEFT and x + long > right:
            x, y = float(MARGIN_LEFT), y + _ROW
        marks += entry.marks(x, y)
        words.append(Text(x + entry.room + 6, y + 4, entry.words))
        x += long + _BETWEEN
    marks += group(words, Look(fill="muted", size=_SIZE))
    return Drawn(tuple(group(marks, kind="legend")), y + 15)


def footnotes(analysis: Analysis, right: float, top: float, first: str = "") -> Drawn:
    """How sure all that is, and where it comes from, behind what else is to be said."""
    told = lines(clean("  ".join(filter(None, [first, *footnote(analysis)]))), right - MARGIN_LEFT, 11)
    texts = (Text(MARGIN_LEFT, top + 11 + i * 14, line) for i, line in enumerate(told))
    return Drawn(group(texts, Look(fill="muted", size=11)), top + len(told) * 14 + 4)
