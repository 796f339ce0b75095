"""For a person at a terminal: fits 80 columns and more, with colours only there (`--color`, `NO_COLOR`)."""

from __future__ import annotations

from cxmap.formats import Format
from cxmap.formats.drawing.terminal import draw

FORMAT = Format(pages=draw, ending="txt")
