"""A bar on standard error for work that takes longer than a second, where a person is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cxmap.cli._output import shows_glyphs, width
from cxmap.cli._streams import show

_PATIENCE, _PAUSE = 1.0, 0.1
"""Seconds until the bar is shown, and between two pictures of it."""


@contextmanager
def progress(total: int, what: str, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A function that is told how many more are done; it draws nothing off a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _Bar(total, what)
    try:
        yield bar.advance
    finally:
        bar.clear()


class _Bar:
    def __init__(self, total: int, what: str) -> None:
        self.total, self.what, self.done = total, what, 0
        self.next = time.monotonic() + _PATIENCE
        self.drawn = False

    def advance(self, count: int) -> None:
        """So many more are done."""
        self.done += count
        now = time.monotonic()
        if now >= self.next:
            self.next = now + _PAUSE
            self.draw()

    def draw(self) -> None:
        """One line that is written over by the next."""
        full, empty = ("█", "░") if shows_glyphs(sys.stderr) else ("#", ".")
        counts = f" {self.done:,} of {self.total:,} {self.what}"
        room = max(min(width(sys.stderr) - len(counts) - 1, 40), 5)
        filled = room * self.done // max(self.total, 1)
        show("\r" + full * filled + empty * (room - filled) + counts)
        self.drawn = True

    def clear(self) -> None:
        """Leave nothing behind."""
        if self.drawn:
            show("\r\x1b[K")


class StepLine:
    """The name of a step and how far it is, in one line that is written over; shown after a second."""

    def __init__(self) -> None:
        self.name = ""
        self.next = time.monotonic() + _PATIENCE
        self.drawn = False

    def step(self, name: str) -> None:
        """Something else is being done now."""
        self.name = name
        self.percent(-1)

    def percent(self, done: float) -> None:
        """So much of it is done; -1 if nobody knows."""
        if time.monotonic() < self.next:
            return
        known = f" {done:.0f} %" if 0 < done <= 100 else ""
        show(f"\r\x1b[K{self.name} …{known}")
        self.drawn = True

    def clear(self) -> None:
        """Leave nothing behind."""
        if self.drawn:
            show("\r\x1b[K")
