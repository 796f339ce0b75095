"""A placed picture as SVG, for a file of its own or as a part of a page.

``journey_svg(analysis, …)`` gives an element of `xml.etree`, ``text_of(element)`` its text. For a page there are the
options ``with_heading``, ``with_desc``, ``with_legend`` and ``with_style``; ``prefix`` goes before every id, so that
several pictures on one page stay apart, and ``dark_style()`` is what the page itself then says once. Each touchpoint
is a ``<g class="tp" id="PREFIX-ID" data-touchpoint="ID">``.

Light colours are attributes and dark ones a style of ``prefers-color-scheme``: readers that know no ``@media`` show
the light picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from cxmap.analysis.analysis import Analysis
from cxmap.diff.comparison import Comparison
from cxmap.picture.comparison import comparison_drawing
from cxmap.picture.journey import drawing
from cxmap.picture.letters import is_right_to_left
from cxmap.picture.marks import Anchor, Box, Drawing, Group, Line, Look, Mark, Role, Sign, Text, digits
from cxmap.picture.signs import SIGNS
from cxmap.present.look import Look as Wanted

COLOURS: dict[Role, tuple[str, str]] = {
    "ground": ("#ffffff", "#12161c"),
    "band": ("#f3f5f8", "#1a2029"),
    "ink": ("#1b232d", "#e8ecf1"),
    "muted": ("#55606e", "#a3afbd"),
    "service": ("#0b5c9e", "#6cb6f5"),
    "service-tint": ("#dbeafa", "#173553"),
    "broken": ("#b3310e", "#ff9470"),
    "broken-tint": ("#fdeae3", "#43201a"),
    "goal": ("#1d6b3a", "#7fd39b"),
    "goal-tint": ("#e4f3e9", "#16301f"),
    "rule": ("#d5dbe2", "#343d49"),
    "flow": ("#8b95a3", "#6f7b8a"),
}
"""What a role looks like, on a light and on a dark ground."""
FONT = "Arial, 'Liberation Sans', 'Helvetica Neue', Helvetica, sans-serif"
_NO_ID = re.compile(r"\s+")


def journey_svg(
    analysis: Analysis,
    *,
    prefix: str = "",
    width: int | None = None,
    with_heading: bool = True,
    with_desc: bool = True,
    with_legend: bool = True,
    with_style: bool = True,
) -> ET.Element:
    """The picture of a journey. ``prefix`` is the journey's id if nothing is said, ``width`` is pixels."""
    placed = drawing(analysis, width=width, with_heading=with_heading, with_legend=with_legend)
    return svg(placed, prefix or analysis.journey.id, with_desc=with_desc, with_style=with_style)


def comparison_svg(
    comparison: Comparison,
    wanted: Wanted,
    *,
    prefix: str = "",
    width: int | None = None,
    with_heading: bool = True,
    with_desc: bool = True,
    with_style: bool = True,
) -> ET.Element:
    """Both versions one above the other; ``wanted`` says which changes are listed."""
    placed = comparison_drawing(comparison, wanted, wide=width, with_heading=with_heading)
    return svg(placed, prefix or comparison.journey, with_desc=with_desc, with_style=with_style)


def svg(placed: Drawing, prefix: str, *, with_desc: bool = True, with_style: bool = True) -> ET.Element:
    """A picture as an element."""
    return _Painter(_NO_ID.sub("-", prefix)).paint(placed, with_desc=with_desc, with_style=with_style)


def text_of(element: ET.Element) -> str:
    """The element as text, one mark in a line."""
    said = ET.tostring(element, encoding="unicode").rstrip() + "\n"
    return said.replace(" />", "/>")  # what somebody wrote has its > as &gt;


def dark_style(used: Iterable[tuple[str, Role]] | None = None) -> str:
    """The colours on a dark ground, as a style sheet; ``used`` are those that are needed, all if nothing is said."""
    needed = sorted(used) if used is not None else [(letter, role) for letter in "fs" for role in COLOURS]
    rules = (
        f".{letter}-{role}{{{'fill' if letter == 'f' else 'stroke'}:{COLOURS[role][1]}}}" for letter, role in needed
    )
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


