"""A text that is changed in steps and still knows where each of its characters stood at first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from cxmap.findings import Position


class Placed:
    """A text, and the way back from each of its characters to the text that it was made from."""

    def __init__(self, text: str, steps: tuple[tuple[list[int], list[int]], ...] = ()) -> None:
        self.text = text
        self._steps = steps

    def replace(self, edits: Iterable[tuple[int, int, str]]) -> Placed:
        """The text with each stretch (start, end), in order and apart from each other, replaced by a text."""
        parts: list[str] = []
        new, old = [0], [0]
        length = end = 0
        for start, stop, text in edits:
            parts += (self.text[end:start], text)
            length += start - end + len(text)
            new.append(length)
            old.append(stop)
            end = stop
        if not parts:
            return self
        return Placed("".join((*parts, self.text[end:])), (*self._steps, (new, old)))

    def origin(self, at: int) -> int:
        """Where in the first text a character stood."""
        for new, old in reversed(self._steps):
            i = bisect_right(new, at) - 1
            at = old[i] + at - new[i]
        return at


class Lines:
    """Offsets of a text → lines and columns of the file that it was taken from.

    ``first`` is the file's line on which it begins, ``indents`` how many characters were taken off each of its lines.
    """

    def __init__(self, text: str, first: int = 1, indents: tuple[int, ...] = ()) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._first = first
        self._indents = indents

    def position(self, at: int) -> Position:
        """Line and column, both from 1."""
        i = bisect_right(self._starts, at) - 1
        indent = self._indents[i] if i < len(self._indents) else 0
        return Position(self._first + i, at - self._starts[i] + 1 + indent)
