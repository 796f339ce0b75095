"""A matrix in a terminal: the largest columns as far as there is room, the others as one."""

from __future__ import annotations

from cxmap.formats.drawing.width import cells, crop
from cxmap.present.monthly import cell
from cxmap.present.page import Column, Line, Matrix, MatrixRow, Sentence, Table, Tone, Words, line
from cxmap.wording import percent

_GAP = 2
_WIDEST_NAME = 28
_LEAST_COLUMN = 8


def fitted(matrix: Matrix, width: int) -> tuple[Table, tuple[Sentence, ...]]:
    """The table that fits, and what stands under it."""
    shown = _shown(matrix, width)
    rest = len(matrix.columns) - shown
    titles = [*matrix.columns[:shown], *([f"{rest} more"] if rest else [])]
    rows = [*matrix.rows, *([matrix.total] if len(matrix.rows) > 1 else [])]
    columns = (
        Column(matrix.corner),
        *(Column(crop(title, _WIDEST_NAME, "…"), right=True) for title in titles),
        Column("all", right=True),
    )
    return Table(columns, tuple(_row(row, titles, shown, is_sum=row not in matrix.rows) for row in rows)), _rest(
        matrix, shown
    )


def _shown(matrix: Matrix, width: int) -> int:
    """How many columns there is room for."""
    labels = max(cells(crop(text, _WIDEST_NAME, "…")) for text in (matrix.corner, *(row.label for row in matrix.rows)))
    room = width - labels - _GAP - max(cells(cell(matrix.total.total)), 3)
    sizes = [max(cells(crop(name, _WIDEST_NAME, "…")), _LEAST_COLUMN) + _GAP for name in matrix.columns]
    if sum(sizes) <= room:
        return len(sizes)
    room -= _LEAST_COLUMN + _GAP
    shown = 0
    while shown < len(sizes) - 1 and sum(sizes[: shown + 1]) <= room:
        shown += 1
    return max(shown, 1)


def _row(row: MatrixRow, titles: list[str], shown: int, *, is_sum: bool) -> tuple[Line, ...]:
    amounts = [*row.amounts[:shown], *([sum(row.amounts[shown:])] if shown < len(row.amounts) else [])]
    tone: Tone = "muted" if row.plain else "strong" if is_sum else "plain"
    figures = [
        line(Words(cell(amount), "assisted" if amount and title == row.label else tone))
        for amount, title in zip(amounts, titles, strict=True)
    ]
    return line(Words(crop(row.label, _WIDEST_NAME, "…"), tone)), *figures, line(Words(cell(row.total), "strong"))


def _rest(matrix: Matrix, shown: int) -> tuple[Sentence, ...]:
    """What the last column has in it."""
    rest = sum(matrix.total.amounts[shown:])
    total = matrix.total.total
    if shown == len(matrix.columns) or not total:
        return ()
    count = len(matrix.columns) - shown
    return (
        Sentence(
            line(
                Words(
                    f"{count} more, {percent(rest / total)} of the {matrix.unit}: {', '.join(matrix.columns[shown:])}",
                    "muted",
                )
            )
        ),
    )
