"""Grids → tables of one row for each touchpoint, whichever way round the map was drawn.

Three layouts: a row for each touchpoint; lanes as rows and stages as columns; one small table for each stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cxmap.convert.cells import line
from cxmap.convert.grid import Grid, Row
from cxmap.convert.header_words import NAMES_TOUCHPOINT, TELLS, Role
from cxmap.convert.headers import key, role

_HEAD_ROWS = 10
_FEWEST = 3
"""Known headers, or lanes, that make a journey map."""
_CORNERS = frozenset(("dimension", "", "lane", "row", "aspect", "element", "category", "维度", "journey"))
_CARD = frozenset(("role", "age", "occupation", "job", "job title", "alter", "edad", "âge", "年龄", "角色", "职业"))
_NUMBERED = re.compile(
    r"(?:(?:stage|phase|step|etapa|étape|etape|fase|schritt|阶段)\s*[0-9]+\s*[:：.)–—-]\s*|[0-9]+(?:\.[0-9]+)+\.?\s+"
    r"|[0-9]+[.):、](?![0-9])\s*|第?[0-9一二三四五六七八九十]+阶段\s*[:：]\s*)(?=\S)",
    re.IGNORECASE,
)


class Table(NamedTuple):
    """A map with a row for each touchpoint, under the heads that its author gave it."""

    grid: Grid
    headers: tuple[str, ...]
    roles: tuple[Role | None, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    is_turned: bool = False

    def column(self, wanted: Role) -> int | None:
        """The first column of a role."""
        return self.roles.index(wanted) if wanted in self.roles else None


def tables(grids: Sequence[Grid], chosen: Mapping[str, Role]) -> list[Table]:
    """The journey maps among some grids, in order."""
    found = [table for grid in grids if (table := _table(grid, chosen))]
    return found or _stage_tables(grids, chosen)


def unnumbered(text: str) -> str:
    """``1. Discovery`` and ``Stage 1: Discovery`` are Discovery."""
    found = _NUMBERED.match(text)
    return text[found.end() :] if found else text


def known_words(grids: Iterable[Grid]) -> list[str]:
    """What heads the columns, to say why it is no journey map."""
    for grid in grids:
        for row in grid.rows[:_HEAD_ROWS]:
            if len(row.filled) > 1:
                return [line(cell) for cell in row.cells if cell]
    return []


def _table(grid: Grid, chosen: Mapping[str, Role]) -> Table | None:
    head = _head(grid.rows, chosen)
    lanes = _lanes(grid.rows, chosen)
    is_wide = any(len(row.filled) > 2 for row in grid.rows)
    if head is not None:
        row = grid.rows[head]
        share = sum(1 for cell in row.cells if role(cell, chosen)) / len(row.filled)
        if not (is_wide and len(lanes) >= _FEWEST and len(lanes) / max(len(grid.rows) - head, 1) > share):
            return _in_rows(grid, head, chosen)
    return _turned(grid, lanes, chosen) if is_wide and len(lanes) >= _FEWEST else None


def _head(rows: Sequence[Row], chosen: Mapping[str, Role]) -> int | None:
    """The row that heads the columns: it names the touchpoint, and one thing more that only journeys have."""
    for i, row in enumerate(rows[:_HEAD_ROWS]):
        roles = [found for cell in row.cells if (found := role(cell, chosen))]
        naming = [found for found in roles if found in NAMES_TOUCHPOINT]
        named = min(naming, key=("step", "action", "touchpoint").index, default=None)
        if named and len(roles) >= _FEWEST:
            roles.remove(named)
            if TELLS & set(roles):
                return i
    return None


def _in_rows(grid: Grid, head: int, chosen: Mapping[str, Role]) -> Table:
    headers = tuple(line(cell) for cell in grid.rows[head].cells)
    width = max(len(row.cells) for row in grid.rows[head:])
    headers += ("",) * (width - len(headers))
    roles = tuple(role(header, chosen) for header in headers)
    return Table(grid, headers, _once(roles), grid.rows[head + 1 :], grid.rows[:head])


def _once(roles: Sequence[Role | None]) -> tuple[Role | None, ...]:
    """Two columns of one role: the first counts. Several of a score may."""
    seen: set[Role] = set()
    counting: list[Role | None] = []
    for found in roles:
        counting.append(None if found in seen else found)
        if found:
            seen.add(found)
    return tuple(counting)


def _lanes(rows: Sequence[Row], chosen: Mapping[str, Role]) -> dict[int, Role]:
    """The rows that are lanes of a journey, by their first cells."""
    return {i: found for i, row in enumerate(rows) if row.cells and (found := role(row.cells[0], chosen))}


def _turned(grid: Grid, lanes: Mapping[int, Role], chosen: Mapping[str, Role]) -> Table | None:
    """Stages as columns, lanes as rows → a row for each column."""
    first = min(lanes)
    stage_row = next((i for i, found in lanes.items() if found == "stage"), None)
    if stage_row is None:
        above = first - 1
        if above >= 0 and key(grid.rows[above].cell(0)) in _CORNERS and len(grid.rows[above].filled) > 1:
            stage_row = above
    start = first if stage_row is None else min(first, stage_row)
    lines = grid.rows[start:]
    headers = tuple("Stage" if start + i == stage_row else line(row.cell(0)) for i, row in enumerate(lines))
    roles: list[Role | None] = [role(header, chosen) for header in headers]
    if stage_row is not None:
        roles[stage_row - start] = "stage"
    counting = _once(roles)
    if not NAMES_TOUCHPOINT & set(counting) and "stage" not in counting:
        return None
    return Table(grid, headers, counting, tuple(_columns(lines, counting)), grid.rows[:start], is_turned=True)


def _columns(lines: Sequence[Row], roles: Sequence[Role | None]) -> list[Row]:
    """Each column as a row; an empty stage cell is the one to its left, an empty column is nothing."""
    width = max(len(row.cells) for row in lines)
    stage = roles.index("stage") if "stage" in roles else None
    columns, carried = [], ""
    for column in range(1, width):
        cells = [row.cell(column) for row in lines]
        if stage is not None:
            carried = cells[stage] or carried
        if not any(cells):
            continue
        if stage is not None:
            cells[stage] = carried
        columns.append(Row(lines[stage or 0].number, tuple(cells)))
    return columns


def _stage_tables(grids: Sequence[Grid], chosen: Mapping[str, Role]) -> list[Table]:
    """Several tables of two columns, each below the heading of its stage, are one map."""
    parts = [(grid, lanes) for grid in grids if len(lanes := _lanes(grid.rows, chosen)) >= _FEWEST and _is_stage(grid)]
    if len(parts) < 2:
        return []
    parts = [(_without_head(grid, lanes), lanes) for grid, lanes in parts]
    names = dict.fromkeys(line(row.cell(0)) for grid, _ in parts for row in grid.rows)
    heads = [
        name for name in names if any(row.cell(1) and line(row.cell(0)) == name for g, _ in parts for row in g.rows)
    ]
    roles = [role(name, chosen) for name in heads]
    rows = []
    for grid, _ in parts:
        said = {line(row.cell(0)): row.cell(1) for row in reversed(grid.rows)}
        stage = unnumbered(grid.headings[-1][1]) if grid.headings else ""
        rows.append(Row(grid.line, (stage, *(said.get(name, "") for name in heads))))
    first = parts[0][0]
    whole = first._replace(headings=first.headings[:-1])
    counting = _once(["stage", *roles])
    return [Table(whole, ("Stage", *heads), counting, tuple(rows), is_turned=True)]


def _without_head(grid: Grid, lanes: Mapping[int, Role]) -> Grid:
    """The table without its first row, if that only heads the two columns."""
    return grid if 0 in lanes else grid._replace(rows=grid.rows[1:])


def _is_stage(grid: Grid) -> bool:
    words = {key(row.cell(0)) for row in grid.rows}
    return bool(grid.headings) and not words & _CARD and all(max(row.filled, default=0) < 2 for row in grid.rows)
