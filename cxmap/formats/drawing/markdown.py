"""Pages as Markdown. Whatever a person typed is escaped, so that it can change nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from cxmap.formats.drawing.cut import Chunk, cut
from cxmap.formats.drawing.printable import printable
from cxmap.present.look import Look
from cxmap.present.page import (
    Bars,
    Block,
    FrictionMap,
    Item,
    Line,
    Listing,
    Page,
    Sample,
    Section,
    Sentence,
    Table,
    Words,
)
from cxmap.wording import half_up, percents, score

_Lines = tuple[str, ...]

_NOTHING = "&#8203;"
"""A space of no width, which breaks what a service would make a link of."""
_LIVE = re.compile(r"@|[#!$%](?=\d)|\bgh-(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
_COMMIT = re.compile(r"\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b")


def draw(pages: Sequence[Page], look: Look) -> str:
    """All pages, cut to what the place takes: sections go by rank, tables and lists lose whole rows."""
    chunks: list[Chunk] = []
    for page in pages:
        chunks += _page(page, len(chunks), is_part=page.level > pages[0].level)
    return cut(chunks, look.max_length, escaped(look.artifact))


def _page(page: Page, at: int, *, is_part: bool) -> Iterator[Chunk]:
    """The chunks of a page, of which the first one has the number ``at``."""
    before = "" if not at else "\n\n" if is_part else "\n\n---\n\n"
    aside = f"*{plain(page.aside)}*" if page.aside else ""
    below = "  \n".join(text for text in (aside, plain(page.below)) if text)
    yield Chunk(0, before + f"{'#' * page.level} {plain(page.title)}" + (f"\n\n{below}" if below else ""))
    for section in page.sections:
        yield _section(section, page.level + 1)._replace(under=at)
    if page.total:
        yield Chunk(0, f"\n\n{_start(inline(page.total))}")


def _section(section: Section, level: int) -> Chunk:
    """A heading, what stands before the longest block, that block in rows, and what stands after it."""
    drawn = [_block(block) for block in section.blocks]
    longest = max(range(len(drawn)), key=lambda i: len(drawn[i][1]), default=0)
    opening, closing = _frame(section, level)
    opening += "".join(_whole(block) for block in drawn[:longest])
    closing = "".join(_whole(block) for block in drawn[longest + 1 :]) + closing
    top, rows = drawn[longest] if drawn else ("", ())
    if not rows:
        return Chunk(section.rank, opening + (f"\n\n{top}" if top else ""), (), closing)
    opening += f"\n\n{top}" if top else "\n"
    return Chunk(section.rank, opening, tuple(f"\n{row}" for row in rows), closing)


def _frame(section: Section, level: int) -> tuple[str, str]:
    """The heading; of a section that is folded, what opens and what closes it."""
    if section.folded:
        note = f": {section.note}" if section.note else ""
        return (
            f"\n\n<details><summary>{unlinked(html.escape(printable(section.title + note)))}</summary>",
            "\n\n</details>",
        )
    note = f" ({plain(section.note)})" if section.note else ""
    return f"\n\n{'#' * level} {plain(section.title)}{note}" if section.title else "", ""


def _whole(drawn: tuple[str, _Lines]) -> str:
    return "\n\n" + "\n".join(text for text in (drawn[0], *drawn[1]) if text)


def _block(block: Block) -> tuple[str, _Lines]:
    """A block as what opens it and its rows."""
    match block:
        case Sentence():
            text = inline(block.line)
            return (f"**{text}**" if block.leads and "**" not in text else _start(text)), ()
        case Sample():
            return "```yaml\n" + "\n".join(map(printable, block.text.splitlines())) + "\n```", ()
        case Listing():
            return "", tuple(_item(item, "1." if block.numbered else "-") for item in block.items)
        case Table():
            rows = [[inline(cell) for cell in row] for row in block.rows]
            return _table([column.title for column in block.columns], [column.right for column in block.columns], rows)
        case Bars():
            return _bars(block)
        case FrictionMap():
            return _map(block), ()


def inline(words: Line) -> str:
    """A line; strong words are bold."""
    return "".join(_toned(piece) for piece in words).strip()


def _toned(piece: Words) -> str:
    if piece.tone == "code":
        return printable(piece.text)
    if piece.tone == "break":
        return "<br>"
    text = plain(piece.text)
    inner = text.strip()
    if piece.tone != "strong" or not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}**{inner}**{text[start + len(inner) :]}"


def plain(text: str) -> str:
    """Text that is nothing but text."""
    return unlinked(escaped(text))


def unlinked(text: str) -> str:
    """Text of which GitHub and GitLab make no mention, reference or link, in a comment as little as in a file."""
    text = _LIVE.sub(rf"\g<0>{_NOTHING}", text)
    return _COMMIT.sub(lambda found: _NOTHING.join(re.findall(".{1,6}", found[0])), text)


def escaped(text: str) -> str:
    """Text with only the characters escaped that mean something where they stand."""
    text = printable(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*\[\]|~])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return re.sub(r":(?=[\w+-]+:)", r"\\:", text)


def _start(text: str) -> str:
    """A paragraph that no first character turns into a heading, a list or a quote."""
    return re.sub(r"^(#|[-+] |\d+[.)] |=+$|-+$)", r"\\\1", text)


def _item(item: Item, bullet: str) -> str:
    indent = " " * (len(bullet) + 1)
    aside = f" ({inline(item.aside)})" if item.aside else ""
    below = "".join(f"  \n{indent}{inline(line)}" for line in item.below)
    return f"{bullet} {_start(inline(item.line))}{aside}{below}"


def _table(titles: Sequence[str], right: Sequence[bool], rows: Sequence[Sequence[str]]) -> tuple[str, _Lines]:
    """A pipe table; the cells are Markdown already."""
    head = "| " + " | ".join(plain(title) for title in titles) + " |"
    rule = "| " + " | ".join("---:" if is_right else "---" for is_right in right) + " |"
    return f"{head}\n{rule}", tuple("| " + " | ".join(row) + " |" for row in rows)


def _bars(bars: Bars) -> tuple[str, _Lines]:
    rows = [
        [
            plain(row.label),
            *(percents(row.shares) if row.shares else ["–"] * len(bars.legend)),
            plain(row.note),
        ]
        for row in bars.rows
    ]
    return _table(["", *bars.legend, ""], [False, *(True for _ in bars.legend), False], rows)


def _map(map_: FrictionMap) -> str:
    titles = ["#", "friction", "touchpoint", "team", "channel", "class", "what happened", "handoff on arrival"]
    rows = []
    for row in map_.rows:
        mark = {"breakdown": "✗ ", "strain": "~ "}.get(row.mark, "")
        friction = "?" if row.friction is None else "█" * half_up(row.friction) + f" {score(row.friction)}"
        friction = "" if row.number is None else friction
        name = ("◆ " if row.moment_of_truth else "") + plain(row.name)
        rows.append([
            str(row.number or ""), mark + friction, f"**{name}**" if row.mark == "breakdown" else name, plain(row.team),
            plain(row.channel), row.class_, inline(row.happened), "<br>".join(map(inline, row.arrivals)),
        ])  # fmt: skip
    legend = "Friction from 1 (effortless) to 5 (blocked). ✗ breakdown, \\~ strain, ◆ moment of truth."
    head, lines = _table(titles, [True, *(False for _ in titles[1:])], rows)
    return "\n".join((head, *lines)) + f"\n\n{legend}"
