"""XES, the exchange format of process mining, by the standard library: one event a row, only the columns in use."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

from cxmap.errors import CxmapError, UnreadableInput

CASE = "case:"
"""What is put before the names of a trace's own attributes."""


def to_csv(file: BinaryIO, target: Path, wanted: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Write the log as CSV with the wanted columns that it has; these come back."""
    seen: dict[str, None] = {}
    rows = 0
    with open(target, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(wanted)
        try:
            for event in _events(file):
                seen.update(dict.fromkeys(event))
                writer.writerow([event.get(column, "") for column in wanted])
                rows += 1
        except ElementTree.ParseError as error:
            raise UnreadableInput(f"{name} is no XES: line {error.position[0]}", hint="export the log again") from None
    if not rows:
        raise CxmapError(f"{name} has no rows", hint="is it the right file?")
    missing = next((column for column in wanted if column not in seen), None)
    if missing:
        raise CxmapError(
            f"no event of {name} has {missing!r}",
            hint=f"the log has: {', '.join(seen)}; a trace's own start with case:",
        )
    return wanted


def _events(file: BinaryIO) -> Iterator[dict[str, str]]:
    """The attributes of each event with those of its trace; what was read is let go at once."""
    trace: dict[str, str] = {}
    events: list[dict[str, str]] = []
    depth = 0
    for step, element in ElementTree.iterparse(file, events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if step == "start":
            depth += 1
            continue
        depth -= 1
        if tag == "event":
            events.append(_attributes(element))
            element.clear()
        elif tag == "trace":
            trace = {CASE + key: value for key, value in _attributes(element).items()}
            yield from ({**trace, **event} for event in events)
            events = []
            element.clear()
        elif depth == 1:
            element.clear()


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {item.get("key", ""): item.get("value", "") for item in element if item.get("key")}
