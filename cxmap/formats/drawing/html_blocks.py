"""Each block of a page as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable

from cxmap.formats.drawing.printable import printable
from cxmap.present.page import (
    Bar,
    Bars,
    Block,
    FrictionMap,
    Item,
    Line,
    Listing,
    MapRow,
    Sample,
    Sentence,
    Table,
    Tone,
    Words,
)
from cxmap.wording import half_up, percent, score

_TONES: tuple[Tone, ...] = ("good", "good", "warn", "warn", "bad")
"""How a friction of 1 to 5 is meant."""
_MARKS = {"breakdown": ("bad", "✗", "breakdown"), "strain": ("warn", "~", "strain")}
_MAP_TITLES = ("#", "friction", "touchpoint", "team", "channel", "class", "what happened")


def text(words: str) -> str:
    """Text that is nothing but text."""
    return html.escape(printable(words))


def inline(line: Line) -> str:
    """A line with its tones."""
    return "".join(map(_toned, line))


def _toned(words: Words) -> str:
    if words.tone == "break":
        return "<br>"
    if words.tone == "code":
        return f"<code>{text(words.text.strip('`'))}</code>"
    said = text(words.text)
    return said if words.tone == "plain" else f'<span class="{words.tone}">{said}</span>'


def block(block: Block) -> str:
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
            rows = ([inline(cell) for cell in row] for row in block.rows)
            return _table([column.title for column in block.columns], [column.right for column in block.columns], rows)
        case Bars():
            return _bars(block)
        case FrictionMap():
            return _map(block)


def _item(item: Item) -> str:
    aside = f' <span class="aside">{inline(item.aside)}</span>' if item.aside else ""
    below = "".join(f"<div>{inline(line)}</div>" for line in item.below)
    return f"<li>{inline(item.line)}{aside}{below}</li>"


def _table(titles: Iterable[str], right: list[bool], rows: Iterable[list[str]]) -> str:
    """A table whose cells are HTML already; the first cell of a row says what the row is about."""
    head = "".join(_title(title, is_right) for title, is_right in zip(titles, right, strict=True))
    body = "\n".join(f"<tr>{_row(row, right)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _title(title: str, is_right: bool) -> str:
    """A heading that is empty would head nothing, so it is a plain cell."""
    return f'<th scope="col"{_right(is_right)}>{text(title)}</th>' if title else "<td></td>"


def _row(cells: list[str], right: list[bool]) -> str:
    first, *others = zip(cells, right, strict=True)
    rest = "".join(f"<td{_right(is_right)}>{cell}</td>" for cell, is_right in others)
    return f'<th scope="row"{_right(first[1])}>{first[0]}</th>{rest}'


def _right(is_right: bool) -> str:
    return ' class="number"' if is_right else ""


def _bars(bars: Bars) -> str:
    none = '<span class="muted">–</span>'
    rows = [
        [
            text(row.label),
            _bar(bars, row),
            *([percent(share) for share in row.shares] if row.shares else [none] * len(bars.legend)),
            f'<span class="muted">{text(row.note)}</span>',
        ]
        for row in bars.rows
    ]
    figures = [True for _ in bars.legend]
    return _table(["", "", *bars.legend, ""], [False, False, *figures, True], rows)


def _bar(bars: Bars, row: Bar) -> str:
    """The shares as a bar; the figures beside it say the same, so nobody has to hear it twice."""
    if row.shares is None:
        return '<span class="muted">nothing to share out</span>'
    parts = zip(bars.legend, row.shares, strict=True)
    drawn = "".join(f'<i class="{name}" style="width:{100 * share:.4g}%"></i>' for name, share in parts if share > 0)
    return f'<span class="bar" aria-hidden="true">{drawn}</span>'


def _map(map_: FrictionMap) -> str:
    head = "".join(_title(title, title == "#") for title in _MAP_TITLES)
    body = "\n".join(_arrivals(row) + _map_row(row) for row in map_.rows)
    table = f'<table class="map">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'
    legend = "Friction from 1 (effortless) to 5 (blocked). ✗ breakdown, ~ strain, ◆ moment of truth."
    return f'{table}\n<p class="muted">{legend}</p>'


def _arrivals(row: MapRow) -> str:
    span = len(_MAP_TITLES) - 1
    return "".join(
        f'<tr class="arrival"><td></td><td colspan="{span}"><span class="muted">↓ </span>{inline(line)}</td></tr>\n'
        for line in row.arrivals
    )


def _map_row(row: MapRow) -> str:
    tone, glyph, said = _MARKS.get(row.mark, ("", "", ""))
    mark = f' <span class="{tone}" title="{said}">{glyph}</span>' if glyph else ""
    truth = '<span class="warn" title="moment of truth">◆ </span>' if row.moment_of_truth else ""
    name = f'<span class="strong">{text(row.name)}</span>' if row.mark == "breakdown" else text(row.name)
    felt = f'<span class="score">{_friction(row.friction)}{mark}</span>'
    cells = [
        str(row.number), felt, truth + name, text(row.team), text(row.channel), text(row.class_), inline(row.happened),
    ]  # fmt: skip
    return f"<tr>{_row(cells, [True, *(False for _ in cells[1:])])}</tr>"


def _friction(friction: float | None) -> str:
    if friction is None:
        return '<span class="muted">? not scored</span>'
    filled = half_up(friction)
    bar = f'<span class="{_TONES[filled - 1]}">{"█" * filled}</span><span class="rest">{"█" * (5 - filled)}</span>'
    return f'<span class="blocks" aria-hidden="true">{bar}</span> {score(friction)}'
