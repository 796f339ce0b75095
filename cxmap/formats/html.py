"""For a browser and for paper: one file that loads nothing."""

from __future__ import annotations

from cxmap.formats import Format
from cxmap.formats.drawing.html import document

FORMAT = Format(pages=document, in_full=True, report=True)
