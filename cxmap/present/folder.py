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
    told = [_page(result, report) for result in report.results if not report.is_folder or _changed(result, report)]
    return [overview(report), *told] if report.is_folder else told


def _page(refused: Comparison | Refused, report: Report) -> Page:
    return refusal(refused) if isinstance(refused, Refused) else page(refused, report)


def _changed(comparison: Comparison | Refused, report: Report) -> bool:
    return isinstance(comparison, Comparison) and bool(report.shown(comparison))


def overview(report: Report) -> Page:
    """A line for each journey, then those that only one side has and those that could not be compared."""
    title = f"{counted(len(report.comparisons), 'journey')} compared"
    return Page(title, "", "", tuple(section for section in _sections(report) if section))


def _sections(report: Report) -> Sequence[Section | None]:
    columns = Column("journey"), Column("verdict"), Column("changes")
    rows = tuple(_row(comparison, report) for comparison in report.comparisons)
    refused = [Item(line(Words(item.journey, "strong")), (), (line(item.why),)) for item in report.refusals]
    return [
        Section("journeys", "", (Table(columns, rows),)) if rows else None,
        _listing("refused", "Not comparable", refused),
        _listing("moved", "Moved files", [Item(line(f"{old} → {new}")) for old, new in report.moved]),
        _listing("added", "Added journeys", [_lone(lone) for lone in report.added]),
        _listing("removed", "Removed journeys", [_lone(lone) for lone in report.removed]),
    ]


def _row(comparison: Comparison, report: Report) -> tuple[Line, ...]:
    tone = "muted" if comparison.verdict.name == "no-change" else headline(comparison)[1]
    verdict = comparison.verdict.name.replace("-", " ")
    shown = report.shown(comparison)
    return (
        line(_name(comparison, report)),
        line(Words(verdict, tone)),
        line(Words(totals(shown) if shown else "", "muted")),
    )


def _name(comparison: Comparison, report: Report) -> str:
    """The journey's id; the file where several files tell the same journey."""
    is_unique = sum(other.journey == comparison.journey for other in report.comparisons) == 1
    return comparison.journey if is_unique else comparison.new.path


def _listing(name: str, title: str, items: list[Item]) -> Section | None:
    return Section(name, f"{title} ({len(items)})", (Listing(tuple(items)),)) if items else None


def _lone(lone: Lone) -> Item:
    return Item(line(Words(lone.journey, "strong"), f" ({lone.state})   {lone.path}"))


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
