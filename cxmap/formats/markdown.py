"""For a wiki page, a ticket, a pull request, the summary of a job; `--max-length` cuts what matters least."""

from __future__ import annotations

from cxmap.formats import Format
from cxmap.formats.drawing.markdown import draw

FORMAT = Format(pages=draw, in_full=True, ending="md")
