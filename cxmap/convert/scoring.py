"""Which column of a table scores its touchpoints, by which scale, and what becomes of cells that are no scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from cxmap.convert.cells import is_nothing, line
from cxmap.convert.draft import Note
from cxmap.convert.grid import Row
from cxmap.convert.header_words import SCORES, Role
from cxmap.convert.layouts import Table
from cxmap.convert.scales import SCALES, Scale, Score, anchored, converted, fitting, of_cell, of_header, score
from cxmap.convert.wishes import Wishes

_MOST_WORDS = 8
"""Feelings that the summary lists."""


class Scored(NamedTuple):
    """The score of one row; ``kept`` are the columns whose cell has to be kept as it is."""

    friction: float | None
    evidence: str
    kept: frozenset[int]


class _Column(NamedTuple):
    at: int
    role: Role
    header: str
    scale: Scale | None


class Scoring(NamedTuple):
    """How a table's touchpoints are scored, decided once for all of its rows; ``notes`` say how."""

    columns: tuple[_Column, ...]
    wishes: Wishes
    unit: str
    notes: tuple[Note, ...]

    def of(self, row: Row) -> Scored:
        """The score of a row: the first column that gives one."""
        friction, evidence, kept = None, "", set()
        for column in self.columns:
            cell = line(row.cell(column.at))
            if is_nothing(cell):
                continue
            found = self._score(cell, column, row.number) if friction is None else None
            if found:
                friction, evidence = found
            is_number = score(cell) is not None
            if not (found and is_number) and (is_number or column.role != "feeling"):
                kept.add(column.at)
        return Scored(friction, evidence, frozenset(kept))

    def _score(self, cell: str, column: _Column, number: int) -> tuple[float, str] | None:
        found = score(cell)
        at = f"{self.unit} {number}"
        if found is None:
            by_word = _by_words(cell, self.wishes.words)
            return (by_word, f'{at}: "{cell}" by --words') if by_word else None
        scale = column.scale or (of_cell(found.top, column.role, column.header) if found.top else None)
        exact = converted(found.value, scale) if scale and _fits(found, scale) else None
        if exact is None:
            return None
        friction = anchored(exact, measured=self.wishes.measured)
        rounded = f", friction {exact:.4g}" if friction != exact else ""
        return friction, f"{at}: {column.header} {cell} ({scale.name if scale else ''}){rounded}"


def scoring(table: Table, wishes: Wishes) -> Scoring:
    """Decide it: by --scale for the likeliest column that holds numbers, else by what headers and cells declare."""
    columns: list[_Column] = []
    notes: list[Note] = []
    chosen = SCALES.get(wishes.scale)
    for role in SCORES:
        index = table.column(role)
        if index is None:
            continue
        header = table.headers[index]
        cells = [line(row.cell(index)) for row in table.rows if not is_nothing(row.cell(index))]
        numbers = [found for cell in cells if (found := score(cell))]
        scale = of_header(header, role)
        if chosen and numbers:
            scale, chosen = chosen, None
        elif not scale and role == "friction" and numbers and all(1 <= found.value <= 5 for found in numbers):
            scale = SCALES["ces5"]
        columns.append(_Column(index, role, header, scale))
        notes += _said(table, columns[-1], cells, numbers, wishes)
    return Scoring(tuple(columns), wishes, table.grid.unit, tuple(notes))


def _said(table: Table, column: _Column, cells: list[str], numbers: list[Score], wishes: Wishes) -> Iterable[Note]:
    at = table.grid.line
    open_ = [found.value for found in numbers if not found.top or not of_cell(found.top, column.role, column.header)]
    scale = column.scale or next(
        (known for found in numbers if found.top and (known := of_cell(found.top, column.role, column.header))), None
    )
    if open_ and not column.scale:
        yield Note(
            "no-scale", at, f"column {column.header!r} has no scale and is not scored", "loss", _ask(column, open_)
        )
    if numbers and scale and not scale.is_effort:
        said = f"column {column.header!r}: {scale.name} rates something else than effort; its friction is a guess"
        yield Note("not-effort", at, said)
    words = Counter(cell for cell in cells if score(cell) is None and not _by_words(cell, wishes.words))
    if words:
        yield Note("words", at, f"column {column.header!r} is not scored: {_listed(words)}", "note", _ask_words(words))


def _ask(column: _Column, numbers: list[Decimal]) -> str:
    names = fitting(numbers)
    if not names:
        return ""
    low, high = (f"{end:f}" for end in (min(numbers), max(numbers)))
    scales = " or ".join(f"--scale {name}" for name in names)
    which = "say which end is bad" if len(names) > 1 else "if that is its scale, say so"
    return f"column {column.header!r} holds numbers from {low} to {high}; {which}: {scales}"


def _ask_words(words: Counter[str]) -> str:
    return f'if a word stands for a friction from 1 to 5, say so: --words "{next(iter(words))}=…"'


def _listed(words: Counter[str]) -> str:
    listed = ", ".join(f"{word} {count}" for word, count in words.most_common(_MOST_WORDS))
    more = len(words) - _MOST_WORDS
    return f"{listed} and {more} more" if more > 0 else listed


def _by_words(cell: str, words: Mapping[str, int]) -> int | None:
    """The score that the person gave a word or a face; none where two of them disagree."""
    if not words:
        return None
    said = cell.casefold()
    if said in words:
        return words[said]
    parts = {part.strip(".,;:!?()\"'") for part in said.split()}
    found = {number for word, number in words.items() if word in parts or (not word.isascii() and word in said)}
    return found.pop() if len(found) == 1 else None


def _fits(found: Score, scale: Scale) -> bool:
    return found.top is None or found.top == scale.high
