"""Two versions of a journey one above the other, on the same columns: what got better and worse, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxmap.diff.change import ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.diff.match import Matching
from cxmap.diff.version import Version
from cxmap.picture.board import board, gutter
from cxmap.picture.causes import effects
from cxmap.picture.changes import Meaning, Tag
from cxmap.picture.clock import gaps
from cxmap.picture.columns import MARGIN_LEFT, MARGIN_RIGHT, Grid, grid
from cxmap.picture.curve import ways
from cxmap.picture.heading import Drawn, sentence
from cxmap.picture.journey import lines_of
from cxmap.picture.key import key
from cxmap.picture.lanes import Lanes
from cxmap.picture.legend import Entry, footnotes, legend, sign_of
from cxmap.picture.letters import clean, lines
from cxmap.picture.marks import Drawing, Group, Look, Mark, Role, Text, group
from cxmap.picture.stave import Map
from cxmap.present.changes import change_sections
from cxmap.present.figures import rows
from cxmap.present.look import Look as Wanted
from cxmap.present.page import Item, Listing, Section, Sentence, Tone, text_of
from cxmap.present.verdicts import verdict_section

_ROLES: dict[Tone, Role] = {"good": "goal", "bad": "broken"}
_TABLE, _ROW, _SMALL = 330, 17, 12
_MOST_LISTED = 8
_MEANT: dict[ChangeClass, tuple[Meaning, str]] = {
    ChangeClass.REGRESSION: ("worse", "worse"),
    ChangeClass.QUESTION: ("other", "question"),
    ChangeClass.IMPROVEMENT: ("better", "better"),
}


class Places(NamedTuple):
    """The column of each touchpoint in both versions, and how many columns there are."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    all: int


def places(old: int, new: int, matching: Matching) -> Places:
    """Touchpoints that were recognised and kept their order share a column; every other one has its own."""
    moved = set(matching.moved)
    pairs = {match.new: match.old for match in matching.matches if match not in moved}
    olds, news = [0] * old, [0] * new
    slot = done = 0
    for j in range(new):
        before = pairs.get(j)
        if before is not None:
            for i in range(done, before):
                olds[i], slot = slot, slot + 1
            olds[before], done = slot, before + 1
        news[j], slot = slot, slot + 1
    for i in range(done, old):
        olds[i], slot = slot, slot + 1
    return Places(tuple(olds), tuple(news), slot)


def comparison_drawing(
    comparison: Comparison, wanted: Wanted, *, width: int | None = None, with_heading: bool = True
) -> Drawing:
    """Everything in its place. ``wanted`` says which changes are listed."""
    analyses = [comparison.old.analysis, comparison.new.analysis]
    at = places(len(comparison.old.touchpoints), len(comparison.new.touchpoints), comparison.matching)
    columns = grid(at.all, gutter(analyses), _gaps(comparison, at), width)
    lanes = Lanes(analyses)
    marks: list[Mark] = []
    y = 6.0
    if with_heading:
        drawn = _heading(comparison, columns)
        marks += drawn.marks
        y = drawn.bottom + 14
    for version, slots, name in ((comparison.old, at.old, "Before"), (comparison.new, at.new, "After")):
        drawn = _version(comparison, version, slots, name, columns, lanes, y)
        marks += drawn.marks
        y = drawn.bottom + 8
    drawn = _listed(comparison, wanted, columns.right, y)
    marks += drawn.marks
    drawn = legend(analyses, list(_entries()), columns.right, drawn.bottom + 8)
    marks += drawn.marks
    drawn = footnotes(comparison.new.analysis, columns.right, drawn.bottom)
    marks += drawn.marks
    title = clean(comparison.new.journey.written.title)
    told = "\n".join(clean(text) for text in _told(comparison, wanted))
    return Drawing(columns.width, drawn.bottom + 8, title, told, tuple(marks))


def _gaps(comparison: Comparison, at: Places) -> dict[int, float]:
    """What each version needs between its columns."""
    found: dict[int, float] = {}
    for version, slots in ((comparison.old, at.old), (comparison.new, at.new)):
        for index, wide in gaps(version.analysis).items():
            slot = slots[index] if index < len(slots) else slots[-1] + 1
            found[slot] = max(found.get(slot, 0.0), wide)
    return found


def _version(
    comparison: Comparison, version: Version, slots: tuple[int, ...], name: str, columns: Grid, lanes: Lanes, y: float
) -> Drawn:
    on_it = board(version.analysis, columns, slots)
    written = version.journey.written
    said = clean(f"{name} · {written.state} · {written.title}")
    marks: list[Mark] = []
    for line in lines(said, columns.right - MARGIN_LEFT, 15, bold=True):
        marks.append(Group((Text(MARGIN_LEFT, y + 14, line),), Look(fill="ink", size=15, bold=True)))
        y += 20
    tags = _old_tags(comparison) if version is comparison.old else _new_tags(comparison)
    map_ = Map(on_it, lanes, ways(version.analysis), effects(version.analysis), tags)
    drawn = lines_of(map_, y + 6)
    marks += drawn.marks
    if columns.density == "numbers":
        drawn = key(on_it, drawn.bottom)
        marks += drawn.marks
    return Drawn(tuple(marks), drawn.bottom)


