"""The picture of one journey: heading, map, key, legend."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.picture.board import Board, board, gutter
from cxmap.picture.causes import effects
from cxmap.picture.clock import gaps
from cxmap.picture.columns import grid
from cxmap.picture.curve import ways
from cxmap.picture.heading import Drawn, heading
from cxmap.picture.key import key
from cxmap.picture.lanes import Lanes
from cxmap.picture.legend import footnotes, legend
from cxmap.picture.letters import clean
from cxmap.picture.marks import Drawing, Mark
from cxmap.picture.stave import Map, stave
from cxmap.present.told import told

_BETWEEN_LINES = 12


def drawing(
    analysis: Analysis, *, width: int | None = None, with_heading: bool = True, with_legend: bool = True
) -> Drawing:
    """Everything in its place. ``width`` is what somebody wants, in pixels; without it the touchpoints decide."""
    columns = grid(len(analysis.journey.touchpoints), gutter([analysis]), gaps(analysis), width)
    on_it = board(analysis, columns)
    marks: list[Mark] = []
    y = 6.0
    if with_heading:
        drawn = heading(analysis, columns.width)
        marks += drawn.marks
        y = drawn.bottom + 8
    drawn = lines_of(Map(on_it, Lanes([analysis]), ways(analysis), effects(analysis)), y)
    marks += drawn.marks
    drawn = below(on_it, drawn.bottom, with_legend=with_legend)
    marks += drawn.marks
    said = "\n".join(map(clean, told(analysis)))
    return Drawing(columns.width, drawn.bottom + 8, clean(analysis.journey.written.title), said, tuple(marks))


def lines_of(map_: Map, top: float) -> Drawn:
    """The map, line by line."""
    marks: list[Mark] = []
    y = top
    for number in range(len(map_.board.grid.staves)):
        drawn = stave(map_, number, y)
        marks += drawn.marks
        y = drawn.bottom + _BETWEEN_LINES
    return Drawn(tuple(marks), y)


def below(on_it: Board, top: float, *, with_legend: bool) -> Drawn:
    """The key where touchpoints have only numbers, the legend, and the footnote."""
    marks: list[Mark] = []
    y = top
    if on_it.grid.density == "numbers":
        drawn = key(on_it, y)
        marks += drawn.marks
        y = drawn.bottom + 4
    if with_legend:
        drawn = legend([on_it.analysis], [], on_it.grid.right, y)
        marks += drawn.marks
        y = drawn.bottom
    drawn = footnotes(on_it.analysis, on_it.grid.right, y)
    return Drawn((*marks, *drawn.marks), drawn.bottom)