class _Painter:
    """Turns marks into elements; knows which signs and colours it has used."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.signs: dict[str, None] = {}
        self.used: set[tuple[str, Role]] = set()

    def paint(self, placed: Drawing, *, with_desc: bool, with_style: bool) -> ET.Element:
        """The whole picture."""
        root = ET.Element("svg", self._root(placed, with_desc))
        root.text = "\n"
        self._said(root, "title", placed.title)
        if with_desc:
            self._said(root, "desc", placed.told)
        head = len(root)
        ground = Group((Box(0, 0, placed.width, placed.height),), Look(fill="ground"))
        for mark in (ground, *placed.marks):
            self._add(root, mark, "start")
        definitions = self._definitions()
        if definitions is not None:
            root.insert(head, definitions)
        if with_style:
            style = ET.Element("style")
            style.text, style.tail = dark_style(self.used), "\n"
            root.insert(head, style)
        return root

    def _root(self, placed: Drawing, with_desc: bool) -> dict[str, str]:
        wide, high = digits(placed.width), digits(placed.height)
        label = f"{self.prefix}-title" + (f" {self.prefix}-desc" if with_desc else "")
        return {
            "xmlns": "http://www.w3.org/2000/svg",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "viewBox": f"0 0 {wide} {high}",
            "width": wide,
            "height": high,
            "role": "img",
            "aria-labelledby": label,
            "font-family": FONT,
        }

    def _said(self, root: ET.Element, tag: str, words: str) -> None:
        element = ET.SubElement(root, tag, {"id": f"{self.prefix}-{tag}"})
        element.text, element.tail = words, "\n"

    def _definitions(self) -> ET.Element | None:
        if not self.signs:
            return None
        found = ET.Element("defs")
        found.text = found.tail = "\n"
        for name in sorted(self.signs):
            self._add(found, Group(SIGNS[name], id=f"-{name}"), "start")
        return found

    def _add(self, parent: ET.Element, mark: Mark, anchor: Anchor) -> None:
        if isinstance(mark, Group):
            self._group(parent, mark, anchor)
            return
        element = ET.SubElement(parent, *self._element(mark))
        element.tail = "\n"
        if isinstance(mark, Text):
            element.text = mark.words
            if anchor == "middle" and is_right_to_left(mark.words):
                element.set("direction", "rtl")

    def _group(self, parent: ET.Element, group: Group, anchor: Anchor) -> None:
        attributes = self._look(group)
        anchor = group.look.anchor or anchor
        only = group.marks[0] if len(group.marks) == 1 else None
        if only is not None and not isinstance(only, Group) and not group.id and not group.title:
            self._add(parent, only, anchor)
            own = parent[-1]
            classes = " ".join(filter(None, (attributes.pop("class", ""), own.get("class", ""))))
            own.attrib.update(attributes)
            if classes:
                own.set("class", classes)
            return
        element = ET.SubElement(parent, "g", attributes)
        element.text = element.tail = "\n"
        if group.title:
            title = ET.SubElement(element, "title")
            title.text, title.tail = group.title, "\n"
        for mark in group.marks:
            self._add(element, mark, anchor)

    def _look(self, group: Group) -> dict[str, str]:
        look = group.look
        classes = [group.kind] if group.kind else []
        found: dict[str, str] = {}
        for letter, name, role in (("f", "fill", look.fill), ("s", "stroke", look.stroke)):
            if role == "none":
                found[name] = "none"
            elif role:
                classes.append(f"{letter}-{role}")
                self.used.add((letter, role))
                found[name] = COLOURS[role][0]
        for name, value in (("stroke-width", look.width), ("font-size", look.size)):
            if value is not None:
                found[name] = digits(value)
        plain = {
            "stroke-dasharray": look.dash,
            "stroke-linecap": "round" if look.round else "",
            "font-weight": "bold" if look.bold else "",
            "font-style": "italic" if look.italic else "",
            "text-anchor": look.anchor if look.anchor and look.anchor != "start" else "",
            "id": f"{self.prefix}-{group.id}" if group.id else "",
            "data-touchpoint": group.touchpoint,
        }
        found.update({name: value for name, value in plain.items() if value})
        return {**({"class": " ".join(classes)} if classes else {}), **found}

    def _element(self, mark: Text | Box | Line | Sign) -> tuple[str, dict[str, str]]:
        match mark:
            case Text():
                return "text", {"x": digits(mark.x), "y": digits(mark.y)}
            case Box():
                sides = {"x": mark.x, "y": mark.y, "width": mark.width, "height": mark.height}
                found = {name: digits(value) for name, value in sides.items()}
                return "rect", found | ({"rx": digits(mark.radius)} if mark.radius else {})
            case Line():
                kind = {"class": mark.kind} if mark.kind else {}
                thick = {} if mark.thick is None else {"stroke-width": digits(mark.thick)}
                return "path", {**kind, "d": mark.path, **thick}
            case Sign():
                self.signs[mark.name] = None
                kind = {"class": mark.kind} if mark.kind else {}
                place = {"x": digits(mark.x), "y": digits(mark.y)}
                return "use", {**kind, "xlink:href": f"#{self.prefix}--{mark.name}", **place}
