"""A Markdown file → its Mermaid journeys, and its tables where it has none, with the heading above each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cxmap.convert.cells import from_markdown, line
from cxmap.convert.fences import Fence, Line, blocks
from cxmap.convert.grid import Grid, Row
from cxmap.convert.layouts import unnumbered
from cxmap.convert.limits import COLUMNS, refuse_above, refuse_large

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_RULING = frozenset("|-: \t")
_FACT = re.compile(r"\s*(persona|goal|scenario)(?:\s*/\s*[\w ]{1,30})?\s*[:：]\s*(\S.*)", re.IGNORECASE)
_CELLS = re.compile(r"(?<!\\)\|")


class Diagram(NamedTuple):
    """A fenced Mermaid block with what stands above it."""

    fence: Fence
    headings: tuple[tuple[int, str], ...]
    persona: str
    goal: str


class _Context:
    """What holds at a place of the file: the headings above it, and the persona and goal named since the last one."""

    def __init__(self) -> None:
        self.headings: list[tuple[int, str]] = []
        self.facts: dict[str, str] = {}

    def heading(self, level: int, text: str) -> None:
        self.headings = [(its, said) for its, said in self.headings if its < level]
        self.headings.append((level, title(text)))
        self.facts.clear()

    def prose(self, text: str) -> None:
        if found := _FACT.fullmatch(from_markdown(text).lstrip("-•* ")):
            self.facts[found[1].lower()] = line(found[2])

    @property
    def persona(self) -> str:
        return self.facts.get("persona", "")

    @property
    def goal(self) -> str:
        return self.facts.get("goal", "") or self.facts.get("scenario", "")


def title(heading: str) -> str:
    """The words of a heading, without its marks and number."""
    return unnumbered(line(from_markdown(heading)))


def parts(text: str, name: str) -> Iterator[Diagram | Grid]:
    """The Mermaid blocks and the tables of a file, in order. Raises UnreadableInput for a table that is too large."""
    context = _Context()
    found = list(blocks(text))
    i = 0
    while i < len(found):
        block = found[i]
        if isinstance(block, Fence):
            if block.is_mermaid:
                yield Diagram(block, tuple(context.headings), context.persona, context.goal)
            i += 1
            continue
        end = _table_end(found, i, name)
        if end:
            yield _grid([line_ for line_ in found[i:end] if isinstance(line_, Line)], context, name)
            i = end
            continue
        i += _prose(found, i, context)


def _prose(found: list[Line | Fence], i: int, context: _Context) -> int:
    """Take in a line that is no table; how many lines that were."""
    text = found[i][1] if isinstance(found[i], Line) else ""
    after = found[i + 1] if i + 1 < len(found) else None
    if atx := _ATX.fullmatch(str(text)):
        context.heading(len(atx[1]), _opened(atx[2] or ""))
    elif str(text).strip() and isinstance(after, Line) and (under := _SETEXT.fullmatch(after.text)):
        context.heading(1 if under[1][0] == "=" else 2, str(text))
        return 2
    else:
        context.prose(str(text))
    return 1


def _opened(heading: str) -> str:
    """A heading without the ``#`` that may close it."""
    text = heading.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and (not bare or bare[-1] in " \t") else text


def _table_end(found: list[Line | Fence], i: int, name: str) -> int:
    """Behind the last line of the table that begins here; 0 if none does."""
    head, ruler = found[i], found[i + 1] if i + 1 < len(found) else None
    if not (isinstance(head, Line) and isinstance(ruler, Line)) or "|" not in head.text:
        return 0
    if not set(ruler.text) <= _RULING or "-" not in ruler.text:
        return 0
    refuse_above(COLUMNS, ruler.text.count("|"), f"{name}:{head.number}")
    if not _RULER.fullmatch(ruler.text) or len(_cells(head.text)) != len(_cells(ruler.text)):
        return 0
    end = i + 2
    while end < len(found):
        block = found[end]
        if not isinstance(block, Line) or not block.text.strip() or _ATX.fullmatch(block.text) or "|" not in block.text:
            break
        end += 1
    return end


def _cells(text: str) -> list[str]:
    bare = text.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return _CELLS.split(bare)


def _grid(lines: list[Line], context: _Context, name: str) -> Grid:
    typed = [Row(text.number, tuple(_cells(text.text))) for i, text in enumerate(lines) if i != 1]
    refuse_large(typed, name)
    rows = [Row(row.number, tuple(from_markdown(cell.replace("\\|", "|")) for cell in row.cells)) for row in typed]
    place = f"line {lines[0].number} (Markdown table)"
    return Grid(tuple(rows), place, headings=tuple(context.headings), persona=context.persona, goal=context.goal)
