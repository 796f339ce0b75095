"""A map held against a log, as a page that a CX lead reads in a minute: what the map says beside what happened."""

from __future__ import annotations

from collections.abc import Callable

from cxmap.events.facts import Measurement, TouchpointFacts, Word
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.measured_flows import conformance, contacts, handoffs, unmapped, variants
from cxmap.present.page import Column, Line, Page, Section, Sentence, Table, Tone, Words, line
from cxmap.wording import called, counted, in_words, listed, number, percent

_TONE: dict[Word, Tone] = {
    "agrees": "good", "differs": "bad", "not on the map": "strong", "not measured": "muted", "too few": "muted",
}  # fmt: skip
_NOTHING = "–"


def pages(found: Measurement, look: Look) -> list[Page]:
    """One page: the sections that were asked for, or all of them."""
    chosen = [section for name, section in SECTIONS.items() if not look.sections or name in look.sections]
    built = [made for section in chosen if (made := section(found, look.most))]
    head = Section("log", "", tuple(Sentence(words) for words in _head(found)))
    return [Page(found.title, "map against measurement", "", (head, *built))]


def _head(found: Measurement) -> list[Line]:
    """Warnings above all, then what was measured and what was lost, in one sentence each."""
    log, lost = found.log, found.log.lost
    gone = [
        (lost.no_case, "without a case"), (lost.no_event, "without an event"),
        (lost.bad_time, "with a time that cannot be read"), (lost.after_until, "at or after the date in `until`"),
    ]  # fmt: skip
    left = [f"{counted(count, 'row')} {words}" for count, words in gone if count]
    ends = f"{lost.end_before_start:,} ends before their start" if lost.end_before_start else ""
    journeys = [
        f"{'a few journeys' if count is None else counted(count, 'journey')} {words}"
        for count, words in (
            (lost.before_from, "that started before the date in `from`"),
            (lost.over_max_events, "with more events than `max_events`"),
        )
        if count != 0
    ]
    said = f"{counted(found.journeys.journeys, 'journey')} from {log.from_} to {log.to}, {counted(log.rows, 'row')}"
    said += f"; {percent(log.mapped_share)} of events belong to a touchpoint"
    said += f"; left out: {listed([*left, *journeys])}" if left or journeys else ""
    said += f"; dropped: {ends}" if ends else ""
    notes = [line(Words(note + ".", "muted")) for note in found.notes]
    return [*(line(Words(f"Warning: {warning}.", "warn")) for warning in found.warnings), line(said + "."), *notes]


def _map(found: Measurement, top: int) -> Section:
    """One row for each touchpoint, and how the journeys ended."""
    titles = ("touchpoint", "reach", "times", "after", "takes", "differs in")
    table = Table(
        tuple(Column(title) for title in titles),
        tuple(_row(measured) for measured in found.touchpoints),
    )
    return Section(
        "map", "Map against measurement", (table, *(Sentence(ending) for ending in _endings(found))), note=_NOTE
    )


_NOTE = "map | log; times are medians"


def _row(measured: TouchpointFacts) -> tuple[Line, ...]:
    said, word = measured.map, measured.verdict
    takes = said.wait_minutes if measured.span_is == "wait" else said.duration_minutes
    return (
        line(measured.name, Words(" (milestone)", "muted") if measured.milestone else ""),
        _both(said.reach, measured.reach, percent, word.reach),
        _both(said.times, measured.times, number, word.times),
        _both(said.after_minutes, measured.after.p50, _short, word.after),
        _both(takes, measured.span.p50, _short, word.span),
        _differs(measured),
    )


def _both(said: float | None, found: float | None, words: Callable[[float], str], word: Word) -> Line:
    measured = _NOTHING if found is None else words(found)
    return line(f"{_NOTHING if said is None else words(said)} | ", Words(measured, _TONE[word]))


def _short(minutes: float) -> str:
    """A time in one unit, for a column."""
    for unit, size in (("d", 1440.0), ("h", 60.0)):
        if minutes >= 2 * size:
            return f"{number(round(minutes / size, 1))}{unit}"
    return in_words(minutes)


def _differs(measured: TouchpointFacts) -> Line:
    if measured.suppressed or not measured.measured:
        return line(Words("too few" if measured.suppressed else "not measured", "muted"))
    words = [
        name
        for name, word in zip(("reach", "times", "after", "takes"), measured.verdict, strict=True)
        if word == "differs"
    ]
    return line(Words(", ".join(words), "bad")) if words else ()


def _endings(found: Measurement) -> list[Line]:
    """How many met the goal, and how journeys ended."""
    facts = found.journeys
    said = []
    if facts.goal is not None and facts.goal_of:
        words = f"Goal met by {facts.goal:,} of {facts.goal_of:,} journeys ({percent(facts.goal / facts.goal_of)})"
        if facts.elapsed.p50 is not None and facts.elapsed.p90 is not None:
            words += (
                f", half of them within {in_words(facts.elapsed.p50)}, nine in ten within {in_words(facts.elapsed.p90)}"
            )
        if facts.in_time is not None and facts.goal:
            words += f"; {percent(facts.in_time / facts.goal)} of them in time"
        said.append(line(words + "."))
    states = [(facts.ended, "ended"), (facts.dropped, "dropped"), (facts.open, "still open")]
    known = [f"{count:,} {word}" for count, word in states if count is not None]
    if known:
        said.append(line(f"Journeys: {', '.join(known)}."))
    lost = [measured for measured in found.touchpoints if measured.dropped]
    if lost:
        worst = max(lost, key=lambda measured: measured.dropped or 0)
        said.append(line(f"Most are dropped at {called(worst)}: {counted(worst.dropped or 0, 'journey')}."))
    return said


SECTIONS: dict[str, Callable[[Measurement, int], Section | None]] = {
    "map": _map,
    "contacts": contacts,
    "handoffs": handoffs,
    "conformance": conformance,
    "variants": variants,
    "unmapped": unmapped,
}
"""The sections by name, in their order on the page."""


SUBJECT = Subject(pages)
