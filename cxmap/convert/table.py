"""A table of touchpoints → drafts: what is a name, a stage, a place, a team, and what is only kept."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from cxmap.convert import places
from cxmap.convert.cells import is_nobody, is_nothing, items, line, names, without_remark
from cxmap.convert.draft import UNKNOWN, DraftJourney, DraftTouchpoint, Note, Text
from cxmap.convert.grid import Row
from cxmap.convert.header_words import Role
from cxmap.convert.headers import role
from cxmap.convert.layouts import Table, unnumbered
from cxmap.convert.limits import TOUCHPOINTS, refuse_above
from cxmap.convert.names import extension
from cxmap.convert.scales import score
from cxmap.convert.scoring import Scoring, scoring
from cxmap.convert.wishes import Wishes
from cxmap.journey.durations import from_words, minutes

_ORDER = re.compile(r"#?[0-9]+(?:\.[0-9]+)*[.)]?")
_KEPT_AS: dict[Role, str] = {"pain": "x-pain", "opportunity": "x-opportunity", "touchpoint": "x-touchpoint"}
_UNKEPT: frozenset[Role] = frozenset(("order", "persona", "stage"))


def journeys(table: Table, file: str, wishes: Wishes) -> list[DraftJourney]:
    """One draft, or one for each persona. Their titles are empty where the table has none."""
    reader = _Reader(table, wishes)
    following = (*table.rows[1:], None)
    found = [step for row, after in zip(table.rows, following, strict=False) for step in reader.read(row, after)]
    refuse_above(TOUCHPOINTS, len(found), file)
    personas = dict.fromkeys(persona for persona, _ in found)
    drafts = []
    for i, persona in enumerate(personas):
        steps = tuple(step for its, step in found if its == persona)
        notes = (*reader.scoring.notes, *_columns(table, reader.keys), *reader.notes) if i == 0 else ()
        drafts.append(_draft(table, persona, steps, tuple(notes)))
    return drafts


def _draft(table: Table, persona: str, steps: tuple[DraftTouchpoint, ...], notes: tuple[Note, ...]) -> DraftJourney:
    grid = table.grid
    return DraftJourney(
        title=_title(table),
        line=grid.line,
        place=grid.place,
        unit=grid.unit,
        touchpoints=steps,
        persona=persona or grid.persona,
        goal=grid.goal,
        notes=notes,
    )


def _title(table: Table) -> str:
    """The first line above the head that is alone in its row."""
    alone = (line(row.cells[row.filled[0]]) for row in table.above if len(row.filled) == 1)
    return next((text for text in alone if not text.endswith(":")), "")


def _keys(table: Table) -> tuple[str, ...]:
    """The key for each column that no field takes: two columns of one name have two."""
    keys: list[str] = []
    for header in table.headers:
        keys.append(_free(extension(header), keys))
    return tuple(keys)


def _free(name: str, taken: Container[str]) -> str:
    """The name, with a number behind it if it is taken."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _columns(table: Table, keys: tuple[str, ...]) -> Iterator[Note]:
    """What went to keys of the author's own."""
    for i, header in enumerate(table.headers):
        if table.roles[i] is None and any(not is_nothing(row.cell(i)) for row in table.rows):
            known = role(header)
            why = f"; the first column for the {known} counts" if known and known in table.roles else ""
            yield Note("column-kept", table.grid.line, f"column {header!r} went to {keys[i]}{why}", "loss")


