"""Positions as they come off the parser: a flat list that costs next to nothing, and the tree made of it on demand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
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


class Places:
    """Where everything in one text stands: the tape, and the tree that is made of it when somebody asks."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape

    @property
    def root(self) -> Mark:
        """The tree of places; its shape is that of the values. Depth is bounded by the reader."""
        return self._wound[0]

    @property
    def duplicates(self) -> list[tuple[str, Span, Span]]:
        """Keys that stand twice in one mapping: their name, where they stood first, and where again."""
        return self._wound[1]

    @cached_property
    def _wound(self) -> tuple[Mark, list[tuple[str, Span, Span]]]:
        if not self.tape:
            return Mark(0, 0), []
        winder = _Winder(self.tape)
        return winder.value(winder.take()), winder.duplicates


class _Winder:
    """Reads a tape once, from its start."""

    def __init__(self, tape: Tape) -> None:
        self.take: Callable[[], Any] = iter(tape).__next__
        self.anchors: dict[str, Mark] = {}
        self.duplicates: list[tuple[str, Span, Span]] = []

    def value(self, sign: Any) -> Mark:
        """The value that begins with this sign."""
        take = self.take
        if sign is MAPPING:
            return self.mapping(take())
        if sign is SEQUENCE:
            start, items = take(), []
            while (sign := take()) is not END:
                items.append(Mark(sign, take()) if sign.__class__ is int else self.value(sign))
            return Mark(start, take(), items)
        if sign is ANCHOR:
            name = take()
            self.anchors[name] = mark = self.value(take())
            return mark
        if sign is ALIAS:
            return self.anchors[take()]._replace(alias=Span(take(), take()))
        return Mark(sign, take())

    def mapping(self, start: int) -> Mark:
        """Written keys win over merged ones, earlier merges over later ones."""
        take = self.take
        entries: dict[str, Entry] = {}
        merges: list[tuple[Span, Mark]] = []
        while (name := take()) is not END:
            anchor = None
            if name is ANCHOR:
                anchor, name = take(), take()
            key_start, key_end, sign = take(), take(), take()
            if anchor is not None:
                self.anchors[anchor] = Mark(key_start, key_end)
            value = Mark(sign, take()) if sign.__class__ is int else self.value(sign)
            if name is MERGE:
                merges.append((Span(key_start, key_end), value))
            elif name in entries:
                first = entries[name]
                self.duplicates.append((name, Span(first.start, first.end), Span(key_start, key_end)))
            else:
                entries[name] = Entry(key_start, key_end, value)
        end = take()
        for span, mark in merges:
            for item in mark.inner if isinstance(mark.inner, list) else [mark]:
                for name, entry in (item.inner or {}).items():
                    entries.setdefault(name, entry._replace(merged=span))
        return Mark(start, end, entries)
