"""All comparisons of a run: a line each, the pages of what changed, and the total."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.report import Lone, Report
from cxmap.diff.report import total as totals
from cxmap.present.comparison import headline, page, refusal
from cxmap.present.page import Column, Item, Line, Listing, Page, Section, Table, Words, line
from cxmap.wording import counted


def pages(report: Report) -> list[Page]:
    """One page for each journey; a folder starts with an overview and leaves out what did not change."""
    told = [_page(one, report) for one in report.results if not report.is_folder or _changed(one, report)]
    return [overview(report), *told] if report.is_folder else told


def _page(one: Comparison | Refused, report: Report) -> Page:
    return refusal(one) if isinstance(one, Refused) else page(one, report)


def _changed(one: Comparison | Refused, report: Report) -> bool:
    return isinstance(one, Comparison) and bool(report.shown(one))


def overview(report: Report) -> Page:
    """A line for each journey, then those that only one side has and those that could not be compared."""
    title = f"{counted(len(report.comparisons), 'journey')} compared"
    return Page(title, "", "", tuple(section for section in _sections(report) if section))


def _sections(report: Report) -> Sequence[Section | None]:
    columns = Column("journey"), Column("verdict"), Column("changes")
    rows = tuple(_row(one, report) for one in report.comparisons)
    refused = [Item(line(Words(one.journey, "strong")), (), (line(one.why),)) for one in report.refusals]
    return [
        Section("journeys", "", (Table(columns, rows),)) if rows else None,
        _listing("refused", "Not comparable", refused),
        _listing("moved", "Moved files", [Item(line(f"{old} → {new}")) for old, new in report.moved]),
        _listing("added", "Added journeys", [_lone(one) for one in report.added]),
        _listing("removed", "Removed journeys", [_lone(one) for one in report.removed]),
    ]


def _row(one: Comparison, report: Report) -> tuple[Line, ...]:
    tone = "muted" if one.verdict.name == "no-change" else headline(one)[1]
    verdict = one.verdict.name.replace("-", " ")
    shown = report.shown(one)
    return line(_name(one, report)), line(Words(verdict, tone)), line(Words(totals(shown) if shown else "", "muted"))


def _name(one: Comparison, report: Report) -> str:
    """The journey's id; the file where several files tell the same journey."""
    is_unique = sum(other.journey == one.journey for other in report.comparisons) == 1
    return one.journey if is_unique else one.new.path


def _listing(name: str, title: str, items: list[Item]) -> Section | None:
    return Section(name, f"{title} ({len(items)})", (Listing(tuple(items)),)) if items else None


def _lone(one: Lone) -> Item:
    return Item(line(Words(one.journey, "strong"), f" ({one.state})   {one.path}"))


def total(report: Report) -> Line:
    """The last line. Where nothing could be compared it does not say that nothing changed."""
    said = []
    if report.comparisons:
        said.append(report.total)
    if report.is_folder and report.comparisons:
        said = [f"{counted(len(report.comparisons), 'journey')} compared: {report.total}"]
    if report.hidden:
        said.append(f"{report.hidden:,} more (order, names, texts) with --all")
    lone = ((report.added, "added"), (report.removed, "removed"), (report.refusals, "not comparable"))
    said += [f"{len(some)} {word}" for some, word in lone if some]
    return line("; ".join(said) or "nothing to compare")
