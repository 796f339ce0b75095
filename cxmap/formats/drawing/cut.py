"""Text that has to fit: what matters most is kept, and a table loses whole rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_NOTE = "\n… {count:,} more, see the artifact\n"


class Chunk(NamedTuple):
    """A piece of text: how long it is kept (0 longest), its opening, its rows and its closing."""

    rank: int
    opening: str
    rows: tuple[str, ...] = ()
    closing: str = ""


def cut(chunks: Sequence[Chunk], most: int) -> str:
    """The chunks in their order in at most so many characters, with a note of how much was left out."""
    room = most - len(_NOTE.format(count=10**9))
    kept: dict[int, int] = {}
    left_out = 0
    for i in sorted(range(len(chunks)), key=lambda i: (chunks[i].rank, i)):
        rows = _fitting(chunks[i], room)
        if rows is None:
            left_out += max(len(chunks[i].rows), 1)
            continue
        kept[i] = rows
        left_out += len(chunks[i].rows) - rows
        room -= len(_text(chunks[i], rows))
    text = "".join(_text(chunk, kept[i]) for i, chunk in enumerate(chunks) if i in kept)
    return text.lstrip("\n") + (_NOTE.format(count=left_out) if left_out else "")


def _fitting(chunk: Chunk, room: int) -> int | None:
    """How many rows fit, None if not even the frame does (with one row, if there are any)."""
    room -= len(chunk.opening) + len(chunk.closing)
    count = 0
    for row in chunk.rows:
        room -= len(row)
        if room < 0:
            break
        count += 1
    return None if room < 0 and not count else count


def _text(chunk: Chunk, rows: int) -> str:
    return chunk.opening + "".join(chunk.rows[:rows]) + chunk.closing
