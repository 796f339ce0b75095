"""Comparisons as one page for a browser: nothing is loaded from anywhere, and it prints."""

from __future__ import annotations

import html
from collections.abc import Iterable

from cxmap import __version__
from cxmap.diff.report import Report
from cxmap.formats.drawing.printable import printable
from cxmap.present.folder import pages, total
from cxmap.present.page import Block, Item, Line, Listing, Page, Section, Sentence, Table


def comparisons_page(report: Report) -> str:
    """The whole document."""
    told = pages(report)
    title = told[0].title if told else "Comparison"
    body = "\n".join([*(_page(page) for page in told), f'<p class="total">{_inline(total(report))}</p>'])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_text(title)} – comparison</title>
<style>
{_CSS}</style>
</head>
<body>
<main>
{body}
</main>
<footer>cxmap {__version__}</footer>
</body>
</html>
"""


def _page(page: Page) -> str:
    head = f"<h1>{_text(page.title)}</h1>"
    aside = f'<p class="aside">{_text(page.aside)}</p>' if page.aside else ""
    below = f'<p class="below">{_text(page.below)}</p>' if page.below else ""
    return "\n".join([f"<article>\n<header>{head}{aside}{below}</header>", *map(_section, page.sections), "</article>"])


def _section(section: Section) -> str:
    note = f" <small>{_text(section.note)}</small>" if section.note else ""
    heading = f"<h2>{_text(section.title)}{note}</h2>\n" if section.title else ""
    blocks = "\n".join(_block(block) for block in section.blocks)
    return f'<section class="{section.name}">\n{heading}{blocks}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Sentence():
            return f"<p>{_inline(block.line)}</p>"
        case Listing():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>\n" + "\n".join(_item(item) for item in block.items) + f"\n</{tag}>"
        case Table():
            return _table(block)
    raise TypeError(f"a comparison has no {type(block).__name__}")


def _item(item: Item) -> str:
    aside = f' <span class="aside">{_inline(item.aside)}</span>' if item.aside else ""
    below = "".join(f"<div>{_inline(line)}</div>" for line in item.below)
    return f"<li>{_inline(item.line)}{aside}{below}</li>"


def _table(table: Table) -> str:
    titles = _cells("th", [_text(column.title) for column in table.columns], table)
    rows = "\n".join(_cells("td", [_inline(cell) for cell in row], table) for row in table.rows)
    return f"<table>\n<thead>{titles}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _cells(tag: str, cells: Iterable[str], table: Table) -> str:
    written = (
        f'<{tag} class="number">{cell}</{tag}>' if column.right else f"<{tag}>{cell}</{tag}>"
        for cell, column in zip(cells, table.columns, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _inline(words: Line) -> str:
    return "".join(
        _text(text) if tone == "plain" else f'<span class="{tone}">{_text(text)}</span>' for text, tone in words
    )


def _text(text: str) -> str:
    return html.escape(printable(text))


_CSS = """\
:root { color-scheme: light dark; --good: #1a7f37; --bad: #c62828; --warn: #946200; --muted: #6a7178; --line: #d5d9dd; }
@media (prefers-color-scheme: dark) {
  :root { --good: #57c274; --bad: #ff7b72; --warn: #e0a93b; --muted: #9aa3ab; --line: #3a4047; }
}
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 2rem 1.25rem; overflow-wrap: anywhere; }
main, footer { max-width: 52rem; margin: 0 auto; }
article + article { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h2 small { font-weight: normal; color: var(--muted); }
header p { margin: .25rem 0 0; color: var(--muted); font-size: .9rem; }
p { margin: .5rem 0; }
.verdict { margin-top: 1.25rem; padding-left: 1rem; border-left: .3rem solid var(--line); }
.verdict p:first-child { font-size: 1.2rem; font-weight: 600; }
table { border-collapse: collapse; margin: 1.25rem 0; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: normal; color: var(--muted); }
th, td { padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
ul, ol { list-style: none; margin: 0; padding: 0; }
li { padding: .4rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
li div { padding-left: 1.1rem; }
.strong { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .muted { color: var(--muted); }
.total { margin-top: 2rem; font-weight: 600; }
footer { margin-top: 3rem; color: var(--muted); font-size: .8rem; }
@media print {
  body { font-size: 11pt; padding: 0; }
  h2 { break-after: avoid; }
  article + article { break-before: page; border: 0; }
}
"""
