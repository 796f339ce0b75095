"""Both versions of a journey side by side, in figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.diff.comparison import Comparison
from cxmap.diff.figures import Figures
from cxmap.journey.vocabulary import Ends
from cxmap.present.page import Column, Line, Section, Sentence, Table, Tone, Words, line
from cxmap.present.proven import MARK, MARKED, is_marked
from cxmap.wording import TINY, in_words, number, percent, shown, time

_GOAL: dict[Ends, str] = {"resolved": "met", "unresolved": "not met", "abandoned": "given up"}


class Row(NamedTuple):
    """One figure of both versions: ``tone`` says whether its change is good."""

    label: str
    old: str
    new: str
    change: str
    tone: Tone = "plain"


def rows(comparison: Comparison) -> Iterator[Row]:
    """The figures as written, in the order in which the verdict reads them; what was put back is marked."""
    for row in _rows(comparison):
        field = _FIELDS.get(row.label)
        yield row._replace(label=row.label + MARK) if field and is_marked(comparison, field) else row


_FIELDS = {
    "goal": "goal",
    "goal met by, of 100 customers": "goal_share",
    "time to the goal": "goal_minutes",
    "deadline": "deadline_minutes",
    "help needed, per 100 customers": "help_needed_per_100",
    "help needed again, per 100": "help_repeated_per_100",
    "friction outside service, points": "friction_experience",
    "friction in service, points": "friction_service",
}
"""The figures that the verdict reads, by how they are called."""


def _rows(comparison: Comparison) -> Iterator[Row]:
    old, new = comparison.before, comparison.after
    yield _goal(comparison)
    yield from _goal_figures(old, new)
    yield _row("help needed, per 100 customers", old.help_needed_per_100, new.help_needed_per_100)
    if old.help_unknown_per_100 or new.help_unknown_per_100:
        yield _row("… of these, nobody said why", old.help_unknown_per_100, new.help_unknown_per_100)
    lost = comparison.old.journey.is_met and not comparison.new.journey.is_met
    for row in _effort(old, new):
        yield row._replace(tone="plain") if lost and row.tone == "good" else row  # less, because customers give up
    yield from (row._replace(tone="plain") for row in _others(old, new))


def _goal_figures(old: Figures, new: Figures) -> Iterator[Row]:
    """For how many the goal is met, when, and by when it has to be; each only where there is something to say."""
    if {old.goal_share, new.goal_share} - {0.0, 1.0}:
        row = _row("goal met by, of 100 customers", 100 * old.goal_share, 100 * new.goal_share)
        yield row._replace(tone=_OTHER_WAY[row.tone])
    if old.goal_minutes is not None or new.goal_minutes is not None:
        yield _time("time to the goal", old.goal_minutes, new.goal_minutes)
    if old.deadline_minutes is not None or new.deadline_minutes is not None:
        yield _time("deadline", old.deadline_minutes, new.deadline_minutes)._replace(tone="plain")  # nobody is quicker


def _time(label: str, old: float | None, new: float | None) -> Row:
    """Two times and their difference, if it shows in them."""
    row = Row(label, time(old), time(new), "")
    if old is None or new is None or row.old == row.new:
        return row
    return row._replace(change=f"{'+' if new > old else ''}{in_words(new - old)}", tone=_tone(new - old))


_OTHER_WAY: dict[Tone, Tone] = {"bad": "good", "good": "bad", "plain": "plain"}


def _effort(old: Figures, new: Figures) -> Iterator[Row]:
    yield _row("help needed again, per 100", old.help_repeated_per_100, new.help_repeated_per_100)
    yield _row("friction outside service, points", old.friction_experience, new.friction_experience)
    yield _row("friction in service, points", old.friction_service, new.friction_service)


def _goal(comparison: Comparison) -> Row:
    old, new = comparison.old.journey, comparison.new.journey
    before, after = (_GOAL[side.ends] + " (assumed)" * side.goal_assumed for side in (old, new))
    if old.is_met == new.is_met:
        return Row("goal", before, after, "")
    return Row("goal", before, after, "reached", "good") if new.is_met else Row("goal", before, after, "lost", "bad")


def _others(old: Figures, new: Figures) -> Iterator[Row]:
    """Figures that are good or bad only together with the rest, so none of them has a tone.

    Contacts and load also fall when customers give up, so with another goal their difference says nothing.
    """
    for label, before, after in (
        ("contacts tried, per 100", 100 * old.contacts_tried, 100 * new.contacts_tried),
        ("friction in all, points", old.load, new.load),
    ):
        row = _row(label, before, after)
        yield row if old.goal == new.goal else row._replace(change="")
    yield _row("mean friction, 1 to 5", old.mean_friction, new.mean_friction)
    yield _row("touchpoints", old.touchpoints, new.touchpoints)
    yield _row("handoffs", old.handoffs, new.handoffs)
    yield Row("touchpoints that are service", percent(old.service_share), percent(new.service_share), "")


def _row(label: str, old: float | None, new: float | None) -> Row:
    if old is None or new is None:
        return Row(label, _said(old), _said(new), "")
    change = shown(new) - shown(old)
    signed = "" if abs(change) < TINY else f"{'+' if change > 0 else ''}{number(change)}"
    return Row(label, _said(old), _said(new), signed, _tone(change) if signed else "plain")


def _tone(change: float) -> Tone:
    return "bad" if change > 0 else "good" if change < 0 else "plain"


def _said(value: float | None) -> str:
    return "not scored" if value is None else number(value)


def figures_table(comparison: Comparison) -> Section:
    """The table."""
    columns = (Column(""), Column("before", right=True), Column("after", right=True), Column("change", right=True))
    table = Table(columns, tuple(_cells(row) for row in rows(comparison)))
    return Section("figures", "", (table, *footnote(comparison)))


def footnote(comparison: Comparison) -> tuple[Sentence, ...]:
    """What the mark means, if there is one."""
    is_any = any(row.label.endswith(MARK) for row in rows(comparison))
    return (Sentence(line(Words(MARKED, "muted"))),) if is_any else ()


def _cells(row: Row) -> tuple[Line, ...]:
    return line(row.label), line(row.old), line(row.new), line(Words(row.change, row.tone))
