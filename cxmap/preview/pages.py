"""The frame in which a browser shows a drawing, and the list of a folder. No text of a file is ever more than text."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from cxmap.formats.drawing.html import source_of
from cxmap.formats.drawing.html_text import text
from cxmap.preview.board import Shown
from cxmap.preview.look import SCRIPT, STYLE
from cxmap.wording import counted

POLICY = (
    f"default-src 'none'; script-src '{source_of(SCRIPT)}'; style-src '{source_of(STYLE)}'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the frame and the list may do: nothing but ask this server."""


def address(kind: str, name: str) -> str:
    """Where something of a file is: its ``frame``, its ``page``, its ``news``."""
    return f"/{kind}/{quote(name, safe='')}"


def listing(shown: Mapping[str, Shown], changes: int) -> str:
    """All journeys of a folder."""
    items = "\n".join(_item(name, each) for name, each in shown.items())
    heading = f"<h1>{counted(len(shown), 'journey').capitalize()}</h1>"
    body = f"{heading}\n<p class='lost'>cxmap preview has ended.</p>\n<ul>\n{items}\n</ul>"
    return _document("cxmap preview", f'class="list" data-news="/news" data-seen="{changes}"', body)


def _item(name: str, each: Shown) -> str:
    drawing = each.drawing
    broken = '<span class="broken">✗ cannot be read as it is</span>' if drawing.findings else ""
    link = f'<a href="{address("frame", name)}">{text(drawing.title or name)}</a>'
    return f'<li>{link}{broken}<span>{text(drawing.verdict)}</span><span class="file">{text(name)}</span></li>'


def frame(name: str, each: Shown, *, is_alone: bool) -> str:
    """A journey: what is wrong with the file now, over the last page that could be drawn."""
    drawing = each.drawing
    back = "" if is_alone else '<a href="/">all journeys</a>'
    page = address("page", name)
    nav = f'<nav>{back}<a href="{page}">the page alone</a><span class="file">{text(name)}</span> '
    nav += '<span class="lost">cxmap preview has ended</span></nav>'
    source = f' src="{page}"' if drawing.page else ""
    hidden = "" if drawing.findings else " hidden"
    over = "the picture is the last that could be drawn" if drawing.page else "nothing could be drawn yet"
    wrong = f"<h2>Not readable as it is; {over}</h2>\n<pre>{text(drawing.findings)}</pre>"
    body = f"""{nav}
<section aria-live="polite"{hidden}>{wrong}</section>
<iframe title="{text(drawing.title or name)}" data-page="{each.page}"{source}></iframe>"""
    title = f"{'✗ ' if drawing.findings else ''}{drawing.title or name}"
    return _document(title, f'data-news="{address("news", name)}" data-seen="{each.version}"', body)


def _document(title: str, attributes: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)}</title>
<style>{STYLE}</style>
</head>
<body {attributes}>
{body}
<script>{SCRIPT}</script>
</body>
</html>
"""
