"""Toned text in columns of a terminal: wrapping, padding, glyphs. Widths are cells, so wide characters count as two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cxmap.formats.drawing.printable import PLAINER, printable
from cxmap.formats.drawing.width import cells, head
from cxmap.present.look import Look
from cxmap.present.page import BREAK, Line, Tone, Words

_ASCII = str.maketrans(PLAINER)
_STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "muted": "bright_black",
    "code": "",
    "break": "",
    "step": "",
    "broken": "red",
    "experience": "cyan",
    "self-service": "blue",
    "assisted": "magenta",
}


def width_of(line: Line) -> int:
    """Cells that a line takes; of one with breaks its widest row."""
    rows = [0]
    for text, tone, _ in line:
        if tone == "break":
            rows.append(0)
        else:
            rows[-1] += cells(text)
    return max(rows)


def clean(line: Line) -> Line:
    """The line with nothing in it that a terminal would obey."""
    return tuple(piece if piece is BREAK else Words(printable(piece.text), piece.tone) for piece in line)


def wrap(line: Line, width: int) -> list[Line]:
    """The line in rows of at most ``width`` cells, broken at spaces, and inside a word only if it is too long."""
    width = max(width, 4)
    rows: list[list[Words]] = [[]]
    used, is_full = 0, False
    for text, tone, _ in _pieces(clean(line), width):
        size = cells(text)
        if tone == "break":
            rows.append([])
            used, is_full = 0, False
            continue
        if used + size > width and text.isspace():
            is_full = True
            continue
        if used + size > width:
            rows.append([] if is_full else _glued(rows[-1], width - size))
            used = width_of(tuple(rows[-1]))
        is_full = False
        if text.isspace() and not used and len(rows) > 1:
            continue
        rows[-1].append(Words(text, tone))
        used += size
    return [_stripped(row) for row in rows]


def _glued(row: list[Words], room: int) -> list[Words]:
    """What stands at the end of a row without a space behind it, such as a name before a comma: it goes along."""
    at = len(row)
    while at and not row[at - 1].text.isspace():
        at -= 1
    moved = row[at:] if at and width_of(tuple(row[at:])) <= room else []
    del row[len(row) - len(moved) :]
    return moved


def _pieces(line: Line, width: int) -> Iterator[Words]:
    """Words and the spaces between them, each with its tone; longer words in parts."""
    for text, tone, _ in line:
        for piece in re.findall(r"\s+|\S+", text):
            while cells(piece) > width:
                start = head(piece, width)
                if piece.startswith("::", len(start)):  # which a log reader would obey at the start of a row
                    start = start[:-1]
                yield Words(start, tone)
                piece = piece[len(start) :]
            yield Words(piece, tone)


def _stripped(row: list[Words]) -> Line:
    while row and row[-1].text.isspace():
        row.pop()
    return tuple(row)


def pad(line: Line, width: int, *, right: bool = False) -> Line:
    """The line filled up with spaces to ``width`` cells."""
    space = Words(" " * max(0, width - width_of(line)))
    return (space, *line) if right else (*line, space)


def beside(cells: list[tuple[Line, int]], gap: int = 2) -> list[Line]:
    """Cells of given widths side by side, each wrapped in its own column."""
    columns = [(wrap(cell, width), width) for cell, width in cells]
    height = max(len(rows) for rows, _ in columns)
    lines: list[Line] = []
    for i in range(height):
        row: list[Words] = []
        for rows, width in columns:
            row += [*pad(rows[i] if i < len(rows) else (), width), Words(" " * gap)]
        lines.append(tuple(row))
    return lines


def ink(lines: list[Line], look: Look) -> str:
    """The lines as text for that screen: colour if it has any, plain characters if it has no others."""
    paint = _painter() if look.color else None
    rows = []
    for line in lines:
        pieces = [Words(piece.text.translate(_ASCII) if not look.unicode else piece.text, piece.tone) for piece in line]
        plain = "".join(piece.text for piece in pieces).rstrip()
        rows.append(plain if paint is None else "".join(paint(piece) for piece in _cut(pieces, len(plain))))
    return "".join(f"{row}\n" for row in rows)


def _cut(pieces: list[Words], length: int) -> Iterator[Words]:
    """The pieces up to a length, so that no coloured line ends in spaces either."""
    for text, tone, _ in pieces:
        if length > 0:
            yield Words(text[:length], tone)
        length -= len(text)


def _painter() -> Callable[[Words], str]:
    """How a tone looks in colour. rich is a third of a start, so it is loaded only for a screen that has colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {tone: Style.parse(style) for tone, style in _STYLES.items()}
    return lambda piece: styles[piece.tone].render(piece.text, color_system=ColorSystem.STANDARD)
