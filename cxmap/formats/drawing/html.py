"""Pages for a browser: nothing is loaded from anywhere, and they print. What a person typed is text and never a tag."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from cxmap import __version__
from cxmap.formats.drawing.html_blocks import block, inline, text
from cxmap.formats.drawing.style import OF_THE_DOCUMENT, OF_THE_PAGES
from cxmap.present.look import Look
from cxmap.present.page import Page, Section


def document(pages: Sequence[Page], look: Look) -> str:
    """The whole document."""
    title = pages[0].title if pages else "cxmap"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{text(title)} – cxmap</title>
<style>
{OF_THE_DOCUMENT}{OF_THE_PAGES}</style>
</head>
<body>
<main class="cxmap">
{_all(pages)}
</main>
<footer class="cxmap">cxmap {html.escape(__version__)}</footer>
</body>
</html>
"""


def fragment(pages: Sequence[Page]) -> str:
    """The pages as a part of somebody else's document, such as a notebook, of which they change nothing."""
    return f'<div class="cxmap">\n<style>\n{OF_THE_PAGES}</style>\n{_all(pages)}\n</div>\n'


def _all(pages: Sequence[Page]) -> str:
    top = min((page.level for page in pages), default=1)
    return "\n".join(_page(page, page.level - top + 1) for page in pages)


def _page(page: Page, level: int) -> str:
    return "\n".join(["<article>", *_parts(page, level), "</article>"])


def _parts(page: Page, level: int) -> Iterator[str]:
    asides = (("aside", page.aside), ("below", page.below))
    told = "".join(f'<p class="{name}">{text(words)}</p>' for name, words in asides if words)
    yield f"<header><h{level}>{text(page.title)}</h{level}>{told}</header>"
    yield from (_section(section, level + 1) for section in page.sections)
    if page.total:
        yield f'<p class="total">{inline(page.total)}</p>'


def _section(section: Section, level: int) -> str:
    note = f" <small>{text(section.note)}</small>" if section.note else ""
    heading = f"<h{level}>{text(section.title)}{note}</h{level}>\n" if section.title else ""
    blocks = "\n".join(block(each) for each in section.blocks)
    return f'<section class="{text(section.name)}">\n{heading}{blocks}\n</section>'
