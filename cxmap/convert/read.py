"""One input → its draft: the reader that its kind asks for, and a title for each journey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from cxmap.convert import csv, mermaid, table
from cxmap.convert.decode import decode
from cxmap.convert.draft import Draft, DraftJourney, Note
from cxmap.convert.grid import Grid, Row
from cxmap.convert.header_words import ROLES, Role
from cxmap.convert.kinds import kind_of
from cxmap.convert.layouts import tables
from cxmap.convert.limits import JOURNEYS, LINES, refuse_above, refuse_long_input
from cxmap.convert.markdown import Diagram, parts
from cxmap.convert.mermaid_text import normalized, without_front_matter
from cxmap.convert.our_csv import our_own
from cxmap.convert.refusals import no_map, refuse_logs
from cxmap.convert.wishes import Wishes
from cxmap.errors import CxmapError, UnreadableInput
from cxmap.wording import counted

_JOURNEY = re.compile(r"^[^\S\n]*journey\b", re.IGNORECASE | re.MULTILINE)
_START = re.compile(r"\s*(?:%%[^\n]*\n\s*)*([\w-]*)")


def draft(name: str, data: bytes, wishes: Wishes) -> Draft:
    """Read an input. Never raises for what is in it: what was refused is in the draft."""
    try:
        refuse_long_input(data, name)
        return _READERS[kind_of(name, wishes.kind)](name, data, wishes)
    except CxmapError as error:
        return Draft(name, refused=(error,))


def _mermaid(name: str, data: bytes, wishes: Wishes) -> Draft:
    text, notes = decode(data, name, wishes.encoding)
    journey = mermaid.journey(text, name, wishes)
    return Draft(name, (_titled(journey, name, wishes),), notes=notes)


def _markdown(name: str, data: bytes, wishes: Wishes) -> Draft:
    text, notes = decode(data, name, wishes.encoding)
    refuse_above(LINES, text.count("\n") + text.count("\r"), name)
    found = list(parts(text, name))
    diagrams = [part for part in found if isinstance(part, Diagram)]
    journeys = [part for part in diagrams if _is_journey(part.fence.text)]
    others = len(diagrams) - len(journeys)
    kinds = "another kind" if others == 1 else "other kinds"
    said = f"{counted(others, 'Mermaid diagram')} of {kinds}"
    passed = [Note("other-diagrams", 0, said, "detail")] if others else []
    grids = [part for part in found if isinstance(part, Grid)]
    if wishes.tables or not journeys:
        return _tables(name, grids, wishes, (*notes, *passed), has_diagrams=bool(diagrams))
    maps = [f"line {its.grid.line}" for its in tables(grids, _chosen(wishes))]
    if maps:
        said = f"there are tables too ({', '.join(maps)}); they were not read"
        passed.append(Note("table-passed", 0, said, "note", "--from markdown --tables reads them"))
    refuse_above(JOURNEYS, len(journeys), name)
    drafts: list[DraftJourney] = []
    refused: list[CxmapError] = []
    for part in journeys:
        fence = part.fence
        try:
            drafted = mermaid.journey(
                fence.text, name, wishes, first=fence.number, indents=fence.indents, persona=part.persona
            )
        except CxmapError as error:
            refused.append(error)
            continue
        drafts.append(_titled(replace(drafted, goal=part.goal), name, wishes, part.headings))
    return Draft(name, tuple(drafts), tuple(refused), (*notes, *passed))


def _is_journey(text: str) -> bool:
    """Whether a fenced diagram is meant for a journey, in whatever case, and also if its front matter is broken."""
    rest = normalized(text)
    without = without_front_matter(rest)
    if without is None:
        return bool(_JOURNEY.search(rest))
    start = _START.match(without)
    return bool(start and start[1].casefold() == "journey")


def _csv(name: str, data: bytes, wishes: Wishes) -> Draft:
    text, notes = decode(data, name, wishes.encoding)
    grid = csv.grid(text, name)
    refuse_logs(grid, name)
    if ours := our_own(grid):
        said = "the columns that cxmap computed were not read"
        return _tables(name, ours, wishes, (*notes, Note("computed", 1, said, "note")))
    return _tables(name, _blocks(csv.cleaned(grid, name), wishes), wishes, notes)


def _xlsx(name: str, data: bytes, wishes: Wishes) -> Draft:
    from cxmap.convert import xlsx

    found = xlsx.sheets(data, name, wishes.sheet)
    for grid in found.grids:
        refuse_logs(grid, name)
    notes = list(found.notes)
    read: list[Grid] = []
    for grid in found.grids:
        if tables(blocks := _blocks(grid, wishes), _chosen(wishes)):
            read += blocks
        else:
            notes.append(Note("no-map", 0, f"{grid.place} holds no journey map", "loss"))
    if not read:
        raise no_map(found.grids, name)
    drafts = [_tables(name, blocks, wishes) for blocks in _by_sheet(read)]
    journeys = [journey for its in drafts for journey in its.journeys]
    refuse_above(JOURNEYS, len(journeys), name)
    return Draft(name, tuple(journeys), tuple(error for its in drafts for error in its.refused), tuple(notes))


def _by_sheet(grids: Sequence[Grid]) -> list[list[Grid]]:
    by_sheet: dict[str, list[Grid]] = {}
    for grid in grids:
        by_sheet.setdefault(grid.place, []).append(grid)
    return list(by_sheet.values())


def _tables(
    name: str, grids: Sequence[Grid], wishes: Wishes, notes: Sequence[Note] = (), *, has_diagrams: bool = False
) -> Draft:
    """The journeys of some tables. Raises UnreadableInput if none of them is a map."""
    maps = tables(grids, _chosen(wishes))
    if not maps and not grids:
        what = "no Mermaid journey and no table in it" if has_diagrams or not notes else "no table in it"
        raise UnreadableInput(what, hint="a journey is a fenced block `mermaid` that begins with `journey`", where=name)
    if not maps:
        raise no_map(grids, name)
    journeys: list[DraftJourney] = []
    refused: list[CxmapError] = []
    for found in maps:
        drafted = table.journeys(found, name, wishes)
        if any(journey.touchpoints for journey in drafted):
            journeys += [_titled(journey, name, wishes, found.grid.headings, found.grid.name) for journey in drafted]
        else:
            hint = "each row, or column, needs a name"
            where = f"{name}:{found.grid.line}"
            refused.append(UnreadableInput("the table has no touchpoint", hint=hint, where=where))
    refuse_above(JOURNEYS, len(journeys), name)
    return Draft(name, tuple(journeys), tuple(refused), tuple(notes))


def _blocks(grid: Grid, wishes: Wishes) -> list[Grid]:
    """The grid; or where it is no map as it is, its parts below lines that stand alone."""
    return [grid] if tables([grid], _chosen(wishes)) else list(_parts(grid)) or [grid]


def _parts(grid: Grid) -> Iterator[Grid]:
    headings: list[str] = []
    rows: list[Row] = []
    for row in (*grid.rows, None):
        if row and row.filled != [0]:
            rows.append(row)
            continue
        if rows:
            levels = tuple(enumerate(headings, 1))
            yield grid._replace(rows=tuple(rows), headings=levels)
            headings, rows = headings[:-1], []
        if row:
            headings.append(" ".join(row.cells[0].split()))


def _chosen(wishes: Wishes) -> dict[str, Role]:
    return {header: found for header, field in wishes.headers.items() for found in ROLES if found == field}


def _titled(
    journey: DraftJourney,
    file: str,
    wishes: Wishes,
    headings: Sequence[tuple[int, str]] = (),
    sheet: str = "",
) -> DraftJourney:
    """The journey with a title: its own, the one that was asked for, the heading above it, the file's name."""
    if journey.title:
        return journey
    if wishes.title:
        return replace(journey, title=wishes.title)
    above = headings[-1][1] if headings else ""
    found = above or sheet
    title = found or _stem(file)
    if sheet and not above:
        return replace(journey, title=title)
    said = f"titled {title!r} after {'the heading above it' if found else 'the file'}"
    note = Note("title-guessed", journey.line, said, "guess")
    return replace(journey, title=title, notes=(*journey.notes, note))


def _stem(file: str) -> str:
    name = PurePosixPath(file.replace("\\", "/")).name.rpartition(":")[2]
    stem = name[: -len(suffix)] if (suffix := PurePosixPath(name).suffix) else name
    return "Imported journey" if file.startswith("<") or not stem.strip() else stem


_READERS = {"mermaid": _mermaid, "markdown": _markdown, "csv": _csv, "xlsx": _xlsx}
