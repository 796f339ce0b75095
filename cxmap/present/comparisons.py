"""Comparisons as pages: the verdict, both versions side by side, then the changes by what they mean.

A folder starts with an overview and leaves out what did not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.report import Lone, Report
from cxmap.diff.report import total as totals
from cxmap.present import Subject
from cxmap.present.business import business_section
from cxmap.present.changes import change_sections, counted_changes, guess_sections, hidden, shown
from cxmap.present.figures import figures_table
from cxmap.present.look import Look
from cxmap.present.page import Column, Item, Line, Listing, Page, Section, Sentence, Table, Words, line
from cxmap.present.verdicts import headline, verdict_section
from cxmap.wording import counted, sentence

GITHUB_TAKES = 65_000
"""Characters of a comment; the service itself refuses more than 65,536."""


def pages(report: Report, look: Look) -> list[Page]:
    """One page for each journey, in a folder after an overview; the last one has the total."""
    told = list(_told(report, look))
    return [*told[:-1], told[-1]._replace(total=_total(report, look))] if told else []


def _told(report: Report, look: Look) -> Iterator[Page]:
    if report.is_folder:
        yield _overview(report, look)
    for result in report.results:
        if isinstance(result, Refused):
            if not report.is_folder:  # the overview has said all about it
                yield _refusal(result)
        elif not report.is_folder or shown(result, look):
            yield _page(result, look)._replace(level=3 if report.is_folder else 2)


def _page(comparison: Comparison, look: Look) -> Page:
    old, new = comparison.old.journey.written, comparison.new.journey.written
    return Page(
        title=new.title,
        aside=old.state if old.state == new.state else f"{old.state} → {new.state}",
        below=f"{comparison.old.path} → {comparison.new.path}" if comparison.old.path else "",
        sections=(
            verdict_section(comparison),
            figures_table(comparison),
            *business_section(comparison),
            *change_sections(comparison, look),
            *guess_sections(comparison),
        ),
    )


def _refusal(refused: Refused) -> Page:
    """The page of what could not be compared."""
    why = Sentence(line(Words("Not comparable", "bad"), f": {refused.why}."), leads=True)
    hint = Sentence(line(sentence(refused.hint)))
    below = " → ".join(path for path in (refused.old_path, refused.new_path) if path)
    return Page(refused.journey, "", below, (Section("verdict", "", (why, hint), rank=0),), level=2)


def _overview(report: Report, look: Look) -> Page:
    """A line for each journey, then those that only one side has and those that could not be compared."""
    title = f"{counted(len(report.comparisons), 'journey')} compared"
    return Page(title, "", "", tuple(_overview_sections(report, look)), level=2)


def _overview_sections(report: Report, look: Look) -> Iterator[Section]:
    columns = Column("journey"), Column("verdict"), Column("changes")
    if report.comparisons:
        rows = tuple(_row(comparison, report, look) for comparison in report.comparisons)
        yield Section("journeys", "", (Table(columns, rows),), rank=0)
    refusals = [Item(line(Words(refused.journey, "strong")), (), (line(refused.why),)) for refused in report.refusals]
    yield from _listing("refused", "Not comparable", refusals)
    yield from _listing("moved", "Moved files", [Item(line(f"{old} → {new}")) for old, new in report.moved])
    yield from _listing("added", "Added journeys", [_lone(lone) for lone in report.added])
    yield from _listing("removed", "Removed journeys", [_lone(lone) for lone in report.removed])


def _row(comparison: Comparison, report: Report, look: Look) -> tuple[Line, ...]:
    tone = "muted" if comparison.verdict.name == "no-change" else headline(comparison)[1]
    verdict = comparison.verdict.name.replace("-", " ")
    listed = shown(comparison, look)
    changes = Words(totals(listed) if listed else "", "muted")
    return line(_name(comparison, report)), line(Words(verdict, tone)), line(changes)


def _name(comparison: Comparison, report: Report) -> str:
    """The journey's id; the file where several files tell the same journey."""
    is_unique = sum(other.journey == comparison.journey for other in report.comparisons) == 1
    return comparison.journey if is_unique else comparison.new.path


def _listing(name: str, title: str, items: list[Item]) -> Iterator[Section]:
    if items:
        yield Section(name, f"{title} ({len(items)})", (Listing(tuple(items)),), rank=0)


def _lone(lone: Lone) -> Item:
    return Item(line(Words(lone.journey, "strong"), f" ({lone.state})   {lone.path}"))


def _total(report: Report, look: Look) -> Line:
    """The last line. Where nothing could be compared it does not say that nothing changed."""
    said = []
    if report.comparisons:
        changes = counted_changes(report, look)
        count = counted(len(report.comparisons), "journey")
        said.append(f"{count} compared: {changes}" if report.is_folder else changes)
    if more := hidden(report, look):
        said.append(f"{more:,} more (order, names, texts) with --all")
    lone = ((report.added, "added"), (report.removed, "removed"), (report.refusals, "not comparable"))
    said += [f"{len(some)} {word}" for some, word in lone if some]
    return line("; ".join(said) or "nothing to compare")


SUBJECT = Subject(pages, room=GITHUB_TAKES)
