"""A text that was read: its values, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cxmap.findings import KeyPath, Position, Problem, Span
from cxmap.source.positions import Entry as Entry
from cxmap.source.positions import Mark as Mark
from cxmap.source.positions import Places

_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True)
class Document:
    """One YAML document as plain values.

    ``problems`` are those of reading: with an unreadable text ``value`` is None and ``readable`` False. Positions are
    looked up only for what is reported, so a clean file pays nothing for them.
    """

    text: str
    value: Any = None
    places: Places = field(default_factory=lambda: Places([]), repr=False, compare=False)
    problems: tuple[Problem, ...] = ()
    readable: bool = True

    @property
    def root(self) -> Mark:
        """The places of all values, as a tree of the same shape."""
        return self.places.root

    def mark(self, path: KeyPath) -> tuple[Mark, int]:
        """The mark of the value at ``path``, or of its nearest parent that exists, and how many parts were found."""
        mark = self.root
        for depth, part in enumerate(path):
            inner = mark.inner
            if isinstance(inner, dict) and part in inner:
                mark = inner[part].value
            elif isinstance(inner, list) and isinstance(part, int) and part < len(inner):
                mark = inner[part]
            else:
                return mark, depth
        return mark, len(path)

    def entry(self, path: KeyPath) -> Entry | None:
        """The entry of the mapping that ``path`` names, if it is there."""
        if not path:
            return None
        mark, found = self.mark(path[:-1])
        if found == len(path) - 1 and isinstance(mark.inner, dict):
            entry: Entry | None = mark.inner.get(path[-1])
            return entry
        return None

    def span(self, path: KeyPath, on: str = "value") -> Span:
        """Where to point for ``path``: its key, its scalar, or the first entry of a mapping or list.

        A path that is not there points at its nearest parent.
        """
        entry = self.entry(path)
        if on == "key" and entry:
            return Span(entry.start, entry.end)
        mark, found = self.mark(path)
        if found < len(path) or (not path and isinstance(mark.inner, dict)):
            return self._head(mark)
        return mark.alias or self._head(mark)

    def _head(self, mark: Mark) -> Span:
        """The first line's worth of a value: a scalar whole, else its first entry up to the end of the line."""
        start, end = mark.start, mark.end
        if isinstance(mark.inner, dict) and mark.inner:
            first = min((entry for entry in mark.inner.values() if not entry.merged), default=None)
            if first:
                start, end = first.start, first.value.end
        elif isinstance(mark.inner, list) and mark.inner:
            return self._head(mark.inner[0])
        line_end = _LINE_END.search(self.text, start, end)
        return Span(start, line_end.start() if line_end else end)

    def elsewhere(self, path: KeyPath) -> Span | None:
        """The second place of a value that is an alias or was merged in: where it is written, or merged."""
        mark, _ = self.mark(path)
        if mark.alias:
            return self._head(mark)
        for length in range(1, len(path) + 1):
            entry = self.entry(path[:length])
            if entry and entry.merged:
                return entry.merged
            if entry and entry.value.alias:
                return entry.value.alias
        return None

    def written(self, mark: Mark) -> list[tuple[int, str | int, Mark]]:
        """Start, name or number, and mark of all that is written directly in a value, in order; not what is merged in.

        Kept, as a file may have thousands of places to be looked up in lists of thousands.
        """
        inner = mark.inner
        found = self._written.get(id(inner))
        if found is None:
            if isinstance(inner, dict):
                found = [(entry.start, name, entry.value) for name, entry in inner.items() if not entry.merged]
            else:
                found = [((item.alias or item).start, i, item) for i, item in enumerate(inner or ())]
            self._written[id(inner)] = found
        return found

    @cached_property
    def _written(self) -> dict[int, list[tuple[int, str | int, Mark]]]:
        return {}

    def source(self, path: KeyPath) -> str:
        """The text of the value at ``path`` as it was written."""
        mark, _ = self.mark(path)
        return self.text[mark.start : mark.end]

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line."""
        starts = [0]
        text, at = self.text, -1
        while (at := text.find("\n", at + 1)) >= 0:
            starts.append(at + 1)
        if "\r" in text:
            alone = [i + 1 for i, c in enumerate(text) if c == "\r" and text[i + 1 : i + 2] != "\n"]
            starts = sorted(starts + alone)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)
