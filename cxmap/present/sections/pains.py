"""What hurts and what could be better, in the words of whoever drew the map; nothing is computed with it."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.present.look import Look
from cxmap.present.page import Item, Line, Listing, Section, Words, line
from cxmap.present.sections import SectionOf


def _build(analysis: Analysis, look: Look) -> Section | None:
    items = [_item(stage.name, "stage", stage.pains, stage.opportunities) for stage in analysis.journey.stages]
    items += [
        _item(touchpoint.name, touchpoint.owner, touchpoint.written.pains, touchpoint.written.opportunities)
        for touchpoint in analysis.journey.touchpoints
    ]
    said = tuple(item for item in items if item.below)
    return Section("pains", "Pains and opportunities", (Listing(said),)) if said else None


def _item(name: str, whose: str, pains: Sequence[str], opportunities: Sequence[str]) -> Item:
    below: list[Line] = [line(Words("pain: ", "bad"), text) for text in pains]
    below += [line(Words("opportunity: ", "good"), text) for text in opportunities]
    return Item(line(Words(name, "strong")), line(Words(whose, "muted")), tuple(below))


SECTION = SectionOf(35, True, _build)
