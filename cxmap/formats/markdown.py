"""For a wiki page, a ticket, a pull request."""

from __future__ import annotations

from cxmap.formats import Format
from cxmap.formats.drawing.markdown import draw

FORMAT = Format(pages=draw, in_full=True)
