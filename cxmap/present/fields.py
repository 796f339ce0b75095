"""The fields of the format as a page: what each takes, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxmap.journey.catalogue import FieldPage
from cxmap.journey.vocabulary import ANCHORS, KIND_OF_CHANNEL, MODE_OF_CHANNEL
from cxmap.present.page import Block, Column, Line, Page, Section, Sentence, Table, Words, line

_PLACES = {"": "At the top of the file", "touchpoints": "Each touchpoint"}


def listing(found: Sequence[FieldPage]) -> Page:
    """Every field under the mapping that it stands in."""
    sections = (
        Section(place or "journey", _PLACES.get(place, f"Inside of {place}"), (_table(list(group)),))
        for place, group in groupby(found, key=lambda field: field.place)
    )
    return Page("The fields of a journey", "", "cxmap fields NAME explains one", tuple(sections))


def explained(found: Sequence[FieldPage]) -> Page:
    """One field, wherever the format has it, with its table of values where there is one."""
    sections = tuple(Section(field.path, field.path, tuple(_blocks(field))) for field in found)
    return Page(found[0].name, "required" if all(field.required for field in found) else "", "", sections)


def _table(found: Sequence[FieldPage]) -> Table:
    return Table((Column("field"), Column("takes"), Column("means")), tuple(_row(field) for field in found))


def _row(field: FieldPage) -> tuple[Line, ...]:
    name = line(Words(field.name, "strong"), Words(" required", "warn") if field.required else "")
    return name, line(field.takes), line(Words(field.meaning, "muted"))


def _blocks(field: FieldPage) -> Iterator[Block]:
    yield Sentence(line(f"{field.meaning}."))
    yield Sentence(line(Words("takes: ", "muted"), field.takes))
    if field.path == "touchpoints.friction":
        rows = tuple(
            (line(str(score)), line(Words(name, "strong")), line(what)) for score, (name, what) in ANCHORS.items()
        )
        yield Table((Column("score", right=True), Column("name"), Column("means")), rows)
    if field.path == "touchpoints.channel":
        rows = tuple(
            (line(Words(channel, "strong")), line(kind), line(MODE_OF_CHANNEL.get(channel) or "none"))
            for channel, kind in KIND_OF_CHANNEL.items()
        )
        yield Table((Column("channel"), Column("kind"), Column("mode")), rows)
