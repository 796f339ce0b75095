"""Positions as they come off the parser: a flat list that costs next to nothing, and the tree made of it on demand."""

from __future__ import annotations

from typing import Any, NamedTuple

from cxmap.findings import Span

MAPPING, SEQUENCE, END, ALIAS, ANCHOR, MERGE = (object() for _ in range(6))
"""Signs on a tape. ``MAPPING start … END end``, ``SEQUENCE start … END end``, ``ALIAS name start end``,
``ANCHOR name`` before what it names; a key is ``name start end`` (``MERGE start end`` for ``<<``), a scalar
``start end``."""

Tape = list[Any]


class Entry(NamedTuple):
    """One key of a mapping: the key's place, the value's mark, and where it was merged in with ``<<``."""

    start: int
    end: int
    value: Mark
    merged: Span | None = None


class Mark(NamedTuple):
    """The place of a value. ``inner`` is a dict of entries, a list of marks, or None for a scalar.

    ``alias`` is the place of the ``*name`` that stands for a value written elsewhere.
    """

    start: int
    end: int
    inner: Any = None
    alias: Span | None = None


def marks(tape: Tape) -> Mark:
    """The tree of places; its shape is that of the values. Depth is bounded by the reader."""
    return _Winder(tape).mark() if tape else Mark(0, 0)


def duplicate_keys(tape: Tape) -> list[tuple[str, Span, Span]]:
    """Keys that stand twice in one mapping: their name, where they stood first, and where again."""
    winder = _Winder(tape)
    winder.mark()
    return winder.duplicates


class _Winder:
    """Reads a tape once, from its start."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.at = 0
        self.anchors: dict[str, Mark] = {}
        self.duplicates: list[tuple[str, Span, Span]] = []

    def take(self) -> Any:
        self.at += 1
        return self.tape[self.at - 1]

    def mark(self) -> Mark:
        """The next value."""
        sign = self.take()
        if sign is ANCHOR:
            name = self.take()
            self.anchors[name] = mark = self.mark()
            return mark
        if sign is ALIAS:
            name, start, end = self.take(), self.take(), self.take()
            return self.anchors[name]._replace(alias=Span(start, end))
        if sign is MAPPING:
            return self.mapping(self.take())
        if sign is SEQUENCE:
            start, items = self.take(), []
            while self.tape[self.at] is not END:
                items.append(self.mark())
            return Mark(start, self.end(), items)
        return Mark(sign, self.take())

    def end(self) -> int:
        """Step over the sign of an end; where it stands."""
        self.at += 1
        at: int = self.take()
        return at

    def mapping(self, start: int) -> Mark:
        """Written keys win over merged ones, earlier merges over later ones."""
        entries: dict[str, Entry] = {}
        merges: list[tuple[Span, Mark]] = []
        while self.tape[self.at] is not END:
            if self.tape[self.at] is ANCHOR:  # an anchor on a key names nothing that has a place of its own
                self.at += 2
            name, key_start, key_end = self.take(), self.take(), self.take()
            value = self.mark()
            if name is MERGE:
                merges.append((Span(key_start, key_end), value))
            elif name in entries:
                first = entries[name]
                self.duplicates.append((name, Span(first.start, first.end), Span(key_start, key_end)))
            else:
                entries[name] = Entry(key_start, key_end, value)
        for span, mark in merges:
            for one in mark.inner if isinstance(mark.inner, list) else [mark]:
                for name, entry in (one.inner or {}).items():
                    entries.setdefault(name, entry._replace(merged=span))
        return Mark(start, self.end(), entries)
