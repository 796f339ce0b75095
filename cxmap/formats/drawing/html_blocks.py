"""Each block of a page as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxmap.formats.drawing.html_map import picture, steps
from cxmap.formats.drawing.html_text import Place, bar, inline, text
from cxmap.picture.marks import Role
from cxmap.present.monthly import cell
from cxmap.present.page import (
    Bar,
    Bars,
    Block,
    FrictionMap,
    Item,
    Listing,
    Matrix,
    MatrixRow,
    Picture,
    Sample,
    Sentence,
    Table,
)
from cxmap.wording import percents

_PARTS: dict[str, Role] = {
    "experience": "ink", "self-service": "service-tint", "assisted": "service", "unknown": "rule",
}  # fmt: skip
"""The parts of a bar by name."""
_WIDE = 4
"""Columns from which on a table can be wider than a phone."""
_BAR_OF_A_CELL, _BAR_OF_SHARES = 60, 240


def block(block: Block, place: Place) -> str:
    """One block."""
    match block:
        case Sentence():
            return f'<p class="lead">{inline(block.line)}</p>' if block.leads else f"<p>{inline(block.line)}</p>"
        case Sample():
            return "<pre>" + "\n".join(map(text, block.text.splitlines())) + "</pre>"
        case Listing():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>\n" + "\n".join(map(_item, block.items)) + f"\n</{tag}>"
        case Table():
            return _rows(block, place)
        case Matrix():
            return _matrix(block, place)
        case Bars():
            return _bars(block, place)
        case Picture():
            return picture(block, place)
        case FrictionMap():
            return steps(block, place)


def _item(item: Item) -> str:
    aside = f' <span class="aside">{inline(item.aside)}</span>' if item.aside else ""
    below = "".join(f"<div>{inline(line)}</div>" for line in item.below)
    return f"<li>{inline(item.line)}{aside}{below}</li>"


def _rows(table: Table, place: Place) -> str:
    titles, right = [column.title for column in table.columns], [column.right for column in table.columns]
    drawn = _table(titles, right, ([inline(words) for words in row] for row in table.rows), table.caption)
    by = table.caption or f"{place.section}: {titles[0]}"
    return _in_wide(drawn, f"{by}, {place.label}") if len(titles) >= _WIDE else drawn


def _in_wide(drawn: str, label: str) -> str:
    """What may be wider than the page scrolls by itself, also by the keyboard."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{text(label)}">\n{drawn}\n</div>'


def _table(
    titles: Sequence[str], right: Sequence[bool], rows: Iterable[Sequence[str]], caption: str = "", foot: str = ""
) -> str:
    """A table whose cells are HTML already; the first cell of a row says what the row is about."""
    head = "".join(_title(title, is_right) for title, is_right in zip(titles, right, strict=True))
    body = "\n".join(f"<tr>{_row(row, right)}</tr>" for row in rows)
    said = f"<caption>{text(caption)}</caption>\n" if caption else ""
    return f"<table>\n{said}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n{foot}</table>"


def _title(title: str, is_right: bool) -> str:
    """A heading that is empty would head nothing, so it is a plain cell."""
    return f'<th scope="col"{_right(is_right)}>{text(title)}</th>' if title else "<td></td>"


def _row(cells: Sequence[str], right: Sequence[bool]) -> str:
    first, *others = zip(cells, right, strict=True)
    rest = "".join(f"<td{_right(is_right)}>{cell}</td>" for cell, is_right in others)
    return f'<th scope="row"{_right(first[1])}>{first[0]}</th>{rest}'


def _right(is_right: bool) -> str:
    return ' class="n"' if is_right else ""


def _matrix(matrix: Matrix, place: Place) -> str:
    """Amounts with bars of one scale: what a team makes for itself in another colour than what it makes for others."""
    titles = [matrix.corner, *matrix.columns, "all"]
    right = [False, *(True for _ in titles[1:])]
    most = max((amount for row in matrix.rows for amount in row.amounts), default=0.0)
    rows = [_amounts(matrix, row, most) for row in matrix.rows]
    total = _row([text("all"), *map(cell, matrix.total.amounts), cell(matrix.total.total)], right)
    foot = f"<tfoot><tr>{total}</tr></tfoot>\n" if len(rows) > 1 else ""
    return _in_wide(_table(titles, right, rows, matrix.caption, foot), f"{matrix.caption}, {place.label}")


def _amounts(matrix: Matrix, row: MatrixRow, most: float) -> list[str]:
    cells = []
    for name, amount in zip(matrix.columns, row.amounts, strict=True):
        role: Role = "muted" if row.plain else "service" if name == row.label else "broken"
        drawn = bar([(role, 1)], max(1, _BAR_OF_A_CELL * amount / most), 10) if amount else ""
        cells.append(f"{drawn} {cell(amount)}" if drawn else cell(amount))
    return [text(row.label), *cells, f"<b>{cell(row.total)}</b>"]


def _bars(bars: Bars, place: Place) -> str:
    rows = [
        [
            text(row.label),
            _bar(bars, row),
            *(percents(row.shares) if row.shares else ["–"] * len(bars.legend)),
            f'<span class="muted">{text(row.note)}</span>',
        ]
        for row in bars.rows
    ]
    figures = [True for _ in bars.legend]
    names = (f"{bar([(_PARTS[name], 1)], 10, 10)} {text(name)}" for name in bars.legend)
    legend = "".join(f'<th scope="col" class="n">{name}</th>' for name in names)
    head = f"<td></td><td></td>{legend}<td></td>"
    body = "\n".join(f"<tr>{_row(row, [False, False, *figures, True])}</tr>" for row in rows)
    drawn = f'<table class="bars">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'
    return _in_wide(drawn, f"{place.section or 'Verdict'}, shares, {place.label}")


def _bar(bars: Bars, row: Bar) -> str:
    """The shares as a bar; the figures beside it say the same, so nobody has to hear it twice."""
    if row.shares is None:
        return '<span class="muted">nothing to share out</span>'
    return bar([(_PARTS[name], share) for name, share in zip(bars.legend, row.shares, strict=True)], _BAR_OF_SHARES)
