"""For a person at a terminal."""

from __future__ import annotations

from cxmap.formats import Format
from cxmap.formats.drawing.terminal import draw

FORMAT = Format(pages=draw)
