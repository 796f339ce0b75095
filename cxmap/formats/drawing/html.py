"""Pages for a browser: nothing is loaded from anywhere, and they print. What a person typed is text and never a tag.

The policy of a document allows its own style and its own script and nothing else, so nothing stands in attributes.
Where a host allows neither, headings, lists, tables and the colours of the pictures are still there.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections import Counter
from collections.abc import Iterator, Sequence

from cxmap import __version__
from cxmap.formats.drawing.html_blocks import block
from cxmap.formats.drawing.html_text import Place, Signs, inline, text
from cxmap.formats.drawing.script import SCRIPT
from cxmap.formats.drawing.style import OF_THE_DOCUMENT, OF_THE_PAGES
from cxmap.present.look import Look
from cxmap.present.page import Page, Picture, Section, Tags
from cxmap.wording import short

_LONGEST_LABEL = 50


def document(pages: Sequence[Page], look: Look) -> str:
    """The whole document."""
    title = pages[0].title if pages else "cxmap"
    style = OF_THE_DOCUMENT + OF_THE_PAGES
    script = SCRIPT if len(pages) > 1 or any(map(_has_picture, pages)) else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<title>{text(title)} – cxmap</title>
<style>{style}</style>
</head>
<body>
<main class="cxmap">
{_all(pages)}
</main>
<footer class="cxmap">cxmap {html.escape(__version__)}</footer>
{f"<script>{script}</script>" if script else ""}</body>
</html>
"""


def fragment(pages: Sequence[Page]) -> str:
    """The pages as a part of somebody else's document, such as a notebook, of which they change nothing."""
    alone = [page._replace(anchor="", tags=None) for page in pages]
    return f'<div class="cxmap">\n<style>{OF_THE_PAGES}</style>\n{_all(alone)}\n</div>\n'


def _policy(style: str, script: str) -> str:
    """Only this style and this script, as they are."""
    own = f"; script-src '{source_of(script)}'" if script else ""
    return f"default-src 'none'; style-src '{source_of(style)}'{own}; base-uri 'none'; form-action 'none'"


def source_of(content: str) -> str:
    """What a policy calls a script or a style that it allows: by what is in it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _has_picture(page: Page) -> bool:
    return any(isinstance(block, Picture) for section in page.sections for block in section.blocks)


def _all(pages: Sequence[Page]) -> str:
    top = min((page.level for page in pages), default=1)
    signs = Signs()
    labels = _labels(pages)
    drawn = [_page(page, page.level - top + 1, Place(i, page.anchor, labels[i], signs)) for i, page in enumerate(pages)]
    if sum(page.tags is not None for page in pages) > 1:
        drawn.insert(1, _FILTERS)
    return "\n".join([*signs.defined(), *drawn])


def _labels(pages: Sequence[Page]) -> list[str]:
    """What tells the parts of each page from those of the others: its title, with a number where that is not enough."""
    titles = [short(page.title, _LONGEST_LABEL) for page in pages]
    count = Counter(titles)
    return [f"{title} ({i})" if count[title] > 1 else title for i, title in enumerate(titles, 1)]


_FILTERS = """\
<div class="filters" role="search" hidden>
<label>team <select name="teams"><option value="">all</option></select></label>
<label>persona <select name="personas"><option value="">all</option></select></label>
<label>stage <select name="stages"><option value="">all</option></select></label>
<p role="status"></p>
</div>"""


def _page(page: Page, level: int, place: Place) -> str:
    attributes = (f' id="{text(page.anchor)}"' if page.anchor else "") + _tags(page.tags)
    return "\n".join([f"<article{attributes}>", *_parts(page, level, place), "</article>"])


def _tags(tags: Tags | None) -> str:
    """By what a reader can look for the page; a name has no line breaks, so they keep names apart."""
    if tags is None:
        return ""
    return "".join(f' data-{name}="{"&#10;".join(map(text, names))}"' for name, names in tags._asdict().items())


def _parts(page: Page, level: int, place: Place) -> Iterator[str]:
    asides = (("aside", page.aside), ("below", page.below))
    told = "".join(f'<p class="{name}">{text(words)}</p>' for name, words in asides if words)
    yield f"<header><h{level}>{text(page.title)}</h{level}>{told}</header>"
    yield from (_section(section, level + 1, place) for section in page.sections)
    if page.total:
        yield f'<p class="total">{inline(page.total)}</p>'


def _section(section: Section, level: int, place: Place) -> str:
    note = f" <small>{text(section.note)}</small>" if section.note else ""
    heading = f"<h{level}>{text(section.title)}{note}</h{level}>\n" if section.title else ""
    inside = place._replace(section=section.title)
    blocks = "\n".join(block(each, inside) for each in section.blocks)
    return f'<section class="{text(section.name)}">\n{heading}{blocks}\n</section>'
