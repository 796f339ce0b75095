"""What a reader meets first: the title, the verdict, what to fix first, and where friction is felt and starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.parts import Parts
from cxmap.picture.columns import MARGIN_LEFT, MARGIN_RIGHT
from cxmap.picture.letters import clean, lines, width
from cxmap.picture.marks import Box, Group, Line, Look, Mark, Role, Text, group, path
from cxmap.present.page import Tone
from cxmap.present.sections.split import LEGEND
from cxmap.present.told import subtitle, verdict
from cxmap.wording import percents

_TITLE, _SENTENCE, _SMALL = 25, 16, 12
_BAR, _BAR_HEIGHT, _LABEL = 252, 24, 62
_ASIDE = "Where friction is felt and starts"
_LEAST_WITH_SHARE = 26
_ROLES: tuple[tuple[Role, Role], ...] = (
    ("ink", "ground"), ("service-tint", "service"), ("service", "ground"), ("ground", "ink"),
)  # fmt: skip
"""The fill of each part and of the words on it."""


MEANT: dict[Tone, Role] = {"good": "goal", "bad": "broken"}
"""The colour of what is meant well or badly; all else has that of its place."""


class Drawn(NamedTuple):
    """Marks, and where they end."""

    marks: tuple[Mark, ...]
    bottom: float


def heading(analysis: Analysis, wide: float) -> Drawn:
    """The block above the map."""
    aside = tuple(_split(analysis, wide - MARGIN_RIGHT))
    room = wide - MARGIN_LEFT - MARGIN_RIGHT - max(_BAR + _LABEL, width(_ASIDE, _SMALL, bold=True)) - 24
    written = analysis.journey.written
    marks, y = _title(clean(written.title), written.state == "to-be", room)
    for line in lines(clean(subtitle(analysis)), room, 13):
        marks.append(Group((Text(MARGIN_LEFT, y + 13, line),), Look(fill="muted", size=13)))
        y += 17
    y += 8
    for i, (said, tone) in enumerate(verdict(analysis)):
        drawn = sentence(clean(said), tone if i else "plain", room, y, leads=i == 0)
        marks += drawn.marks
        y = drawn.bottom
    return Drawn((*marks, *aside), max(y, 150.0 if analysis.split.touchpoints.unknown else 132.0))


def sentence(said: str, tone: Tone, room: float, y: float, *, leads: bool) -> Drawn:
    """One sentence of a verdict; what leads and what is broken is bold."""
    bold = leads or tone in ("bad", "strong")
    role = MEANT.get(tone, "ink") if bold else "ink"
    told = lines(said, room, _SENTENCE, bold=bold)
    texts = (Text(MARGIN_LEFT, y + 15 + i * 20, line) for i, line in enumerate(told))
    return Drawn((Group(tuple(texts), Look(fill=role, size=_SENTENCE, bold=bold)),), y + len(told) * 20 + 2)


def _title(title: str, is_plan: bool, room: float) -> tuple[list[Mark], float]:
    """The title; that it is a plan stands before it in a tag."""
    tag = 70 if is_plan else 0
    marks: list[Mark] = []
    if is_plan:
        box = Group((Box(MARGIN_LEFT, 15, 58, 24, 4),), Look(fill="goal"))
        word = Group((Text(MARGIN_LEFT + 29, 32, "to-be"),), Look(fill="ground", size=14, bold=True, anchor="middle"))
        marks += [box, word]
    told = lines(title, room - tag, _TITLE, bold=True)
    texts = (Text(MARGIN_LEFT + tag, 36 + i * 29, line) for i, line in enumerate(told))
    marks.append(Group(tuple(texts), Look(fill="ink", size=_TITLE, bold=True)))
    return marks, 44.0 + (len(told) - 1) * 29


def _split(analysis: Analysis, right: float) -> Iterator[Mark]:
    """Both bars with their legend."""
    left = right - _BAR
    split = analysis.split
    yield Group((Text(right, 26, _ASIDE),), Look(fill="ink", size=_SMALL, bold=True, anchor="end"))
    labels = (Text(left - 8, 53, "felt"), Text(left - 8, 84, "starts"))
    yield Group(labels, Look(fill="ink", size=13, anchor="end"))
    for y, parts in ((37.0, split.friction_felt), (68.0, split.friction_caused)):
        yield from _bar(parts, left, y)
    yield from _classes(analysis, left - _LABEL, right)


def _bar(parts: Parts | None, left: float, y: float) -> Iterator[Mark]:
    if parts is None or parts.share(parts.total) is None:
        said = "not scored" if parts is None else "no friction"
        yield Group((Box(left, y, _BAR, _BAR_HEIGHT),), Look(fill="band", stroke="rule", width=1))
        yield Group((Text(left + _BAR / 2, y + 16, said),), Look(fill="muted", size=_SMALL, anchor="middle"))
        return
    shares = [parts.share(amount) or 0.0 for amount in parts]
    x = left
    for share, said, (fill, on_it) in zip(shares, percents(shares), _ROLES, strict=True):
        long = share * _BAR
        if long < 0.05:
            continue
        stroke: Role = "service" if fill == "service-tint" else "ink" if fill == "ground" else fill
        yield Group((Box(x, y, long, _BAR_HEIGHT),), Look(fill=fill, stroke=stroke, width=1))
        if fill == "ground":
            yield Group((Line(hatched(x, y, long, _BAR_HEIGHT)),), Look(fill="none", stroke="muted", width=1))
        elif long > _LEAST_WITH_SHARE + 8 * (len(said) > 3):
            yield Group((Text(x + long / 2, y + 17, said),), Look(fill=on_it, size=13, bold=True, anchor="middle"))
        x += long


def hatched(x: float, y: float, wide: float, high: float) -> str:
    """Slanting lines in a rectangle."""
    said = ""
    start = -high
    while start < wide:
        x1, x2 = max(start, 0.0), min(start + high, wide)
        said += path("M", x + x1, y + high - (x1 - start), "L", x + x2, y + high - (x2 - start))
        start += 6
    return said


def _classes(analysis: Analysis, left: float, right: float) -> Iterator[Mark]:
    """What the parts of the bars are."""
    names = LEGEND if analysis.split.touchpoints.unknown else LEGEND[:-1]
    x, y = left, 110.0
    for name, (fill, _) in zip(names, _ROLES, strict=False):
        if x > left and x + 18 + width(name, _SMALL) > right:
            x, y = left, y + 18
        stroke: Role = "service" if fill == "service-tint" else "ink" if fill == "ground" else fill
        box = Group((Box(x + 0.5, y - 10, 11, 11),), Look(fill=fill, stroke=stroke, width=1))
        marks: list[Mark] = [box]
        if fill == "ground":
            marks += group([Line(hatched(x + 0.5, y - 10, 11, 11))], Look(fill="none", stroke="muted", width=1))
        yield Group((*marks, Text(x + 17, y, name)), Look(fill="muted", size=_SMALL))
        x += 17 + width(name, _SMALL) + 12
