"""Two versions of a journey one above the other, on the same columns: what got better and worse, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxmap.diff.comparison import Comparison
from cxmap.diff.match import Matching
from cxmap.diff.version import Version
from cxmap.picture.board import board, gutter
from cxmap.picture.changes import Meaning, Tags
from cxmap.picture.clock import gaps
from cxmap.picture.columns import MARGIN_LEFT, Grid, grid
from cxmap.picture.comparison_changes import listed, new_tags, old_tags, sections
from cxmap.picture.comparison_heading import heading, marked, verdict
from cxmap.picture.heading import Drawn
from cxmap.picture.journey import lines_of
from cxmap.picture.key import key
from cxmap.picture.lanes import Lanes
from cxmap.picture.legend import Entry, footnotes, legend, sign_of
from cxmap.picture.letters import clean, lines
from cxmap.picture.marks import Drawing, Group, Look, Mark, Role, Text
from cxmap.present.look import Look as Wanted


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
    comparison: Comparison, wanted: Wanted, *, wide: int | None = None, with_heading: bool = True
) -> Drawing:
    """Everything in its place. ``wanted`` says which changes are listed."""
    analyses = [comparison.old.analysis, comparison.new.analysis]
    at = places(len(comparison.old.touchpoints), len(comparison.new.touchpoints), comparison.matching)
    columns = grid(at.all, gutter(analyses), _gaps(comparison, at), wide)
    lanes = Lanes(analyses)
    marks: list[Mark] = []
    y = 6.0
    if with_heading:
        drawn = heading(comparison, columns)
        marks += drawn.marks
        y = drawn.bottom + 14
    olds, news = old_tags(comparison), new_tags(comparison)
    for version, slots, tags, name in (
        (comparison.old, at.old, olds, "Before"),
        (comparison.new, at.new, news, "After"),
    ):
        drawn = _version(version, slots, tags, name, columns, lanes, y)
        marks += drawn.marks
        y = drawn.bottom + 8
    drawn = listed(comparison, wanted, columns.right, y)
    marks += drawn.marks
    meant = {tag.meaning for tags in (*olds.values(), *news.values()) for tag in tags}
    drawn = legend(analyses, list(_entries(meant)), columns.right, drawn.bottom + 8)
    marks += drawn.marks
    drawn = footnotes(comparison.new.analysis, columns.right, drawn.bottom, marked(comparison))
    marks += drawn.marks
    title = clean(comparison.new.journey.written.title)
    said = (*(text for text, _, _ in verdict(comparison)), *sections(comparison, wanted))
    told = "\n".join(map(clean, said))
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
    version: Version, slots: tuple[int, ...], tags: Tags, name: str, columns: Grid, lanes: Lanes, y: float
) -> Drawn:
    on_it = board(version.analysis, columns, slots, name.casefold())
    written = version.journey.written
    said = clean(f"{name} · {written.state} · {written.title}")
    marks: list[Mark] = []
    for line in lines(said, columns.right - MARGIN_LEFT, 15, bold=True):
        marks.append(Group((Text(MARGIN_LEFT, y + 14, line),), Look(fill="ink", size=15, bold=True)))
        y += 20
    drawn = lines_of(on_it, lanes, y + 6, tags)
    marks += drawn.marks
    if columns.density == "numbers":
        drawn = key(on_it, drawn.bottom)
        marks += drawn.marks
    return Drawn(tuple(marks), drawn.bottom)


def _entries(meant: set[Meaning]) -> Iterator[Entry]:
    """What the tags mean that there are."""
    known: Sequence[tuple[str, Meaning, Role]] = (
        ("got better", "better", "goal"),
        ("got worse", "worse", "broken"),
        ("added", "added", "ink"),
        ("removed", "removed", "ink"),
        ("moved", "moved", "muted"),
        ("a question: not proven", "question", "muted"),
    )
    for words, sign, role in known:
        if sign not in meant:
            continue
        yield Entry(words, 18, sign_of(sign, 18, Look(fill=role)))
