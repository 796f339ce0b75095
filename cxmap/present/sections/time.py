"""The customer's time against ours: the clock, the deadline, promises, opening hours."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.present.look import Look
from cxmap.present.page import Block, Column, Line, Section, Sentence, Table, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import called, in_words, listed, number, plural


def _build(analysis: Analysis, look: Look) -> Section:
    times, journey = analysis.timing, analysis.journey
    if not times.is_stated:
        return Section("time", "Time", (Sentence(line(_no_times(analysis))),))
    columns = [Column("touchpoint"), Column("starts", right=True), Column("result", right=True)]
    if journey.deadline is not None:
        columns.append(Column("left of the deadline", right=True))
    rows = tuple(_row(analysis, i) for i in range(len(journey.touchpoints)))
    blocks: list[Block] = [Table(tuple(columns), rows)]
    blocks += [Sentence(line(Words(text, tone))) for text, tone in _lists(analysis)]
    blocks += [Sentence(line(text)) for text in _recovery(analysis)]
    return Section("time", "Time", tuple(blocks), note=_note(analysis))


def _no_times(analysis: Analysis) -> str:
    closed = any(moment.closed_when_needed for moment in analysis.timing.moments)
    return "The file states no times, only opening hours." if closed else "The file states no times."


def _row(analysis: Analysis, index: int) -> tuple[Line, ...]:
    moment = analysis.timing.moments[index]
    cells = [
        line(analysis.journey.touchpoints[index].name),
        line(in_words(moment.start) if moment.known else ""),
        line(in_words(moment.finish) if moment.known else ""),
    ]
    if analysis.journey.deadline is not None:
        late = moment.slack is not None and moment.slack < 0
        cells.append(line(Words("" if moment.slack is None else in_words(moment.slack), "bad" if late else "plain")))
    return tuple(cells)


def _note(analysis: Analysis) -> str:
    active, deadline = analysis.timing.active, analysis.journey.deadline
    words = [] if active is None else [f"{in_words(active)} busy up to the goal, each step once"]
    if deadline is not None:
        words.append(f"deadline {in_words(deadline)}")
    return ", ".join(words)


def _lists(analysis: Analysis) -> list[tuple[str, Tone]]:
    found: list[tuple[str, str, Tone]] = [
        ("Promise missed at", "misses_promise", "bad"),
        ("Closed when needed:", "closed_when_needed", "bad"),
        ("Not told how long:", "wait_without_promise", "warn"),
    ]
    result: list[tuple[str, Tone]] = []
    for title, fact, tone in found:
        names = [
            called(touchpoint)
            for touchpoint in analysis.journey.touchpoints
            if getattr(analysis.timing.moments[touchpoint.index], fact)
        ]
        if names:
            result.append((f"{title} {listed(names)}.", tone))
    return result


def _recovery(analysis: Analysis) -> list[str]:
    recovery, friction = analysis.recovery, analysis.friction
    words = []
    if recovery:
        start = called(analysis.journey.touchpoints[recovery.start])
        points = recovery.friction_drop or 0
        drop = f", {number(points)} {plural(points, 'point')} easier" if points > 0 else ""
        after = "" if recovery.minutes is None else f" and {in_words(recovery.minutes)}"
        tries = f"{number(recovery.attempts)} more {plural(recovery.attempts, 'attempt')}"
        words.append(f"Recovered after {start} with {tries}{after}{drop}; what went before stays as hard as it was.")
    if friction.mean is not None and friction.peak_end is not None:
        words.append(
            f"The average step has friction {friction.mean:.1f} of 5. People remember the hardest step"
            f" ({number(friction.peak or 0)}) and the last one ({number(friction.end or 0)}): {friction.peak_end:.1f}."
        )
    return words


SECTION = SectionOf(70, False, _build)
