"""The blocks that a page is made of. Terminal, Markdown and HTML each draw every block in their own way."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tone = Literal[
    "plain", "strong", "good", "warn", "bad", "muted", "code", "break", "experience", "self-service", "assisted"
]
"""How words are meant. ``code`` stands in its backticks. The last three name a part of the experience, and judge none.

``break`` is a new line inside of a cell.
"""
Mark = Literal["breakdown", "strain", ""]


class Words(NamedTuple):
    """A piece of text with the way it is meant. The text may come from a file: it is data and never markup."""

    text: str
    tone: Tone = "plain"


Line = tuple[Words, ...]
BREAK = Words("\n", "break")


def line(*pieces: str | Words) -> Line:
    """A line of plain and toned pieces."""
    return tuple(piece if isinstance(piece, Words) else Words(piece) for piece in pieces if piece)


def text_of(words: Line) -> str:
    """The line without its tones."""
    return "".join(piece.text for piece in words)


class Sentence(NamedTuple):
    """A paragraph. ``leads`` is the one that a reader in a hurry takes away."""

    line: Line
    leads: bool = False


class Sample(NamedTuple):
    """Lines of a file as they are: never wrapped, never painted."""

    text: str


class Item(NamedTuple):
    """An entry of a listing: its first line, what stands at that line's right end, and the lines below."""

    line: Line
    aside: Line = ()
    below: tuple[Line, ...] = ()


class Listing(NamedTuple):
    """Entries one below the other, with numbers if they are ranked."""

    items: tuple[Item, ...]
    numbered: bool = False


class Column(NamedTuple):
    """A column of a table; figures stand to the right."""

    title: str
    right: bool = False


class Table(NamedTuple):
    """Rows of lines under titles."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


class Bar(NamedTuple):
    """One whole, split: a share from 0 to 1 for each part of the legend, or None if there is nothing to split."""

    label: str
    shares: tuple[float, ...] | None
    note: str = ""


class Bars(NamedTuple):
    """Several wholes, split in the same parts."""

    legend: tuple[str, ...]
    rows: tuple[Bar, ...]


class MapRow(NamedTuple):
    """One touchpoint of a friction map: ``friction`` 1 to 5 or None. A step without a
    ``number`` is backstage, and thin. ``arrivals`` are the handoffs that lead here."""

    number: int | None
    friction: float | None
    name: str
    team: str
    channel: str
    class_: str
    happened: Line
    mark: Mark
    moment_of_truth: bool
    arrivals: tuple[Line, ...] = ()


class FrictionMap(NamedTuple):
    """The journey as a picture made of text, one row for each touchpoint."""

    rows: tuple[MapRow, ...]


Block = Sentence | Sample | Listing | Table | Bars | FrictionMap


class Section(NamedTuple):
    """Blocks under a title; the first section of a page has none. ``note`` stands beside the title.

    Where a page has to be cut, what has the lowest ``rank`` is kept longest. ``folded`` is what a reader opens who
    wants to know more, where the place can fold.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    rank: int = 1
    folded: bool = False


class Page(NamedTuple):
    """One journey or one comparison on one page. ``aside`` stands at the right of the title, ``below`` under it.

    ``level`` is that of its heading in a text of which it becomes a part: 1 for a text of its own, one more for what
    stands under another page. ``total`` is the last line of all, on the last page.
    """

    title: str
    aside: str
    below: str
    sections: tuple[Section, ...]
    level: int = 1
    total: Line = ()
