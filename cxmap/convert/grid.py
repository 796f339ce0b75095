"""Rows of cells with their place in the source: what CSV, a sheet and a Markdown table have in common."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One row; ``number`` is its line in the file, or its row in the sheet. Cells are text without marks."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """A cell; a short row has empty ones at its end."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The columns in which something stands."""
        return [i for i, cell in enumerate(self.cells) if cell]


class Grid(NamedTuple):
    """One table. ``place`` says in words where it is, ``unit`` what its rows are counted in.

    ``headings`` are those above it, the nearest last, each with its level; ``name`` is what the table itself is called.
    """

    rows: tuple[Row, ...]
    place: str
    unit: str = "line"
    name: str = ""
    headings: tuple[tuple[int, str], ...] = ()
    persona: str = ""
    goal: str = ""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.rows[0].number if self.rows else 1
