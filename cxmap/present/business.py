"""The business case of a comparison: contacts, hours and money of both versions, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.business import Business
from cxmap.diff.comparison import Comparison
from cxmap.present._prices import prices, without_price
from cxmap.present.page import Column, Line, Section, Sentence, Table, Tone, Words, line
from cxmap.wording import about


def business_section(comparison: Comparison) -> Iterator[Section]:
    """The table, if there are prices; money and hours rest on estimates, so two figures of them are shown."""
    case = comparison.business
    if case is None:
        return
    titles = (Column(""), Column("before", right=True), Column("after", right=True), Column("change", right=True))
    notes = (Sentence(line(Words(text, "muted"))) for text in _notes(comparison, case))
    yield Section("business", "Business case", (Table(titles, tuple(_rows(case))), *notes), note=_note(case))


def _note(case: Business) -> str:
    if case.is_month:
        return f"a month, with {about(case.customers)} customers in both versions"
    return "per 100 customers; with `volume` in the file it is told for a month"


def _rows(case: Business) -> Iterator[tuple[Line, ...]]:
    old, new, currency = case.before, case.after, case.book.currency or "no currency given"
    yield _row("contacts tried", old.contacts, new.contacts)
    yield _row("hours that customers are busy", old.hours, new.hours)
    yield _row(f"cost, {currency}", old.cost, new.cost)
    yield _row(f"of it for what failed, {currency}", old.failure_cost, new.failure_cost)


def _row(label: str, old: float, new: float) -> tuple[Line, ...]:
    before, after = about(old), about(new)
    change = float(after.replace(",", "")) - float(before.replace(",", ""))
    sign = "+" if change > 0 else "-"
    tone: Tone = "bad" if change > 0 else "good"
    moved = Words(f"{sign}{about(abs(change))}", tone) if change else Words("")
    return line(label), line(before), line(after), (moved,)


def _notes(comparison: Comparison, case: Business) -> Iterator[str]:
    if comparison.verdict.put_back:
        yield "What was put back saves nothing: the new version is counted as far as it is proven."
    yield from prices(case.book)
    if case.unpriced:
        yield f"{without_price(len(case.unpriced))}, so money is a floor."