class _Reader:
    """Reads the rows of a table in order; stages and personas hold until the next one."""

    def __init__(self, table: Table, wishes: Wishes) -> None:
        self._table, self._wishes = table, wishes
        self._at: Mapping[Role, int] = {found: i for i, found in reversed(list(enumerate(table.roles))) if found}
        self._stage = self._persona = ""
        self.scoring: Scoring = scoring(table, wishes)
        self.keys = _keys(table)
        self.notes: list[Note] = []

    def read(self, row: Row, after: Row | None) -> Iterator[tuple[str, DraftTouchpoint]]:
        """The touchpoints of a row, each with its persona: none, one, or with --split as many as it lists."""
        if not row.filled or self._is_banner(row, after):
            return
        self._stage = self._stage_of(row) or ("" if self._table.is_turned else self._stage)
        self._persona = line(self._cell(row, "persona")) or self._persona
        source = self._source(row)
        if source is None and not (self._table.is_turned and self._stage):
            self._lost(row)
            return
        rows = self._divided(row, source) if self._wishes.split and source else [row]
        for i, part in enumerate(rows):
            yield self._persona, self._touchpoint(part, source, scored=i == 0 or part.cells != row.cells)

    def _cell(self, row: Row, wanted: Role) -> str:
        at = self._at.get(wanted)
        cell = row.cell(at) if at is not None else ""
        return "" if is_nothing(cell) else cell

    def _is_banner(self, row: Row, after: Row | None) -> bool:
        """A row with one cell is the stage of the rows below it, unless it is a step of which nothing else is known."""
        if self._table.is_turned or len(row.filled) != 1 or len(self._table.headers) < 3:
            return False
        at = row.filled[0]
        names_step = self._table.roles[at] in ("step", "touchpoint", "action")
        if (at != 0 and self._table.roles[at] != "stage") or (names_step and "stage" in self._at):
            return False
        if names_step and (after is None or after.filled == row.filled):
            return False
        self._stage = unnumbered(line(row.cells[at]))
        if names_step:
            said = f"the row {self._stage!r} has one cell only and is taken for a stage"
            self.notes.append(Note("banner", row.number, said, "guess"))
        return True

    def _stage_of(self, row: Row) -> str:
        stage = line(self._cell(row, "stage"))
        return "" if _ORDER.fullmatch(stage) else unnumbered(stage)

    def _source(self, row: Row) -> Role | None:
        """The column that names the touchpoint: the first that has text."""
        step = self._cell(row, "step")
        if step and not _ORDER.fullmatch(line(step)):
            return "step"
        order: tuple[Role, ...] = ("touchpoint", "action") if "channel" in self._at else ("action", "touchpoint")
        return next((found for found in order if self._cell(row, found)), None)

    def _lost(self, row: Row) -> None:
        said = any(not is_nothing(row.cell(i)) for i in row.filled if self._table.roles[i] not in _UNKEPT)
        if said:
            self.notes.append(Note("no-name", row.number, "without a name for the touchpoint, left out", "loss"))

    def _divided(self, row: Row, source: Role) -> list[Row]:
        """--split: a row for each item of its name; a lane with as many is divided, any other stays with the first."""
        count = len(items(self._cell(row, source)))
        if count < 2:
            return [row]
        divided = []
        for i in range(count):
            cells = []
            for column, cell in enumerate(row.cells):
                parts = items(cell)
                whole = i == 0 or self._table.roles[column] in ("stage", "persona")
                cells.append(parts[i] if len(parts) == count else cell if whole else "")
            divided.append(Row(row.number, tuple(cells)))
        return divided

    def _touchpoint(self, row: Row, source: Role | None, *, scored: bool) -> DraftTouchpoint:
        named = items(self._cell(row, source)) if source else [self._stage]
        action = [] if source == "action" and len(named) == 1 else items(self._cell(row, "action"))
        result = self.scoring.of(row)
        channel, extras = self._place(row, source)
        duration, wait = (self._time(row, found, extras) for found in ("duration", "wait"))
        self._keep(row, source, named, result.kept, extras)
        return DraftTouchpoint(
            name=named[0] if named else self._stage,
            line=row.number,
            stage=self._stage,
            teams=_teams(self._cell(row, "team")),
            supported_by=_teams(self._cell(row, "supported")),
            channel=channel,
            friction=result.friction if scored else None,
            evidence=result.evidence if scored else "",
            duration=duration,
            wait=wait,
            doing="; ".join(action),
            thinking="; ".join(items(self._cell(row, "thinking"))),
            feeling="" if self._is_score(row, "feeling") else "; ".join(items(self._cell(row, "feeling"))),
            extras=tuple(extras.items()),
        )

    def _is_score(self, row: Row, wanted: Role) -> bool:
        return score(line(self._cell(row, wanted))) is not None

    def _place(self, row: Row, source: Role | None) -> tuple[str, dict[str, Text]]:
        """The channel, and what has to be kept beside it."""
        if "channel" in self._at:
            cell = line(self._cell(row, "channel"))
            if is_nobody(cell):
                return UNKNOWN, {}
            known = places.channel(cell)
            kept: dict[str, Text] = {"x-channel": cell} if known and without_remark(cell) != cell else {}
            return known or cell, kept
        touchpoint = self._cell(row, "touchpoint")
        return (places.channel(touchpoint) or UNKNOWN if touchpoint and source != "touchpoint" else UNKNOWN), {}

    def _time(self, row: Row, wanted: Role, extras: dict[str, Text]) -> str:
        cell = line(self._cell(row, wanted))
        if not cell:
            return ""
        read = _duration(cell)
        if not read:
            extras[f"x-{wanted}"] = cell
        return read

    def _keep(
        self, row: Row, source: Role | None, named: list[str], kept: frozenset[int], extras: dict[str, Text]
    ) -> None:
        """What no field takes goes to keys of the author's own."""
        for column, found in enumerate(self._table.roles):
            cell = row.cell(column)
            if is_nothing(cell):
                continue
            said = "; ".join(items(cell))
            if found is None or column in kept:
                _put(extras, self.keys[column], said)
            elif found in ("pain", "opportunity") or (found == "touchpoint" and source != "touchpoint"):
                _put(extras, _KEPT_AS[found], said)
            elif found == source and len(named) > 1 and found != "action":
                _put(extras, f"x-{found}", said)


def _put(extras: dict[str, Text], name: str, said: Text) -> None:
    """Add it under a name that is free."""
    extras[_free(name, extras)] = said


def _teams(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names(cell) if not is_nobody(name)))


def _duration(cell: str) -> str:
    """``15 minutes`` is ``15m``; empty if it is no duration."""
    text = cell.replace(" ", "").lower()
    for read in (from_words(cell), cell, text):
        try:
            if read and minutes(read):
                return read
        except ValueError:
            continue
    return ""
