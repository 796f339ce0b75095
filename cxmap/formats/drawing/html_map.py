"""A journey on a page: the picture, and the same in words as a list, which is what a phone and a screen reader show."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from cxmap.analysis.analysis import Analysis
from cxmap.formats.drawing.html_text import Place, Signs, inline, text
from cxmap.formats.drawing.printable import printable
from cxmap.formats.drawing.svg import comparison_svg, journey_svg
from cxmap.present.look import Look
from cxmap.present.page import FrictionMap, MapRow, Picture
from cxmap.wording import score

_MARKS = {"breakdown": "broken", "strain": "strain"}
_HREF = "xlink:href"


def picture(picture: Picture, place: Place) -> str:
    """The picture without what the page says itself; its signs stand once in the document, and so does the legend."""
    signs = place.signs or Signs()
    prefix = f"map.{place.number}"  # no anchor has a full stop
    element = _drawn(picture, prefix, signs)
    signs.explained = True
    _share_signs(element, prefix, signs)
    for name in ("xmlns", "xmlns:xlink"):  # which HTML knows by itself
        del element.attrib[name]
    element.set("class", "map")
    for step in element.iter("g"):  # the list says it, by its own id
        step.attrib.pop("id", None)
        for title in step.findall("title"):
            step.remove(title)
    for inner in element.iter():
        inner.tail = None
        inner.text = None if inner.tag in ("svg", "g") else printable(inner.text or "")
    drawn = ET.tostring(element, encoding="unicode").replace(" />", "/>")
    facts = '<p class="facts" aria-live="polite" hidden></p>\n' if isinstance(picture.of, Analysis) else ""
    label = text(f"Map, {place.label}")
    return f'{facts}<div class="wide" role="region" tabindex="0" aria-label="{label}">{drawn}</div>'


def _drawn(picture: Picture, prefix: str, signs: Signs) -> ET.Element:
    if isinstance(picture.of, Analysis):
        return journey_svg(
            picture.of,
            prefix=prefix,
            with_heading=False,
            with_desc=False,
            with_legend=not signs.explained,
            with_style=False,
            with_notes=False,
        )
    return comparison_svg(picture.of, Look(), prefix=prefix, with_heading=False, with_desc=False, with_style=False)


def _share_signs(element: ET.Element, prefix: str, signs: Signs) -> None:
    """Take the signs out of the picture, and let it use those of the document."""
    for definitions in element.findall("defs"):
        for sign in definitions:
            name = sign.get("id", "").removeprefix(f"{prefix}-")
            sign.set("id", name)
            sign.tail = None
            signs.known.setdefault(name, sign)
        element.remove(definitions)
    for use in element.iter("use"):
        use.set("href", "#" + use.attrib.pop(_HREF).removeprefix(f"#{prefix}-"))


def steps(map_: FrictionMap, place: Place) -> str:
    """Every touchpoint with all that is known of it, in the order in which customers meet them."""
    expected, items = 1, []
    for row in map_.rows:
        items.append(_step(row, place, "" if row.number in (None, expected) else f' value="{row.number}"'))
        expected += 1
    return '<ol class="steps">\n' + "\n".join(items) + "\n</ol>"


def _step(row: MapRow, place: Place, value: str) -> str:
    truth = " (moment of truth)" if row.moment_of_truth else ""
    mark = f" <b>{row.mark}</b>" if row.mark else ""
    fix = f' <span class="fix">{text(row.fix)}</span>' if row.fix else ""
    voice = "".join(f"<br>{name}: {text(words)}" for name, words in row.voice)
    head = f'<strong>{text(row.name)}</strong>{truth}{mark}<span class="muted"> {_about(row)}</span>'
    return f"<li{_attributes(row, place)}{value}>{head} <br>{inline(row.happened)}{fix}{voice}</li>"


def _attributes(row: MapRow, place: Place) -> str:
    """What a script and an address find the step by, and how it is meant."""
    classes = " ".join(filter(None, (_MARKS.get(row.mark, ""), "" if row.number else "backstage")))
    said = {"class": classes}
    if place.anchor:
        said |= {"id": f"{place.anchor}--{row.id}", "data-causes": " ".join(row.causes)}
    return "".join(f' {name}="{text(words)}"' for name, words in said.items() if words)


def _about(row: MapRow) -> str:
    """How hard it is, whose it is and where it happens; of what customers never see only whose it is."""
    if not row.number:
        return text(row.team)
    felt = "friction not scored" if row.friction is None else f"friction {score(row.friction)}"
    return ", ".join(text(word) for word in (felt, row.team, row.channel, row.class_) if word)
