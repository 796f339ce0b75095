"""A page as Markdown. Whatever a person typed is escaped, so that it can change nothing."""

from __future__ import annotations

import re

from cxmap.formats.drawing.printable import printable
from cxmap.present.page import Bars, Block, FrictionMap, Item, Line, Listing, Page, Section, Sentence, Table, Words
from cxmap.wording import half_up, percents, score


def inline(words: Line) -> str:
    """A line; strong words are bold."""
    return "".join(_toned(piece) for piece in words).strip()


def _toned(piece: Words) -> str:
    text = plain(piece.text)
    inner = text.strip()
    if piece.tone != "strong" or not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}**{inner}**{text[start + len(inner) :]}"


def plain(text: str) -> str:
    """Text with only the characters escaped that mean something where they stand."""
    text = printable(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    text = re.sub(r"([\\`*\[\]|~])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return re.sub(r":(?=[\w+-]+:)", r"\\:", text)


def draw(page: Page, level: int = 1) -> str:
    """One page; headings start at ``level``."""
    parts = [
        f"{'#' * level} {plain(page.title)}",
        f"*{plain(page.aside)}*" + (f"  \n{plain(page.below)}" if page.below else ""),
    ]
    parts += [_section(section, level + 1) for section in page.sections]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, level: int) -> str:
    note = f" ({plain(section.note)})" if section.note else ""
    heading = [f"{'#' * level} {plain(section.title)}{note}"] if section.title else []
    return "\n\n".join([*heading, *(_block(block) for block in section.blocks)])


def _block(block: Block) -> str:
    match block:
        case Sentence():
            return _start(inline(block.line))
        case Listing():
            return "\n".join(_item(item, "1." if block.numbered else "-") for item in block.items)
        case Table():
            return table([column.title for column in block.columns], [column.right for column in block.columns],
                         [[inline(cell) for cell in row] for row in block.rows])  # fmt: skip
        case Bars():
            return _bars(block)
        case FrictionMap():
            return _map(block)


def _start(text: str) -> str:
    """A paragraph that no first character turns into a heading, a list or a quote."""
    return re.sub(r"^(#|[-+] |\d+[.)] |=+$|-+$)", r"\\\1", text)


def _item(item: Item, bullet: str) -> str:
    indent = " " * (len(bullet) + 1)
    aside = f" ({inline(item.aside)})" if item.aside else ""
    below = "".join(f"  \n{indent}{inline(line)}" for line in item.below)
    return f"{bullet} {_start(inline(item.line))}{aside}{below}"


def table(titles: list[str], right: list[bool], rows: list[list[str]]) -> str:
    """A pipe table; the cells are Markdown already."""
    head = "| " + " | ".join(plain(title) for title in titles) + " |"
    rule = "| " + " | ".join("---:" if is_right else "---" for is_right in right) + " |"
    return "\n".join([head, rule, *("| " + " | ".join(row) + " |" for row in rows)])


def _bars(bars: Bars) -> str:
    rows = [
        [
            plain(row.label),
            *(percents(row.shares) if row.shares else ["–"] * len(bars.legend)),
            plain(row.note),
        ]
        for row in bars.rows
    ]
    return table(["", *bars.legend, ""], [False, *(True for _ in bars.legend), False], rows)


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
            plain(row.channel), row.class_, inline(row.happened),
            "<br>".join(inline(arrival) for arrival in row.arrivals),
        ])  # fmt: skip
    legend = "Friction from 1 (effortless) to 5 (blocked). ✗ breakdown, \\~ strain, ◆ moment of truth."
    return table(titles, [True, *(False for _ in titles[1:])], rows) + f"\n\n{legend}"
