"""The changes of a comparison: as tags at the touchpoints, and in words below the maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.diff.change import ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.picture.changes import Meaning, Tag
from cxmap.picture.columns import MARGIN_LEFT
from cxmap.picture.heading import Drawn
from cxmap.picture.letters import clean, lines
from cxmap.picture.marks import Group, Look, Mark, Text, group
from cxmap.present.changes import change_sections
from cxmap.present.look import Look as Wanted
from cxmap.present.page import Item, Listing, Section, Words

_SMALL, _MOST_LISTED = 12, 8
_MEANT: dict[ChangeClass, tuple[Meaning, str]] = {
    ChangeClass.REGRESSION: ("worse", "worse"),
    ChangeClass.QUESTION: ("question", "question"),
    ChangeClass.IMPROVEMENT: ("better", "better"),
}


def old_tags(comparison: Comparison) -> dict[int, tuple[Tag, ...]]:
    """What each touchpoint of the old version is marked with: gone, or moved."""
    found: dict[int, tuple[Tag, ...]] = {i: (Tag("removed", "removed"),) for i in comparison.matching.removed}
    return found | {match.old: (Tag("moved", "moved"),) for match in comparison.matching.moved}


def new_tags(comparison: Comparison) -> dict[int, tuple[Tag, ...]]:
    """What each touchpoint of the new version is marked with, the worse first."""
    matching = comparison.matching
    found: dict[int, list[Tag]] = {i: [Tag("added", "added")] for i in matching.added}
    for match in matching.moved:
        found.setdefault(match.new, []).append(Tag("moved", "moved"))
    index = {touchpoint.id: touchpoint.index for touchpoint in comparison.new.touchpoints}
    for change in comparison.changes:
        at = index.get(change.touchpoint or "")
        meant = _MEANT.get(change.class_)
        if at is not None and meant and change.new_path is not None:
            tags = found.setdefault(at, [])
            if Tag(*meant) not in tags:
                tags.append(Tag(*meant))
    return {i: tuple(tags) for i, tags in found.items()}


def listed(comparison: Comparison, wanted: Wanted, right: float, top: float) -> Drawn:
    """The changes in columns, by what they mean, as in the text."""
    sections = [section for section in change_sections(comparison, wanted) if section.name != ChangeClass.NEUTRAL.value]
    if not sections:
        return Drawn((), top)
    wide = (right - MARGIN_LEFT) / len(sections)
    marks: list[Mark] = []
    bottom = top
    for i, section in enumerate(sections):
        drawn = _section(section, MARGIN_LEFT + i * wide, wide - 24, top)
        marks += drawn.marks
        bottom = max(bottom, drawn.bottom)
    return Drawn(tuple(marks), bottom)


def _section(section: Section, x: float, room: float, top: float) -> Drawn:
    heading = Group((Text(x, top + 16, section.title),), Look(fill="ink", size=14, bold=True))
    items = [item for block in section.blocks if isinstance(block, Listing) for item in block.items]
    told = [clean(said(item)) for item in items[:_MOST_LISTED]]
    if len(items) > _MOST_LISTED:
        told.append(f"… and {len(items) - _MOST_LISTED} more")
    y = top + 36
    texts: list[Text] = []
    for text in told:
        parts = lines(text, room, _SMALL, most=4)
        texts += [Text(x, y + i * 15, line) for i, line in enumerate(parts)]
        y += len(parts) * 15 + 3
    return Drawn((heading, *group(texts, Look(fill="ink", size=_SMALL))), y)


def said(item: Item) -> str:
    """One change in a line, without its sign and its name in the catalogue."""
    head = _plain(words for words in item.line[1:] if words.tone in ("strong", "plain"))
    return ": ".join(part for part in (head, "; ".join(filter(None, map(_plain, item.below)))) if part)


def _plain(line: Iterable[Words]) -> str:
    return "".join(words.text for words in line if words.tone != "muted").strip()


def sections(comparison: Comparison, wanted: Wanted) -> Iterator[str]:
    """All changes in lines, under what they mean."""
    for section in change_sections(comparison, wanted):
        yield f"{section.title}:"
        for block in section.blocks:
            if isinstance(block, Listing):
                yield from (said(item) for item in block.items)
