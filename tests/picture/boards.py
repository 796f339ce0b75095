"""Boards for tests."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.picture.board import Board, board, gutter
from cxmap.picture.clock import gaps
from cxmap.picture.columns import grid


def board_of(analysis: Analysis, width: int | None = None) -> Board:
    """The columns that the picture of a journey has."""
    count = len(analysis.journey.touchpoints)
    return board(analysis, grid(count, gutter([analysis]), gaps(analysis), width))
