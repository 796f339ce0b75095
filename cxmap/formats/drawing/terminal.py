"""A page as text for a terminal: each block has its own way to be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.formats.drawing.layout import beside, clean, ink, pad, width_of, wrap
from cxmap.formats.drawing.width import cells, left
from cxmap.present.look import Look
from cxmap.present.page import (
    Bars,
    Block,
    FrictionMap,
    Item,
    Line,
    Listing,
    MapRow,
    Page,
    Sample,
    Section,
    Sentence,
    Table,
    Tone,
    Words,
    line,
    text_of,
)
from cxmap.wording import half_up, percents, score

WIDEST = 120
"""Longer lines are hard to read, whatever the screen has."""
WIDE = 112
"""From here on the friction map has a column for each thing."""

_INDENT = 2
_TONES: tuple[Tone, ...] = ("good", "good", "warn", "warn", "bad")
_MARKS: dict[str, Words] = {"breakdown": Words("✗", "bad"), "strain": Words("~", "warn"), "": Words(" ")}


def draw(pages: Sequence[Page], look: Look) -> str:
    """All pages, one below the other."""
    width = min(look.width, WIDEST)
    lines: list[Line] = []
    for i, page in enumerate(pages):
        if i:
            lines += [(), line(Words("─" * width, "muted")), ()]
        lines += _page(page, width)
    return ink(lines, look)


def _page(page: Page, width: int) -> list[Line]:
    lines = _titled(line(Words(page.title, "strong")), line(Words(page.aside, "muted")), width)
    if page.below:
        lines += wrap(line(Words(page.below, "muted")), width)
    for section in page.sections:
        lines += [(), *_section(section, width)]
    return [*lines, (), page.total] if page.total else lines


def _titled(title: Line, aside: Line, width: int) -> list[Line]:
    """A title with something at the right end of its line, or below it where there is no room."""
    title, aside = clean(title), clean(aside)
    room = width - width_of(aside) - 2
    if width_of(title) > room:
        return [*wrap(title, width), *wrap(aside, width)]
    return [(*pad(title, width - width_of(aside)), *aside)]


def _section(section: Section, width: int) -> list[Line]:
    if not section.title:
        return [row for block in section.blocks for row in _block(block, width)]
    note = (Words("   "), Words(section.note, "muted")) if section.note else ()
    lines = wrap((Words(section.title, "strong"), *note), width)
    for block in section.blocks:
        lines += [(Words(" " * _INDENT), *row) for row in _block(block, width - _INDENT)]
    return lines


def _block(block: Block, width: int) -> list[Line]:
    match block:
        case Sentence():
            return wrap(block.line, width)
        case Sample():
            return [clean(line("    ", text)) for text in block.text.splitlines()]
        case Listing():
            return _listing(block, width)
        case Table():
            return _table(block, width)
        case Bars():
            return _bars(block, width)
        case FrictionMap():
            return _map(block, width)


def _listing(listing: Listing, width: int) -> list[Line]:
    lines: list[Line] = []
    number_width = len(str(len(listing.items))) + 2 if listing.numbered else 0
    for i, item in enumerate(listing.items, 1):
        head = line(f"{i}".ljust(number_width)) if listing.numbered else ()
        rows = _item(item, width - number_width)
        lines += [(*(head if not k else (Words(" " * number_width),)), *row) for k, row in enumerate(rows)]
    return lines


def _item(item: Item, width: int) -> list[Line]:
    first = _titled(item.line, item.aside, width) if item.aside else wrap(item.line, width)
    return [*first, *((Words("  "), *row) for below in item.below for row in wrap(below, width - 2))]


def _table(table: Table, width: int) -> list[Line]:
    titles = [line(Words(column.title, "muted")) for column in table.columns]
    grid = [titles, *([clean(cell) for cell in row] for row in table.rows)]
    sizes = [max(width_of(row[i]) for row in grid) for i in range(len(table.columns))]
    least = [max(_longest_word(row[i]) for row in grid) for i in range(len(table.columns))]
    sizes = _fitted(sizes, least, width - 2 * (len(sizes) - 1))
    lines: list[Line] = []
    for row in grid:
        columns = [
            (pad(cell, size, right=True) if column.right else cell, size)
            for cell, size, column in zip(row, sizes, table.columns, strict=True)
        ]
        lines += beside(columns)
    return lines


def _longest_word(cell: Line) -> int:
    return max((cells(word) for word in text_of(cell).split()), default=1)


def _fitted(sizes: list[int], least: list[int], room: int) -> list[int]:
    """Column widths that fit: the widest column gives way first, and words are broken only if nothing else helps."""
    sizes = list(sizes)
    for floor in (least, [8] * len(sizes)):
        while sum(sizes) > room:
            loose = [i for i, size in enumerate(sizes) if size > floor[i]]
            if not loose:
                break
            sizes[max(loose, key=lambda i: sizes[i])] -= 1
    return sizes


_SHARE = 10
"""Cells for a share in figures: room for `over 99%`."""
_PART_GLYPHS = "█▒░·"
_PART_TONES: tuple[Tone, ...] = ("experience", "self-service", "assisted", "muted")


def _bars(bars: Bars, width: int) -> list[Line]:
    label = max(cells(row.label) for row in bars.rows) + 2
    numbers = len(bars.legend) * _SHARE
    length = max(10, min(40, width - label - numbers - max(cells(row.note) for row in bars.rows) - 3))
    legend: list[Words] = [Words(" " * label)]
    for glyph, tone, name in zip(_PART_GLYPHS, _PART_TONES, bars.legend, strict=False):
        legend += [Words(glyph, tone), Words(f" {name}   ")]
    lines: list[Line] = [tuple(legend)]
    for row in bars.rows:
        bar: list[Words] = [Words(left(row.label, label))]
        if row.shares is None:
            bar += [Words("none".ljust(length + numbers), "muted")]
        else:
            bar += [*_bar(row.shares, length), *(Words(share.rjust(_SHARE)) for share in percents(row.shares))]
        lines.append((*bar, Words("   " + row.note, "muted")))
    return lines


def _bar(shares: tuple[float, ...], length: int) -> list[Words]:
    """One bar; rounding never makes it longer or shorter than the others, nor hides a part that is there."""
    ends = [half_up(length * sum(shares[: i + 1])) for i in range(len(shares))]
    pieces = []
    for i, end in enumerate(ends):
        start = ends[i - 1] if i else 0
        pieces.append(Words(_PART_GLYPHS[i] * (end - start), _PART_TONES[i]))
    return pieces


def _map(map_: FrictionMap, width: int) -> list[Line]:
    number = len(str(max((row.number or 0 for row in map_.rows), default=1)))
    lines: list[Line] = []
    for row in map_.rows:
        lines += _arrivals(row, number, width)
        if row.number is None:
            lines += _thin_row(row, number, width)
            continue
        lines += _wide_row(row, number, width) if width >= WIDE - _INDENT else _narrow_row(row, number, width)
    return [*lines, *wrap(_legend(map_), width)]


def _arrivals(row: MapRow, number: int, width: int) -> list[Line]:
    indent = number + 3
    rows = [wrap((Words("↓ ", "muted"), *arrival), width - indent) for arrival in row.arrivals]
    return [(Words(" " * indent), *item) for wrapped in rows for item in wrapped]


def _thin_row(row: MapRow, number: int, width: int) -> list[Line]:
    """One muted line for what customers never see."""
    indent = Words(" " * (number + 3))
    told = wrap((Words("┆ ", "muted"), Words(f"{row.name}, {row.team}, ", "muted"), *row.happened), width - number - 3)
    return [(indent, *item) for item in told]


def _head(row: MapRow, number: int) -> Line:
    """Number, mark, bar and score: the same width in every row."""
    shown = Words(f"{row.number}".rjust(number) + " ", "muted")
    if row.friction is None:
        return (shown, _MARKS[row.mark], Words(" ····· ?   ", "muted"))
    filled = half_up(row.friction)
    tone = _TONES[filled - 1]
    bar = (Words("█" * filled, tone), Words("░" * (5 - filled), "muted"))
    return (shown, _MARKS[row.mark], Words(" "), *bar, Words(f" {score(row.friction)}".ljust(5), tone))


def _name(row: MapRow) -> Line:
    return line(
        Words("◆ ", "warn") if row.moment_of_truth else "",
        Words(row.name, "strong" if row.mark == "breakdown" else "plain"),
    )


def _narrow_row(row: MapRow, number: int, width: int) -> list[Line]:
    """Two lines for a touchpoint: its name and team, then what happened."""
    head = _head(row, number)
    room = width - width_of(head)
    team = line(Words(row.team, "muted"))
    named = beside([(_name(row), room - min(width_of(team), 22) - 2), (team, min(width_of(team), 22))])
    told = wrap((*row.happened, Words(f" · {row.channel}, {row.class_}", "muted")), room)
    space = (Words(" " * width_of(head)),)
    return [(*(space if i else head), *item) for i, item in enumerate([*named, *told])]


def _wide_row(row: MapRow, number: int, width: int) -> list[Line]:
    """One line for a touchpoint, with a column for each thing."""
    head = _head(row, number)
    room = width - width_of(head) - 8
    team, channel, class_ = 18, 13, 12
    name = (room - team - channel - class_) * 11 // 20
    happened = room - team - channel - class_ - name
    columns = [
        (_name(row), name),
        (line(row.team), team),
        (line(Words(row.channel, "muted")), channel),
        (line(Words(row.class_, "muted")), class_),
        (row.happened, happened),
    ]
    space = (Words(" " * width_of(head)),)
    return [(*(space if i else head), *item) for i, item in enumerate(beside(columns))]


def _legend(map_: FrictionMap) -> Line:
    """Only what is on the map."""
    marks = {row.mark for row in map_.rows}
    parts = [
        text
        for text, shown in (
            ("✗ breakdown", "breakdown" in marks),
            ("~ strain", "strain" in marks),
            ("◆ moment of truth", any(row.moment_of_truth for row in map_.rows)),
        )
        if shown
    ]
    return line(Words("  ".join(["friction 1 effortless to 5 blocked ", *parts]), "muted"))
