"""For a document that takes no SVG: the same pictures in pixels, twice as many as the SVG has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxmap.errors import ConfigError
from cxmap.formats import File, Format, Look, MakeFiles
from cxmap.formats.drawing.svg import FONT
from cxmap.formats.svg import comparisons, journeys

_TIMES = 2
_OTHER_FONTS = ", 'DejaVu Sans', 'Noto Sans', 'Open Sans', Roboto, Verdana, 'Segoe UI'"
"""A browser takes any font there is, and this drawer only those that are named."""
_LETTERS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#fff"/>'
    '<text x="2" y="15" font-size="14" font-family="{font}">{words}</text></svg>'
)


def _pixels(pictures: MakeFiles) -> MakeFiles:
    """The pictures of the SVG format, drawn. Raises ConfigError where the drawer or every font is missing."""

    def draw(facts: Any, look: Look) -> Sequence[File]:
        drawer = _drawer()
        size = {"zoom": _TIMES} if look.picture_width is None else {"width": look.picture_width}
        found = pictures(facts, look._replace(picture_width=None))
        return [
            File(file.name.removesuffix("svg") + "png", _drawn(drawer, file.content.decode("utf-8"), **size))
            for file in found
        ]

    return draw


def _drawer() -> Any:
    """What draws; it leaves out letters, and says nothing, where there is no font for them."""
    try:
        import resvg_py
    except ImportError:
        message = "writing a PNG needs resvg-py"
        raise ConfigError(message, hint="pip install 'cxmap[png]'") from None
    with_letters, without = (_drawn(resvg_py, _LETTERS.format(font=FONT, words=words)) for words in ("Map", ""))
    if with_letters == without:
        message = "there is no font on this machine, so a PNG would have no letters"
        raise ConfigError(message, hint="install one, such as fonts-liberation or fonts-dejavu, or take --format svg")
    return resvg_py


def _drawn(drawer: Any, picture: str, **size: int) -> bytes:
    return bytes(drawer.svg_to_bytes(svg_string=picture.replace(FONT, f"{FONT}{_OTHER_FONTS}"), **size))


FORMAT = Format(files={"analyses": _pixels(journeys), "comparisons": _pixels(comparisons)}, is_binary=True)
