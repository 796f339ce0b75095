"""Comparisons as a comment on a pull request: the verdict, regressions, figures, and the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.conformance import Conformance
from cxmap.diff.report import Report, total
from cxmap.formats.drawing.cut import Chunk, cut
from cxmap.formats.drawing.markdown import draw, inline, plain, table
from cxmap.present.comparison import MARKS, class_note, guessed, headline, reasons, remarks, sentence, untouched
from cxmap.present.conformance import page as conformance_of
from cxmap.present.figures import rows
from cxmap.present.folder import overview
from cxmap.present.folder import total as last_line
from cxmap.present.page import Listing, Table
from cxmap.wording import percent

GITHUB_TAKES = 65_000
"""Characters of a comment; the service itself refuses more than 65,536."""

_VERDICT, _FIGURES, _REGRESSIONS, _REST = range(4)
"""What is kept longest where there is no room for everything."""


def comparisons_comment(report: Report) -> str:
    """The whole comment."""
    level = 3 if report.is_folder else 2
    chunks = list(_overview(report)) if report.is_folder else []
    for comparison in report.results:
        if isinstance(comparison, Refused):
            chunks.append(_refused(comparison, level))
        elif not report.is_folder or report.shown(comparison):
            chunks += _comparison(comparison, report, level)
    chunks.append(Chunk(_VERDICT, f"\n{inline(last_line(report))}\n"))
    return cut(chunks, report.max_length or GITHUB_TAKES)


def conformance_page(conformance: Conformance) -> str:
    """A plan held against what happens."""
    return draw(conformance_of(conformance), level=2)


def _overview(report: Report) -> Iterator[Chunk]:
    page = overview(report)
    yield Chunk(_VERDICT, f"## {plain(page.title)}\n")
    for section in page.sections:
        heading = f"\n**{plain(section.title)}**\n" if section.title else ""
        for block in section.blocks:
            if isinstance(block, Table):
                titles = [column.title for column in block.columns]
                grid = table(titles, [column.right for column in block.columns],
                             [[inline(cell) for cell in row] for row in block.rows]).split("\n")  # fmt: skip
                yield Chunk(_VERDICT, heading + "\n" + _lines(grid[:2]), tuple(f"{row}\n" for row in grid[2:]))
            elif isinstance(block, Listing):
                items = (" ".join(inline(part) for part in (item.line, *item.below)) for item in block.items)
                yield Chunk(_VERDICT, heading + "\n", tuple(f"- {item}\n" for item in items))


def _refused(refused: Refused, level: int) -> Chunk:
    paths = " → ".join(plain(path) for path in (refused.old_path, refused.new_path) if path)
    said = f"**Not comparable**: {plain(refused.why)}. {plain(sentence(refused.hint))}"
    return Chunk(_VERDICT, f"\n{'#' * level} {plain(refused.journey)}\n\n{said}\n\n{paths}\n")


def _comparison(comparison: Comparison, report: Report, level: int) -> Iterator[Chunk]:
    verdict, _ = headline(comparison)
    parts = [
        f"{'#' * level} {plain(comparison.new.journey.written.title)}",
        f"**{plain(verdict)}.** {plain(reasons(comparison))}",
    ]
    parts += [
        f"> {plain(text)}" for text in (untouched(comparison), *(f"{note}." for note in comparison.notes)) if text
    ]
    yield Chunk(_VERDICT, "\n" + "\n\n".join(parts) + "\n")
    shown = report.shown(comparison)
    regressions = [change for change in shown if change.class_ is ChangeClass.REGRESSION]
    if regressions:
        yield Chunk(_REGRESSIONS, _head(["", "regression", "change"]), tuple(_row(change) for change in regressions))
    yield Chunk(_FIGURES, _head(["", "before", "after", "change"], right=True) + "".join(
        f"| {plain(row.label)} | {plain(row.old)} | {plain(row.new)} | {plain(row.change)} |\n"
        for row in rows(comparison)
    ))  # fmt: skip
    yield from _rest(comparison, [change for change in shown if change.class_ is not ChangeClass.REGRESSION])
    if comparison.old.path:
        yield Chunk(_REST, f"\n<sub>{plain(comparison.old.path)} → {plain(comparison.new.path)}</sub>\n")


def _rest(comparison: Comparison, changes: list[Change]) -> Iterator[Chunk]:
    """What is folded away: the other changes, and the matches that are guesses."""
    leading = [change for change in changes if change.kind.leading]
    if changes:
        opening = f"\n<details><summary>{plain(total(changes))}</summary>\n{_head(['', 'class', 'what', 'change'])}"
        ordered = [*leading, *(change for change in changes if not change.kind.leading)]
        yield Chunk(
            _REST, opening, tuple(_row(change, _class(comparison, change)) for change in ordered), "\n</details>\n"
        )
    found = guessed(comparison)
    if found:
        opening = "\n<details><summary>Guessed matches: taken for the same because they are alike</summary>\n"
        lines = tuple(
            f"| {plain(old)} | {plain(new)} | {percent(match.score or 0)} | {plain(fix)} |\n"
            for match, old, new, fix in found
        )
        head = _head(["before", "after", "alike", "to make it exact"])
        yield Chunk(_FIGURES, opening + head, lines, "\n</details>\n")


def _class(comparison: Comparison, change: Change) -> str:
    note = class_note(comparison, change.class_)
    return f"{change.class_.value}, {note}" if note else change.class_.value


def _row(change: Change, class_: str = "") -> str:
    truth = " (moment of truth)" if change.is_moment_of_truth else ""
    what = f"**{plain(change.name)}**{truth}: {plain(change.text)}" if change.name else plain(change.text)
    more = "".join(f"<br>{plain(text)}" for text in remarks(change))
    cells = [plain(MARKS[change.kind.mark]), *([plain(class_)] if class_ else []), what + more, change.id]
    return f"| {' | '.join(cells)} |\n"


def _head(titles: list[str], *, right: bool = False) -> str:
    return "\n" + table(titles, [right and i > 0 for i in range(len(titles))], []) + "\n"


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
