"""Text that has to fit: what matters most is kept, and a table loses whole rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LONGEST_COUNT = 10**9


class Chunk(NamedTuple):
    """A piece of text: how long it is kept (0 longest), its opening, its rows and its closing.

    ``under`` is the number of the chunk without which it would make no sense, such as the title of its page.
    """

    rank: int
    opening: str
    rows: tuple[str, ...] = ()
    closing: str = ""
    under: int | None = None


def cut(chunks: Sequence[Chunk], most: int | None, where: str) -> str:
    """The chunks in their order in at most so many characters, with a note of how much was left out."""
    whole = "".join(_text(chunk, len(chunk.rows)) for chunk in chunks) + "\n"
    if most is None or len(whole) <= most:
        return whole
    kept = _kept(chunks, most - len(_note(_LONGEST_COUNT, where)))
    left_out = sum(max(len(chunk.rows), 1) - max(kept.get(i, 0), i in kept) for i, chunk in enumerate(chunks))
    text = "".join(_text(chunk, kept[i]) for i, chunk in enumerate(chunks) if i in kept)
    return text.lstrip("\n") + _note(left_out, where)


def _note(count: int, where: str) -> str:
    return f"\n\n… {count:,} more{f', see {where}' if where else ''}\n"


def _kept(chunks: Sequence[Chunk], room: int) -> dict[int, int]:
    """How many rows of each chunk fit, for those of which anything does."""
    kept: dict[int, int] = {}
    for i in sorted(range(len(chunks)), key=lambda i: (chunks[i].rank, i)):
        rows = _fitting(chunks[i], room) if chunks[i].under is None or chunks[i].under in kept else None
        if rows is not None:
            kept[i] = rows
            room -= len(_text(chunks[i], rows))
    return kept


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
