"""The newest drawing of every watched file, and word for who waits for the next."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from threading import Condition
from typing import NamedTuple

from cxmap.preview.drawing import Drawing

Draw = Callable[[str, Drawing], Drawing]
Stamp = tuple[int, int, int] | None


class Shown(NamedTuple):
    """A drawing, and the number of the change that made it."""

    drawing: Drawing
    version: int

    @property
    def page(self) -> str:
        """What differs when the page does, and only then."""
        return hashlib.sha256(self.drawing.page.encode()).hexdigest()[:16]


class Board:
    """What is shown of each file, by its name. One thread looks at the disk, others read and wait."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._shown: dict[str, Shown] = {}
        self._stamps: dict[str, Stamp] = {}
        self._changes = 0
        self._changed = Condition()

    @property
    def shown(self) -> Mapping[str, Shown]:
        """Everything, in the order of the names."""
        with self._changed:
            return self._shown

    @property
    def changes(self) -> int:
        """How often anything has changed."""
        with self._changed:
            return self._changes

    def wait(self, seen: int, seconds: float) -> int:
        """Return as soon as more has changed than was seen, or after so long; the number of changes by then."""
        with self._changed:
            self._changed.wait_for(lambda: self._changes != seen, seconds)
            return self._changes

    def look(self, names: list[str] | None = None) -> None:
        """Draw what was saved since the last look; ``names`` are the files from now on, if they are told anew."""
        before = self._shown
        now: dict[str, Shown] = {}
        for name in before if names is None else sorted(names):
            stamp = _stamp(name)
            if name in before and self._stamps[name] == stamp:
                now[name] = before[name]
                continue
            self._stamps[name] = stamp
            old = before[name].drawing if name in before else Drawing()
            now[name] = Shown(self._draw(name, old), self._changes + 1)
        if now != before:
            with self._changed:
                self._shown = now
                self._changes += 1
                self._changed.notify_all()


def _stamp(name: str) -> Stamp:
    """What changes when a file is saved; editors that put a new file in its place change its number."""
    try:
        status = os.stat(name)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
