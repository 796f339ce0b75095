"""Words of a page as HTML, and the place on the page in which they stand."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.svg import COLOURS
from cxmap.picture.marks import Role, digits
from cxmap.present.page import Line, Words

_WIDE, _HIGH, _STEP = 126, 26, 14
_TOP, _LEVEL = 4, 4.5
_EDGES: dict[Role, Role] = {"service-tint": "service"}
"""What is so light that it needs an edge."""


class Signs:
    """The signs of all pictures of a document, which are said once; the first picture explains them."""

    def __init__(self) -> None:
        self.known: dict[str, ET.Element] = {}
        self.explained = False

    def defined(self) -> Iterator[str]:
        """A picture of no size that only defines them."""
        if self.known:
            inside = "".join(ET.tostring(self.known[name], encoding="unicode") for name in sorted(self.known))
            yield f'<svg class="signs" width="0" height="0" aria-hidden="true"><defs>{inside}</defs></svg>'


class Place(NamedTuple):
    """Where a block stands: on which page of the document, under which section. ``label`` is the page's own name."""

    number: int = 0
    anchor: str = ""
    label: str = ""
    signs: Signs | None = None
    section: str = ""


def text(words: str) -> str:
    """Text that is nothing but text."""
    return html.escape(printable(words), quote=False).replace('"', "&quot;")  # our attributes stand between these


def inline(line: Line) -> str:
    """A line with its tones; one that is made of steps as a curve."""
    if line and all(piece.tone in ("step", "broken") for piece in line):
        return _curve(line)
    return "".join(map(_toned, line))


def _toned(words: Words) -> str:
    if words.tone == "break":
        return "<br>"
    if words.tone == "code":
        return f"<code>{text(words.text.strip('`'))}</code>"
    said = text(words.text)
    if words.to:
        said = f'<a href="#{text(words.to)}">{said}</a>'
    return said if words.tone == "plain" else f'<span class="{words.tone}">{said}</span>'


def painted(fill: Role | None = None, stroke: Role | None = None) -> str:
    """The attributes of colours: by day as they are, at night by their classes."""
    found = [("f", "fill", fill)] if fill else []
    found += [("s", "stroke", stroke)] if stroke else []
    classes = " ".join(f"{letter}-{role}" for letter, _, role in found)
    return f'class="{classes}" ' + " ".join(f'{name}="{COLOURS[role][0]}"' for _, name, role in found if role)


def bar(parts: list[tuple[Role, float]], width: float, height: float = 12) -> str:
    """A bar in parts, each with its share of the width; what is written beside it says the same."""
    x, drawn, high = 0.0, "", digits(height)
    for role, share in parts:
        if share > 0:
            place = f'x="{digits(x)}" width="{digits(share * width)}" height="{high}"'
            drawn += f"<rect {painted(role, _EDGES.get(role))} {place}/>"
        x += share * width
    wide = digits(width)
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return f'<svg class="bar" {size} aria-hidden="true">{drawn}</svg>'


def _curve(steps: Line) -> str:
    """Friction from step to step, the hardest at the bottom as on the map; a break where it is not scored."""
    places = [
        (_STEP * i + _STEP / 2, None if step.text == "?" else _y(float(step.text))) for i, step in enumerate(steps)
    ]
    path, pen = "", "M"
    for x, y in places:
        path += "" if y is None else f"{pen}{digits(x)} {digits(y)}"
        pen = "M" if y is None else "L"
    dots = "".join(
        f'<circle {painted("broken")} cx="{digits(x)}" cy="{digits(y)}" r="3"/>'
        for (x, y), step in zip(places, steps, strict=True)
        if step.tone == "broken" and y is not None
    )
    wide = max(_STEP * len(steps), _WIDE)
    said = " ".join(step.text for step in steps)
    line = f'<path {painted(stroke="flow")} fill="none" stroke-width="2" d="{path}"/>'
    box = f'viewBox="0 0 {wide} {_HIGH}" width="{_WIDE}" height="{_HIGH}"'
    return f'<svg class="curve" {box} aria-hidden="true">{line}{dots}</svg><span class="unseen">{said}</span>'


def _y(friction: float) -> float:
    return _TOP + (friction - 1) * _LEVEL
