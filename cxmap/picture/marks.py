"""What a picture is made of: letters, boxes, lines and signs with a place, in groups that look alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Role = Literal[
    "ground", "band", "ink", "muted", "service", "service-tint", "broken", "broken-tint", "goal", "goal-tint", "rule",
    "flow", "none",
]  # fmt: skip
"""What a colour is for; the painter knows the colours."""
Anchor = Literal["start", "middle", "end"]


class Look(NamedTuple):
    """What the marks of a group have in common; what it leaves open is that of the group around it."""

    fill: Role | None = None
    stroke: Role | None = None
    width: float | None = None
    dash: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    anchor: Anchor | None = None
    round: bool = False


class Text(NamedTuple):
    """One line of letters on its base line."""

    x: float
    y: float
    words: str


class Box(NamedTuple):
    """A rectangle; ``radius`` is that of its corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0


class Line(NamedTuple):
    """A way over the picture, as path data; ``kind`` says what it means; ``thick`` is its own width."""

    path: str
    kind: str = ""
    thick: float | None = None


class Sign(NamedTuple):
    """A small drawing that is kept once: its name, and where its middle stands; ``kind`` says what it means here."""

    name: str
    x: float
    y: float
    kind: str = ""


class Group(NamedTuple):
    """Marks that look alike or belong together. ``title`` is what a pointer over it reads."""

    marks: tuple[Mark, ...]
    look: Look = Look()
    kind: str = ""
    id: str = ""
    title: str = ""
    touchpoint: str = ""


Mark = Text | Box | Line | Sign | Group


class Drawing(NamedTuple):
    """A picture with its size; ``title`` and ``told`` are for those who do not see it."""

    width: float
    height: float
    title: str
    told: str
    marks: tuple[Mark, ...]


def group(marks: Iterable[Mark], look: Look | None = None, kind: str = "", title: str = "") -> tuple[Group, ...]:
    """The marks as one group; none if there are none."""
    listed = tuple(marks)
    return (Group(listed, look or Look(), kind, title=title),) if listed else ()


def digits(value: float) -> str:
    """A number of pixels, with at most one decimal."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def path(*parts: str | float) -> str:
    """Path data of letters and numbers."""
    said = ""
    for part in parts:
        if isinstance(part, str):
            said += part
        else:
            said += (" " if said and said[-1].isdigit() else "") + digits(part)
    return said
