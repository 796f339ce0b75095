"""Above two versions of a journey: the verdict, and both versions in figures, as in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.diff.comparison import Comparison
from cxmap.picture.columns import MARGIN_LEFT, MARGIN_RIGHT, Grid
from cxmap.picture.heading import MEANT, Drawn, sentence
from cxmap.picture.letters import clean, lines, width
from cxmap.picture.marks import Look, Mark, Role, Text, group
from cxmap.present.figures import Row, footnote, rows
from cxmap.present.page import Sentence, Tone, text_of
from cxmap.present.verdicts import verdict_section

_ROW, _SMALL, _BETWEEN = 17, 12, 14
_TITLES = Row("", "before", "after", "change", "muted")


def heading(comparison: Comparison, columns: Grid) -> Drawn:
    """The title, the verdict, and at the right the figures."""
    table = figures(comparison, columns.width - MARGIN_RIGHT)
    room = columns.right - MARGIN_LEFT - sum(_widths(_cells(comparison))) - 10
    marks: list[Mark] = []
    told = lines(clean(comparison.new.journey.written.title), room, 25, bold=True)
    texts = (Text(MARGIN_LEFT, 36 + i * 29, line) for i, line in enumerate(told))
    marks += group(texts, Look(fill="ink", size=25, bold=True))
    y = 50.0 + (len(told) - 1) * 29
    for said, tone, leads in verdict(comparison):
        drawn = sentence(said, tone, room, y, leads=leads)
        marks += drawn.marks
        y = drawn.bottom
    return Drawn((*marks, *table.marks), max(y, table.bottom))


def verdict(comparison: Comparison) -> Iterator[tuple[str, Tone, bool]]:
    """The sentences of the verdict, how each is meant, and whether it leads."""
    for block in verdict_section(comparison).blocks:
        if isinstance(block, Sentence):
            tone: Tone = next((words.tone for words in block.line if words.tone in MEANT), "plain")
            yield clean(text_of(block.line)), tone, block.leads


def figures(comparison: Comparison, right: float) -> Drawn:
    """The table: labels are muted, a change is in the colour of what it means."""
    found = _cells(comparison)
    widths = _widths(found)
    ends = [right - sum(widths[column + 1 :]) for column in range(4)]
    texts: dict[Role, list[Text]] = {}
    y = 26.0
    for row in found:
        roles = _roles(row)
        for x, words, role in zip(ends, row[:4], roles, strict=True):
            if words:
                texts.setdefault(role, []).append(Text(x, y, words))
        y += _ROW
    marks = [mark for role in sorted(texts) for mark in group(texts[role], Look(fill=role, size=_SMALL, anchor="end"))]
    return Drawn(tuple(marks), y - _ROW + 6)


def _roles(row: Row) -> tuple[Role, ...]:
    figure: Role = "muted" if row is _TITLES else "ink"
    return "muted", figure, figure, MEANT.get(row.tone, "muted")


def _cells(comparison: Comparison) -> list[Row]:
    return [_TITLES, *rows(comparison)]


def marked(comparison: Comparison) -> str:
    """What the mark of a figure means, if one has it."""
    return "".join(f"{text_of(sentence.line)}." for sentence in footnote(comparison))


def _widths(found: Sequence[Row]) -> list[float]:
    """How wide each column is, with the room before it."""
    return [max(width(row[column], _SMALL) for row in found) + _BETWEEN for column in range(4)]
