"""What a log holds, before anything is measured: which distinct events there are and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.errors import CxmapError
from cxmap.events import scan
from cxmap.events.engine import Engine, Row
from cxmap.events.rules import IGNORED, LEFT_OUT, UNMAPPED, Decider, Decision
from cxmap.events.settings import MOST_TOUCHPOINTS, Settings
from cxmap.journey.ids import nearest

MOST_COMBINATIONS = 200_000
_MOST_RECORDED = 100_000
_MOST_NAMES, _ADDRESSES = 200, 0.05


class Event(NamedTuple):
    """A distinct combination of what the rules look at; ``counts`` are in the order of `scan.COUNTS`."""

    cells: tuple[str | None, ...]
    decision: Decision
    counts: tuple[int, ...]

    @property
    def name(self) -> str:
        """The activity."""
        return self.cells[0] or ""

    @property
    def events(self) -> int:
        """How many usable ones there are."""
        return self.counts[scan.COUNTS.index("usable")]


class Seen(NamedTuple):
    """All distinct events, and the recorded teams and channels with their number of events."""

    events: tuple[Event, ...]
    teams: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]

    def total(self, count: str) -> int:
        """A count over all rows that were asked for."""
        at = scan.COUNTS.index(count)
        return sum(event.counts[at] or 0 for event in self.events if event.decision.position != LEFT_OUT)

    def usable(self, position: int) -> int:
        """Usable events with a decision: ignored, unmapped, or at a touchpoint."""
        return sum(event.events for event in self.events if event.decision.position == position)

    @property
    def mapped(self) -> int:
        """Usable events at touchpoints."""
        return sum(event.events for event in self.events if event.decision.position >= 0)

    @property
    def ignored(self) -> int:
        """Known noise."""
        return self.usable(IGNORED)

    @property
    def unmapped(self) -> int:
        """What no rule knows."""
        return self.usable(UNMAPPED)


def look(engine: Engine, settings: Settings) -> Seen:
    """One pass over the log. Raises CxmapError where it cannot be what the file says it is."""
    check_columns(engine, settings)
    query = scan.combinations(engine, settings)
    keys = len(scan.keys(settings))
    names = [name for name, _ in scan.recorded(settings)]
    rows = engine.ask(f"SELECT * FROM ({query}) AS seen ORDER BY kind LIMIT {MOST_COMBINATIONS + _MOST_RECORDED}")
    if sum(row[0] == 0 for row in rows) > MOST_COMBINATIONS:
        counted = engine.ask(f"SELECT count(*) FROM ({query}) AS seen WHERE kind = 0")[0][0]
        raise _too_many(engine, settings, counted)
    decider = Decider(settings.log, settings.position)
    events = [_event(row, keys, len(names), decider) for row in rows if row[0] == 0]
    recorded = {name: _names(rows, i, keys) for i, name in enumerate(names, 1)}
    return Seen(
        tuple(sorted(events, key=lambda event: (-event.events, *(cell or "" for cell in event.cells)))),
        recorded.get("team", ()),
        recorded.get("channel", ()),
    )


def _event(row: Row, keys: int, names: int, decider: Decider) -> Event:
    cells = tuple(row[1 : 1 + keys])
    return Event(cells, decider.decide(cells), tuple(int(n) if n is not None else 0 for n in row[1 + keys + names :]))


def _names(rows: Iterable[Row], kind: int, keys: int) -> tuple[tuple[str, int], ...]:
    usable = scan.COUNTS.index("usable") - len(scan.COUNTS)
    found = [(row[keys + kind], int(row[usable])) for row in rows if row[0] == kind and row[keys + kind] is not None]
    return tuple(sorted(found))


def _too_many(engine: Engine, settings: Settings, counted: int) -> CxmapError:
    columns = [*settings.log.event, *settings.log.rule_columns]
    distinct = ", ".join(f"count(DISTINCT {engine.dialect.quote(column)})" for column in columns)
    sizes = engine.ask(f"SELECT {distinct} FROM source")[0]
    worst = columns[max(range(len(columns)), key=lambda i: int(sizes[i]))]
    return CxmapError(
        f"column {worst!r} makes {counted:,} different events",
        hint="match a column with fewer values, or add a rule with starts-with on a shorter column",
    )


def check_columns(engine: Engine, settings: Settings) -> None:
    """Every column that the file names has to be there."""
    log = settings.log
    named = {"case": log.case, "event": log.event, "time": (log.time,), "end": (log.end,), "team": (log.team,)}
    named |= {"channel": (log.channel,), "match": log.rule_columns}
    for field, wanted in named.items():
        for column in wanted:
            if column is not None and column not in engine.columns:
                raise _no_column(field, column, engine)
    if len(settings.touchpoints) > MOST_TOUCHPOINTS:
        raise CxmapError(
            f"a journey of {len(settings.touchpoints):,} touchpoints is too long to be measured",
            hint=f"split it: at most {MOST_TOUCHPOINTS:,} can be",
        )


def _no_column(field: str, column: str, engine: Engine) -> CxmapError:
    columns = engine.columns
    if len(columns) == 1:
        return CxmapError(f'{engine.called} has one column, "{columns[0]}"', hint='set format: {delimiter: ";"}')
    guess = nearest(column, columns)
    return CxmapError(
        f'events.{field} names "{column}", the file has: {", ".join(columns)}',
        hint=f'did you mean "{guess}"?' if guess else "name one of these",
    )


def check_names(seen: Seen, settings: Settings, *, names_are_teams: bool) -> None:
    """A column of teams or channels holds no people."""
    if names_are_teams:
        return
    for field, recorded in (("team", seen.teams), ("channel", seen.channels)):
        column = getattr(settings.log, field)
        addresses = sum("@" in name for name, _ in recorded)
        if len(recorded) > _MOST_NAMES or addresses > _ADDRESSES * len(recorded):
            why = f"{len(recorded):,} different values" if len(recorded) > _MOST_NAMES else "addresses in it"
            raise CxmapError(
                f'events.{field}: "{column}" has {why}: these look like people',
                hint=f"name a column of {field}s, or say --names-are-teams if they are",
            )