def _old_tags(comparison: Comparison) -> dict[int, tuple[Tag, ...]]:
    found: dict[int, tuple[Tag, ...]] = {i: (Tag("removed", "removed"),) for i in comparison.matching.removed}
    return found | {match.old: (Tag("other", "moved"),) for match in comparison.matching.moved}


def _new_tags(comparison: Comparison) -> dict[int, tuple[Tag, ...]]:
    """What each touchpoint of the new version is marked with, the worse first."""
    matching = comparison.matching
    found: dict[int, list[Tag]] = {i: [Tag("added", "added")] for i in matching.added}
    for match in matching.moved:
        found.setdefault(match.new, []).append(Tag("other", "moved"))
    index = {touchpoint.id: touchpoint.index for touchpoint in comparison.new.touchpoints}
    for change in comparison.changes:
        at = index.get(change.touchpoint or "")
        meant = _MEANT.get(change.class_)
        if at is not None and meant and change.new_path is not None:
            tags = found.setdefault(at, [])
            if Tag(*meant) not in tags:
                tags.append(Tag(*meant))
    return {i: tuple(tags) for i, tags in found.items()}


def _heading(comparison: Comparison, columns: Grid) -> Drawn:
    room = columns.right - MARGIN_LEFT - _TABLE - 150
    marks: list[Mark] = []
    told = lines(clean(comparison.new.journey.written.title), room, 25, bold=True)
    texts = (Text(MARGIN_LEFT, 36 + i * 29, line) for i, line in enumerate(told))
    marks += group(texts, Look(fill="ink", size=25, bold=True))
    y = 50.0 + (len(told) - 1) * 29
    for said, tone, leads in _verdict(comparison):
        drawn = sentence(said, tone, room, y, leads=leads)
        marks += drawn.marks
        y = drawn.bottom
    table = _figures(comparison, columns.width - MARGIN_RIGHT)
    return Drawn((*marks, *table.marks), max(y, table.bottom))


def _verdict(comparison: Comparison) -> Iterator[tuple[str, Tone, bool]]:
    for block in verdict_section(comparison).blocks:
        if isinstance(block, Sentence):
            tone: Tone = next((words.tone for words in block.line if words.tone in _ROLES), "plain")
            yield clean(text_of(block.line)), tone, block.leads


def _figures(comparison: Comparison, right: float) -> Drawn:
    """Both versions in figures, as in the text."""
    ends = (right - 150, right - 75, right)
    y = 26.0
    titles = (Text(x, y, words) for x, words in zip(ends, ("before", "after", "change"), strict=True))
    marks: list[Mark] = list(group(titles, Look(fill="muted", size=_SMALL, anchor="end")))
    for row in rows(comparison):
        y += _ROW
        label = Group((Text(ends[0] - 70, y, row.label),), Look(fill="muted"))
        figures = Group((Text(ends[0], y, row.old), Text(ends[1], y, row.new)), Look(fill="ink"))
        change = group([Text(right, y, row.change)] if row.change else [], Look(fill=_ROLES.get(row.tone, "muted")))
        marks += group([label, figures, *change], Look(size=_SMALL, anchor="end"))
    return Drawn(tuple(marks), y + 6)


def _listed(comparison: Comparison, wanted: Wanted, right: float, top: float) -> Drawn:
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
    said = [clean(_said(item)) for item in items[:_MOST_LISTED]]
    if len(items) > _MOST_LISTED:
        said.append(f"… and {len(items) - _MOST_LISTED} more")
    y = top + 36
    texts: list[Text] = []
    for text in said:
        told = lines(text, room, _SMALL, most=4)
        texts += [Text(x, y + i * 15, line) for i, line in enumerate(told)]
        y += len(told) * 15 + 3
    return Drawn((heading, *group(texts, Look(fill="ink", size=_SMALL))), y)


def _said(item: Item) -> str:
    below = " ".join(text_of(line) for line in item.below)
    return f"{text_of(item.line)} {below}".strip()


def _entries() -> Iterator[Entry]:
    known: Sequence[tuple[str, Meaning, Role]] = (
        ("got better", "better", "goal"),
        ("got worse", "worse", "broken"),
        ("added", "added", "ink"),
        ("removed", "removed", "ink"),
        ("moved, or a question", "other", "muted"),
    )
    for words, sign, role in known:
        yield Entry(words, 18, sign_of(sign, 18, Look(fill=role)))


def _told(comparison: Comparison, wanted: Wanted) -> Iterator[str]:
    yield from (said for said, _, _ in _verdict(comparison))
    for section in change_sections(comparison, wanted):
        yield f"{section.title}:"
        for block in section.blocks:
            if isinstance(block, Listing):
                yield from (_said(item) for item in block.items)
