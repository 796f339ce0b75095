"""Ways over the picture as path data: with round corners, as waves, as bows."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.picture.marks import path

Point = tuple[float, float]


def bent(points: Sequence[Point], radius: float = 6) -> str:
    """Across and down from point to point, with round corners where there is room for them."""
    said = path("M", *points[0])
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        (x1, y1), (x2, y2) = _along(at, before, radius), _along(at, after, radius)
        said += _straight(before, (x1, y1)) + path("q", at[0] - x1, at[1] - y1, x2 - x1, y2 - y1)
    return said + _straight(points[-2], points[-1])


def _straight(start: Point, end: Point) -> str:
    """The end of a stretch; only what changes has to be said."""
    if start[1] == end[1]:
        return path("H", end[0])
    return path("V", end[1]) if start[0] == end[0] else path("L", *end)


def _along(start: Point, end: Point, most: float) -> Point:
    """A little way from one point to another, at most half of it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = abs(dx) + abs(dy)
    part = min(most / length, 0.5) if length else 0.0
    return start[0] + dx * part, start[1] + dy * part


def wave(start: Point, end: Point) -> str:
    """From one level to the next, flat at both ends."""
    middle = (start[0] + end[0]) / 2
    if abs(start[1] - end[1]) < 0.05:
        return path("M", *start, "H", end[0])
    return path("M", *start, "C", middle, start[1], middle, end[1], *end)


def bow(start: Point, end: Point, top: float) -> str:
    """Over what lies between; its highest point is near ``top``."""
    reach = (end[0] - start[0]) * 0.3
    control = top - (min(start[1], end[1]) - top) / 3
    return path("M", *start, "C", start[0] + reach, control, end[0] - reach, control, *end)
